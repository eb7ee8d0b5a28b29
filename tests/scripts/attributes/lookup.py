class A:
    cls = "class"
    def __init__(self):
        self.inst = "instance"
    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return f"dynamic {name[4:]}"
        raise AttributeError(f"no {name} here")
a = A()
print(a.cls, a.inst, a.dyn_x, hasattr(a, "dyn_y"), hasattr(a, "nope"), getattr(a, "nope", "default"), getattr(a, "inst"))  # expect: class instance dynamic x True False default instance
try:
    a.nope
except AttributeError as problem:
    print(problem, problem.name, problem.obj is a)  # expect: no nope here nope True
a.cls = "own"
print(a.cls, A.cls, vars(a), "cls" in a.__dict__)  # expect: own class {'inst': 'instance', 'cls': 'own'} True
del a.cls
print(a.cls)  # expect: class
setattr(a, "dyn_x", "real"); print(a.dyn_x)  # expect: real
delattr(a, "dyn_x"); print(a.dyn_x)  # expect: dynamic x
A.added = property(lambda self: "added later")
print(a.added)  # expect: added later
A.inst = "class level"
print(a.inst)  # expect: instance
del a.inst
print(a.inst)  # expect: class level
class B:
    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("hidden")
        return f"<{name}>"
print(B().anything, B().__dict__, hasattr(B(), "secret"))  # expect: <anything> <__dict__> False
class C:
    def __getattribute__(self, name):
        print("getattribute", name)
        return object.__getattribute__(self, name)
    def __getattr__(self, name):
        return "fallback " + name
    x = 1
print(C().x)  # expect: getattribute x
# expect: 1
print(C().y)  # expect: getattribute y
# expect: fallback y
class D:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value * 2)
    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)
d = D()
d.x = 5  # expect: set x 5
print(d.x)  # expect: 10
d.x += 1  # expect: set x 11
print(d.x)  # expect: 22
del d.x  # expect: del x
print(hasattr(d, "x"))  # expect: False
class E2:
    def __dir__(self):
        return ["z", "a"]
print(dir(E2()), [n for n in dir(A) if not n.startswith("__")])  # expect: ['a', 'z'] ['added', 'cls', 'inst']
