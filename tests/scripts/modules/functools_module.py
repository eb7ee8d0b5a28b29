from functools import *
import operator
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(reduce(operator.add, [1, 2, 3]), reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [3, 9, 2], 0), reduce(lambda a, b: b, [], "init"))  # expect: 6 120 9 init
print(error(lambda: reduce(max, [])))  # expect: TypeError: reduce() of empty iterable with no initial value
print(error(lambda: reduce(max, 5)))  # expect: TypeError: reduce() arg 2 must support iteration
p = partial(pow, 2); print(p(5), partial(int, base=2)("101"), p.func, p.args, p.keywords, partial(p, 3)())  # expect: 32 5 <built-in function pow> (2,) {} 8
q = partial(lambda *a, **k: (a, k), 1, x=2); print(q(3, y=4), q(x=9), partial(q, 5, x=7)(6))  # expect: ((1, 3), {'x': 2, 'y': 4}) ((1,), {'x': 9}) ((1, 5, 6), {'x': 7})
print(error(lambda: partial()))  # expect: TypeError: type 'partial' takes at least one argument
print(error(lambda: partial(5)))  # expect: TypeError: the first argument must be callable
calls = []
@lru_cache(maxsize=2)
def slow(n): calls.append(n); return n * 2
print([slow(n) for n in (1, 2, 1, 3, 2)], calls, slow.cache_info(), slow.cache_info().hits)  # expect: [2, 4, 2, 6, 4] [1, 2, 3, 2] CacheInfo(hits=1, misses=4, maxsize=2, currsize=2) 1
slow.cache_clear(); print(slow.cache_info(), slow.__name__, slow.__wrapped__(9))  # expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) slow 18
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info().currsize)  # expect: 23416728348467685 81
print(error(lambda: slow([])))  # expect: TypeError: unhashable type: 'list'
@lru_cache
def typed(a, b=1, *, c=2): return a, b, c
print(typed(1), typed(1, 1), typed(1, b=1), typed.cache_info().misses)  # expect: (1, 1, 2) (1, 1, 2) (1, 1, 2) 3
@lru_cache(typed=True)
def t(x): return type(x).__name__
print(t(1), t(1.0), t(True))  # expect: int float bool
@wraps(fib)
def w(): "own doc"
print(w.__name__, w.__wrapped__ is fib)  # expect: fib True
@singledispatch
def kind(x): return "object"
@kind.register(int)
def _(x): return "int"
@kind.register
def _(x: list): return "list"
print(kind(1), kind([]), kind("s"), kind(True), kind.dispatch(bool)(1), kind.registry.keys())  # expect: int list object int int dict_keys([<class 'object'>, <class 'int'>, <class 'list'>])
class C:
    @singledispatchmethod
    def m(self, x): return "any"
    @m.register
    def _(self, x: str): return "str"
    @partialmethod
    def never(self): pass
    def base(self, a, b): return a, b
    half = partialmethod(base, 1)
print(C().m(5), C().m("a"), C().half(2))  # expect: any str (1, 2)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), sorted("bca", key=cmp_to_key(lambda a, b: (a > b) - (a < b))))  # expect: [3, 2, 1] ['a', 'b', 'c']
