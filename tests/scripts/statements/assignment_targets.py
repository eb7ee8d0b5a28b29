a = b = c = []
a.append(1); print(b, c is a)  # expect: [1] True
x, y = y2, z = 1, 2
print(x, y, y2, z)  # expect: 1 2 1 2
l = [0, 0]; d = {}
l[0], d["k"], (m, *n) = 1, 2, (3, 4, 5)
print(l, d, m, n)  # expect: [1, 0] {'k': 2} 3 [4, 5]
i = 1; i, l[i] = 0, "set at old? "; print(i, l)  # expect: 0 ['set at old? ', 0]
def order(t): print(t, end=" "); return t
d[order("k1")] = d[order("k2")] = order("v"); print(d)  # expect: v k1 k2 {'k': 2, 'k1': 'v', 'k2': 'v'}
class O: pass
o = O(); o.a = o.b = 5; o.a += 1; print(vars(o))  # expect: {'a': 6, 'b': 5}
o.l = [1, 2]; o.l[0] += 10; o.l[-1] *= 3; print(o.l)  # expect: [11, 6]
(p) = 1; (q, r) = (2, 3); [s, t] = 4, 5; print(p, q, r, s, t)  # expect: 1 2 3 4 5
u: int = 6; v: list[int] = [7]; (w): str = "not stored"; o.z: int = 8; print(u, v, __annotations__, o.z)  # expect: 6 [7] {'u': <class 'int'>, 'v': list[int]} 8
f = g = lambda: 9; print(f is g)  # expect: True
h, = [10]; [k] = [11]; print(h, k)  # expect: 10 11
a1, (b1, (c1, *d1)), *e1 = 1, (2, (3, 4)), 5, 6; print(a1, b1, c1, d1, e1)  # expect: 1 2 3 [4] [5, 6]
for j, l[0] in [(1, 2), (3, 4)]: pass
print(j, l)  # expect: 3 [4, 0]
with __import__("contextlib").nullcontext((1, 2)) as (aa, bb): print(aa, bb)  # expect: 1 2
