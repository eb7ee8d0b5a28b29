import functools
def trace(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("call", function.__name__, args, kwargs)
        result = function(*args, **kwargs)
        print("return", result)
        return result
    return wrapper
@trace
def add(a, b=1):
    "Adds."
    return a + b
add(1); add(2, b=3)  # expect: call add (1,) {}
# expect: return 2
# expect: call add (2,) {'b': 3}
# expect: return 5
print(add.__name__, add.__doc__, add.__wrapped__(5))  # expect: add Adds. 6
def repeat(n):
    def decorate(f):
        return lambda *a: [f(*a) for _ in range(n)]
    return decorate
@repeat(3)
def hi(name): return f"hi {name}"
print(hi("x"))  # expect: ['hi x', 'hi x', 'hi x']
def first(f): print("apply first"); return f
def second(f): print("apply second"); return f
@first
@second
def both(): pass  # expect: apply second
# expect: apply first
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
@Count
def counted(x): return x * 2
counted(1); counted(2)
print(counted.n, counted(5))  # expect: 2 10
def add_method(cls): cls.extra = lambda self: "extra"; return cls
@add_method
class K: pass
print(K().extra())  # expect: extra
@lambda f: f()
def value(): return "called at once"
print(value)  # expect: called at once
registry = {}
def register(name): return lambda f: registry.setdefault(name, f)
@register("a")
def fa(): return 1
@register("b")
def fb(): return 2
print({k: f() for k, f in registry.items()})  # expect: {'a': 1, 'b': 2}
class M:
    @staticmethod
    @trace
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
    @functools.lru_cache(maxsize=None)
    def m(self): print("computed"); return 7
M.s(4); print(M.c(1))  # expect: call s (4,) {}
# expect: return 4
# expect: ('M', 1)
o = M(); print(o.m(), o.m())  # expect: computed
# expect: 7 7
decorators = [trace]
@decorators[0]
def indexed(): return "i"
indexed()  # expect: call indexed () {}
# expect: return i
@(trace if True else first)
def conditional(): pass
conditional()  # expect: call conditional () {}
# expect: return None
