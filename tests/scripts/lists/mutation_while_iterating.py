a = [1, 2, 3]
for x in a:
    if len(a) < 6:
        a.append(x * 10)
print(a)  # expect: [1, 2, 3, 10, 20, 30]
b = [1, 2, 3, 4]
for x in b:
    b.remove(x)
print(b)  # expect: [2, 4]
c = [1, 2, 3]
it = iter(c)
print(next(it))  # expect: 1
c.clear()
print(list(it))  # expect: []
c.extend([7, 8])
print(list(it))  # expect: []
d = [1, 2, 3]
it = iter(d)
next(it)
d.insert(0, 0)
print(list(it))  # expect: [1, 2, 3]
e = [1, 2, 3, 4]
for i, x in enumerate(e):
    e[i] = x * x
print(e)  # expect: [1, 4, 9, 16]
f = list(range(5))
r = reversed(f)
print(next(r))  # expect: 4
f.append(9)
print(list(r))  # expect: [3, 2, 1, 0]
r = reversed(f)
del f[2:]
print(list(r))  # expect: []
g = [1, 2]
it = iter(g)
print(it.__length_hint__(), list(it), it.__length_hint__(), list(it))  # expect: 2 [1, 2] 0 []
g.append(3)
print(list(it))  # expect: []


class Evil:
    def __eq__(self, other):
        victim.clear()
        return False


victim = [Evil(), Evil(), Evil()]
print(5 in victim, victim)  # expect: False []
victim = [Evil(), Evil()]
print(victim.count(3), victim)  # expect: 0 []
