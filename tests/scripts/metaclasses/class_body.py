class Order(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"): print("define", key)
        super().__setitem__(key, value)
    def __missing__(self, key):
        if key.isupper(): return f"auto {key}"
        raise KeyError(key)
class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases): return Order()
class A(metaclass=Meta):
    x = 1
    def f(self): pass
    y = RED
    z = len("abc")
    for i in range(2): pass
    del i  # expect: define x
    # expect: define f
    # expect: define y
    # expect: define z
    # expect: define i
    # expect: define i
print(A.y, A.z, hasattr(A, "i"))  # expect: auto RED 3 False
class Scope:
    a = 1
    b = [a][0]
    c = (lambda: __class__)
    d = locals() is not None and sorted(k for k in locals() if not k.startswith("__"))
    if a == 1:
        e = "conditional"
    try:
        1 / 0
    except ZeroDivisionError:
        g = "handled"
    __annotations__
    h: int
    k: str = "s"
print(Scope.b, Scope.d, Scope.e, Scope.g, Scope.__annotations__, hasattr(Scope, "h"), Scope.k)  # expect: 1 ['a', 'b', 'c'] conditional handled {'h': <class 'int'>, 'k': <class 'str'>} False s
print(Scope.__dict__["a"], "a" in Scope.__dict__, Scope.__module__, type(Scope.__dict__).__name__)  # expect: 1 True __main__ mappingproxy
class Redefine:
    def f(self): return 1
    def f(self): return 2
    @property
    def f(self): return 3
print(Redefine().f)  # expect: 3
def outer():
    v = "closure"
    class Inner:
        w = v
        def get(self): return v
        v2 = [v for _ in range(2)]
    return Inner
print(outer().w, outer()().get(), outer().v2)  # expect: closure closure ['closure', 'closure']
