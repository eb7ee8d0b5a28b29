a = [[0] * 3] * 3
a[0][0] = 1
print(a)  # expect: [[1, 0, 0], [1, 0, 0], [1, 0, 0]]
b = [[0] * 3 for _ in range(3)]; b[0][0] = 1; print(b)  # expect: [[1, 0, 0], [0, 0, 0], [0, 0, 0]]
def f(x=[]): x.append(len(x)); return x
print(f(), f(), f() is f())  # expect: [0, 1, 2, 3] [0, 1, 2, 3] True
t = ([1],); u = t; t[0].append(2); print(u, t is u)  # expect: ([1, 2],) True
x = y = {}; x["k"] = y; print(y["k"]["k"] is x)  # expect: True
l = [1, 2, 3]; m = l; l = l + [4]; print(m, l); l = m; l += [5]; print(m)  # expect: [1, 2, 3] [1, 2, 3, 4]
# expect: [1, 2, 3, 5]
s = [1, 2, 3, 4]; s[1:3] = s; print(s)  # expect: [1, 1, 2, 3, 4, 4]
p = [1, 2]; p.extend(p); print(p); p += p; print(len(p))  # expect: [1, 2, 1, 2]
# expect: 8
d = {"a": 1}; e = dict(d); e["a"] = 2; print(d, e); d.update(d); print(d)  # expect: {'a': 1} {'a': 2}
# expect: {'a': 1}
n = [1, 2, 3]; n[0], n[1] = n[1], n[0]; print(n); i = 0; i, n[i] = 2, 9; print(n)  # expect: [2, 1, 3]
# expect: [2, 1, 9]
k = [3, 1, 2]; k.sort(key=lambda v: -v); print(k); q = k[:]; q.append(0); print(k, q)  # expect: [3, 2, 1]
# expect: [3, 2, 1] [3, 2, 1, 0]
z = [[]]; z[0].append(z); print(z, z[0][0] is z)  # expect: [[[...]]] True
def g(*args): args += (1,); return args
w = [1]; print(g(*w), w)  # expect: (1, 1) [1]
c = [1, 2]; for_each = [c.append(v) for v in (3, 4)]; print(c, for_each)  # expect: [1, 2, 3, 4] [None, None]
