def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


x = 1
del x
print(error(lambda: x))  # expect: NameError: name 'x' is not defined
a, b = 1, 2
del a, b
print(error(lambda: b))  # expect: NameError: name 'b' is not defined
l = [0, 1, 2, 3, 4]
del l[0], l[-1]
print(l)  # expect: [1, 2, 3]
del l[:2]
print(l)  # expect: [3]
d = {"a": {"b": [1, 2]}}
del d["a"]["b"][0]
print(d)  # expect: {'a': {'b': [2]}}
del (d["a"])
print(d)  # expect: {}
class A: pass
o = A(); o.x = o.y = 1
del o.x, o.y
print(vars(o))  # expect: {}
def f(p):
    del p
    try: return p
    except UnboundLocalError as problem: return str(problem)
print(f(1))  # expect: cannot access local variable 'p' where it is not associated with a value
def g():
    v = 1
    del v
    v = 2
    return v
print(g())  # expect: 2
z = 1
def h():
    global z
    del z
h()
print(error(lambda: z))  # expect: NameError: name 'z' is not defined
[m, n] = 1, 2
del [m, n]
print(error(lambda: m))  # expect: NameError: name 'm' is not defined
class D:
    def __delitem__(self, k): print("delitem", k)
    def __delattr__(self, k): print("delattr", k)
e = D()
del e[1], e["a":2], e.attr  # expect: delitem 1
# expect: delitem slice('a', 2, None)
# expect: delattr attr
for i in range(3): pass
del i
print(error(lambda: i))  # expect: NameError: name 'i' is not defined
import math
del math
print(error(lambda: math))  # expect: NameError: name 'math' is not defined
def loop():
    for k in range(3):
        v = k
        del v
    return "v" in locals()
print(loop())  # expect: False
print(error(lambda: exec("del undefined_name")))  # expect: NameError: name 'undefined_name' is not defined
print(error(lambda: exec("def f():\n del q\nf()")))  # expect: UnboundLocalError: cannot access local variable 'q' where it is not associated with a value
