def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class Grid:
    def __init__(self): self.d = {}
    def __getitem__(self, k): print("get", k); return self.d.get(k, 0)
    def __setitem__(self, k, v): print("set", k, v); self.d[k] = v
    def __delitem__(self, k): print("del", k); del self.d[k]
    def __contains__(self, k): print("in", k); return k in self.d
    def __len__(self): return len(self.d)
    def __iter__(self): print("iter"); return iter(self.d)
    def __reversed__(self): return iter("rev")
    def __missing__(self, k): return "never for plain classes"
g = Grid()
g[1, 2] = "a"  # expect: set (1, 2) a
g["k"] += 5  # expect: get k
# expect: set k 5
print(g[1, 2], len(g), (1, 2) in g, 5 not in g, list(g), list(reversed(g)), bool(g), [*g])  # expect: get (1, 2)
# expect: in (1, 2)
# expect: in 5
# expect: iter
# expect: iter
# expect: a 2 True True [(1, 2), 'k'] ['r', 'e', 'v'] True [(1, 2), 'k']
del g["k"]  # expect: del k
print(error(lambda: g.__delitem__("k")))  # expect: del k
# expect: KeyError: 'k'
x, = g  # expect: iter
print(x)  # expect: (1, 2)
class Seq:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return f"slice {i.start} {i.stop} {i.step}"
        if not -self.n <= i < self.n: raise IndexError(f"bad {i}")
        return i * 10
s = Seq(3)
print(list(s), s[-1], s[1:2], s[::], 20 in s, 5 in s, list(reversed(s)), max(s), sorted(s, reverse=True), s[-3], [*s], dict(enumerate(s)), s.__len__())  # expect: [0, 10, 20] -10 slice 1 2 None slice None None None True False [20, 10, 0] 20 [20, 10, 0] -30 [0, 10, 20] {0: 0, 1: 10, 2: 20} 3
print(error(lambda: s[5]))  # expect: IndexError: bad 5
print(error(lambda: Seq(-1) and len(Seq(-1))))  # expect: ValueError: __len__() should return >= 0
print(error(lambda: len(Seq("a"))))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: len(Seq(1.0))))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: Seq(1)()))  # expect: TypeError: 'Seq' object is not callable
class NoItems: pass
print(error(lambda: NoItems()[0]))  # expect: TypeError: 'NoItems' object is not subscriptable
print(error(lambda: NoItems().__getitem__))  # expect: AttributeError: 'NoItems' object has no attribute '__getitem__'
print(error(lambda: setattr(NoItems(), "x", 1) or NoItems()[0]))  # expect: TypeError: 'NoItems' object is not subscriptable
def st(): NoItems()[0] = 1
def de(): del NoItems()[0]
print(error(lambda: st()))  # expect: TypeError: 'NoItems' object does not support item assignment
print(error(lambda: de()))  # expect: TypeError: 'NoItems' object doesn't support item deletion
print(error(lambda: len(NoItems())))  # expect: TypeError: object of type 'NoItems' has no len()
print(error(lambda: iter(NoItems())))  # expect: TypeError: 'NoItems' object is not iterable
print(error(lambda: 1 in NoItems()))  # expect: TypeError: argument of type 'NoItems' is not iterable
print(error(lambda: reversed(NoItems())))  # expect: TypeError: 'NoItems' object is not reversible
class H:
    def __length_hint__(self): return 10
    def __iter__(self): return iter([1])
print(list(H()))  # expect: [1]
class ClassItem:
    def __class_getitem__(cls, k): return ("class", k)
print(ClassItem[5], ClassItem[1:2])  # expect: ('class', 5) ('class', slice(1, 2, None))
print(error(lambda: ClassItem()[1]))  # expect: TypeError: 'ClassItem' object is not subscriptable
