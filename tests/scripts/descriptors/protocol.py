class Loud:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, instance, owner=None):
        print("get", None if instance is None else type(instance).__name__, owner and owner.__name__)
        return instance.__dict__.get(self.name, "unset") if instance is not None else self
    def __set__(self, instance, value):
        print("set", value)
        instance.__dict__[self.name] = value
    def __delete__(self, instance):
        print("delete")
        del instance.__dict__[self.name]
class A:
    x = Loud()  # expect: set_name A x
a = A()
print(a.x)  # expect: get A A
# expect: unset
a.x = 5  # expect: set 5
print(a.x)  # expect: get A A
# expect: 5
del a.x  # expect: delete
a.__dict__["x"] = "direct"
print(a.x)  # expect: get A A
# expect: direct
print(type(A.x).__name__)  # expect: get None A
# expect: Loud
print(A.__dict__["x"].name)  # expect: x
class NonData:
    def __get__(self, instance, owner):
        return "non-data"
class B:
    y = NonData()
b = B()
print(b.y)  # expect: non-data
b.y = "own"
print(b.y, B.y)  # expect: own non-data
class Method:
    def __init__(self, function): self.function = function
    def __get__(self, instance, owner):
        return self if instance is None else lambda *args: self.function(instance, *args)
class C:
    @Method
    def add(self, n): return self.base + n
    base = 10
print(C().add(5), type(C.add).__name__)  # expect: 15 Method
f = lambda self: f"bound to {self}"
print(f.__get__(5)(), f.__get__(None, int) is f, type(f.__get__(1)).__name__)  # expect: bound to 5 True method
class SetOnly:
    def __set__(self, instance, value): instance.__dict__["z"] = value * 2
class D:
    z = SetOnly()
d = D()
print(type(d.z).__name__)  # expect: SetOnly
d.z = 4
print(d.z)  # expect: 8
class Raises:
    def __get__(self, instance, owner): raise AttributeError("from descriptor")
class E3:
    w = Raises()
    def __getattr__(self, name): return f"getattr {name}"
print(E3().w)  # expect: getattr w
