def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class A:
    def __new__(cls, *a, **k): print("new", a, k); return super().__new__(cls)
    def __init__(self, *a, **k): print("init", a, k)
A(1, x=2)  # expect: new (1,) {'x': 2}
# expect: init (1,) {'x': 2}
class Other:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(Other())  # expect: 5
class Sub(A):
    def __new__(cls, v): o = super().__new__(cls, v); o.v = v; return o
print(Sub(7).v)  # expect: new (7,) {}
# expect: init (7,) {}
# expect: 7
class Ret:
    def __init__(self): return 5
print(error(lambda: Ret()))  # expect: TypeError: __init__() should return None, not 'int'
class RetNone:
    def __init__(self): return None
print(type(RetNone()).__name__)  # expect: RetNone
class Tup(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
print(Tup(1, 2), len(Tup(1, 2)))  # expect: (1, 2) 2
class NoArgs: pass
print(error(lambda: NoArgs(1)))  # expect: TypeError: NoArgs() takes no arguments
class OnlyNew:
    def __new__(cls, x): return super().__new__(cls)
print(type(OnlyNew(5)).__name__)  # expect: OnlyNew
print(error(lambda: OnlyNew()))  # expect: TypeError: OnlyNew.__new__() missing 1 required positional argument: 'x'
class BadNew:
    def __new__(cls, x): return super().__new__(cls, x)
print(error(lambda: BadNew(1)))  # expect: TypeError: object.__new__() takes exactly one argument (the type to instantiate)
class OnlyInit:
    def __init__(self, x): self.x = x
print(OnlyInit(3).x, object.__new__(OnlyInit).__class__.__name__, hasattr(object.__new__(OnlyInit), "x"))  # expect: 3 OnlyInit False
print(error(lambda: object.__new__(5)))  # expect: TypeError: object.__new__(X): X is not a type object (int)
print(error(lambda: object.__new__()))  # expect: TypeError: object.__new__(): not enough arguments
print(error(lambda: object.__new__(int)))  # expect: TypeError: object.__new__(int) is not safe, use int.__new__()
print(error(lambda: int.__new__(str)))  # expect: TypeError: int.__new__(str): str is not a subtype of int
print(error(lambda: A.__init__()))  # expect: TypeError: A.__init__() missing 1 required positional argument: 'self'
class Cache:
    pool = {}
    def __new__(cls, k): return cls.pool.setdefault(k, super().__new__(cls))
    def __init__(self, k): self.count = getattr(self, "count", 0) + 1
print(Cache("a") is Cache("a"), Cache("a").count, Cache("b").count)  # expect: True 3 1
class Callable2:
    def __call__(self, *a, **k): return a, k
print(Callable2()(1, k=2), callable(Callable2()), callable(NoArgs()))  # expect: ((1,), {'k': 2}) True False
o = NoArgs(); o.__call__ = lambda: 1
print(error(lambda: o()))  # expect: TypeError: 'NoArgs' object is not callable
class Dyn:
    __init__ = lambda self, *a: setattr(self, "a", a)
print(Dyn(1, 2).a)  # expect: (1, 2)
class Del:
    def __del__(self): pass
d = Del(); del d
