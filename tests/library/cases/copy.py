# Cases: every way in which a class can say how it is copied.
import copy, collections, functools, enum, types
from copy import copy as cp, deepcopy as dc
class A:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"A({self.x})"
class Sl:
    __slots__ = ("a", "__b")
    def __init__(self): self.a = [1]; self.__b = 2
    def get(self): return self.a, self.__b
class SlD(Sl):
    def __init__(self): super().__init__(); self.c = [3]
class C:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep" + str(type(memo).__name__)
class St:
    def __init__(self): self.v = [1]
    def __getstate__(self): return {"w": self.v}
    def __setstate__(self, s): self.__dict__.update(s, got=True)
class L(list): pass
class D(dict): pass
class S(set): pass
class T(tuple): pass
class N(int):
    pass
class NA:
    def __new__(cls, a, b=0): s = object.__new__(cls); s.a = a; s.b = b; return s
    def __getnewargs__(self): return (self.a,)
class NE:
    def __new__(cls, *, k): s = object.__new__(cls); s.k = k; return s
    def __getnewargs_ex__(self): return (), {"k": self.k}
class R:
    def __init__(self, n): self.n = n
    def __reduce__(self): return (R, (self.n + 1,))
class Boom:
    def __deepcopy__(self, memo): raise KeyError("boom")
shared = [1]
check("""
[cp(v) for v in (1, 'a', 2.5, None, (1,), b'', True, len, int, ...)]
l = [shared, shared]; c = cp(l); d = dc(l)
c == l, c is l, c[0] is shared, d == l, d[0] is shared, d[0] is d[1]
t = (1, [2]); cp(t) is t, dc(t) == t, dc(t) is t, dc((1, 2)) is not None
x = (1, (2, 'a')); dc(x) is x
a = A([1]); b = cp(a); c = dc(a)
b, b.x is a.x, c, c.x is a.x, type(b) is A
s = Sl(); s2 = dc(s); s2.get(), s2.a is s.a, cp(s).a is s.a
s = SlD(); s2 = dc(s); s2.get(), s2.c, s2.c is s.c, cp(s).__dict__
cp(C()), dc(C()), dc([C()])
cp(St()).__dict__, dc(St()).__dict__
l = L([1, [2]]); l.extra = 5; c = dc(l); c, type(c).__name__, c.extra, c[1] is l[1]
d = D(a=[1]); d.extra = 5; c = dc(d); c, type(c).__name__, c.extra, cp(d)['a'] is d['a']
s = S([1, 2]); s.e = 3; c = cp(s); c, c.e, type(c).__name__, dc(s), dc({1, 2}), dc(frozenset([1]))
t = T([1, [2]]); dc(t), type(dc(t)).__name__
n = N(5); n.q = 1; dc(n), dc(n).q, type(dc(n)).__name__
dc(NA(1, 2)).__dict__, dc(NE(k=1)).__dict__, dc(R(1)).n, cp(R(1)).n
dc(collections.OrderedDict(a=[1])), dc(collections.deque([[1]], 3)), cp(collections.deque([1])), dc(collections.Counter('aab')), dc(collections.defaultdict(list, a=[1]))
dc(collections.namedtuple('P', 'x y')([1], 2)), dc(collections.ChainMap({'a': 1})), dc(collections.UserDict(a=1))
dc(functools.partial(max, 1))(3), cp(functools.partial(max, 1))(0)
dc(bytearray(b'ab')), dc(range(3)), dc(slice(1, 2)), dc(types.SimpleNamespace(a=[1])), cp(types.SimpleNamespace(a=1))
dc(A), dc(dc), dc(lambda: 1) is not None
e = dc(ValueError('x', [1])); e, e.args
cp(x for x in ())
dc(x for x in ())
cp(copy)
dc({}.keys())
dc(Boom())
cp([1, 2]), cp({'a': 1}), cp({1}), cp(bytearray(b'q'))
m = A(1).__repr__; dc(m)()
copy.Error, copy.error is copy.Error
class E(enum.Enum): A = 1
""")
l = [1]; l.append(l); c = dc(l); show((c, c[1] is c))
a = A(None); a.x = a; c = dc(a); show(c.x is c)
t = ([],); t[0].append(t); c = dc(t); show(c[0][0] is c)
d = {}; d['d'] = d; c = dc(d); show(c['d'] is c)
m = {}; x = A([1]); c = dc([x, x], m); show((c[0] is c[1], id(x) in m))
