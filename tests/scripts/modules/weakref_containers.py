# References that do not keep anything alive; what still lives is found.
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def hello(self):
        return "hello " + self.name


a, b = Thing("a"), Thing("b")
r = weakref.ref(a)
print(r() is a, weakref.ref(a) == r)  # expect: True True
values = weakref.WeakValueDictionary(first=a, second=b)
print(sorted(values), values["first"].name, "third" in values, values.get("third"))  # expect: ['first', 'second'] a False None
keys = weakref.WeakKeyDictionary({a: 1})
keys[b] = 2
print(sorted(keys.values()), keys[a], Thing("a") in keys)  # expect: [1, 2] 1 False
things = weakref.WeakSet([a, b, a])
print(len(things), a in things, Thing("c") in things)  # expect: 2 True False
method = weakref.WeakMethod(a.hello)
print(method()(), method == weakref.WeakMethod(a.hello))  # expect: hello a True
print(weakref.proxy(a).name)  # expect: a
try:
    weakref.ref(5)
except TypeError as error:
    print(error)  # expect: cannot create weak reference to 'int' object
