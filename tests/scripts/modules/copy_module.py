import copy
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


l = [1, [2, 3], {"a": [4]}]
s, d = copy.copy(l), copy.deepcopy(l)
l[1].append(9); l[2]["a"].append(8)
print(l, s, d, s[1] is l[1], d[1] is l[1])  # expect: [1, [2, 3, 9], {'a': [4, 8]}] [1, [2, 3, 9], {'a': [4, 8]}] [1, [2, 3], {'a': [4]}] True False
class A:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"A({self.v})"
a = A([1]); b, c = copy.copy(a), copy.deepcopy(a)
a.v.append(2); print(a, b, c, b.v is a.v)  # expect: A([1, 2]) A([1, 2]) A([1]) True
class B:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep " + str(type(memo).__name__)
print(copy.copy(B()), copy.deepcopy(B()), copy.deepcopy([B(), B()]))  # expect: copied deep dict ['deep dict', 'deep dict']
r = [1]; r.append(r); q = copy.deepcopy(r); print(q[1] is q, q is not r)  # expect: True True
shared = [0]; two = copy.deepcopy([shared, shared]); print(two[0] is two[1], two[0] is shared)  # expect: True False
t = (1, [2]); print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy((1, 2)) == (1, 2), copy.deepcopy({1: {2, 3}}), copy.copy({1, 2}), copy.deepcopy("s"), copy.deepcopy(None), copy.copy(len) is len)  # expect: True False True {1: {2, 3}} {1, 2} s None True
class S:
    __slots__ = ("x",)
s = S(); s.x = [1]; print(copy.copy(s).x is s.x, copy.deepcopy(s).x == s.x)  # expect: True True
class D(dict): pass
d = D(a=[1]); d.attr = 5; e = copy.deepcopy(d); print(type(e).__name__, e, e.attr, e["a"] is d["a"])  # expect: D {'a': [1]} 5 False
class G:
    def __init__(self): self.n = 1
    def __getstate__(self): return {"n": self.n, "saved": True}
    def __setstate__(self, st): self.__dict__.update(st)
print(vars(copy.copy(G())))  # expect: {'n': 1, 'saved': True}
print(error(lambda: copy.deepcopy((x for x in []))))  # expect: TypeError: cannot pickle 'generator' object
print(error(lambda: copy.copy(copy.Error("x")) and copy.copy()))  # expect: TypeError: copy() missing 1 required positional argument: 'x'
