# Cases: containers of references while their objects live and after.
import weakref, gc
from weakref import *
class A:
    def __init__(self, n=0): self.n = n
    def __repr__(self): return f"A{self.n}"
    def go(self): return self.n
a, b = A(1), A(2)
d = WeakValueDictionary({"a": a}, b=b)
k = WeakKeyDictionary({a: 1, b: 2})
s = WeakSet([a, b])
m = WeakMethod(a.go)
log = []
f = finalize(b, log.append, "gone")
check("""
sorted(d), sorted(d.keys()), list(d.values()), sorted(map(str, d.items())), d['a'], d.get('z'), d.get('z', 5), 'a' in d, 'z' in d, len(d)
d['z']
d.pop('z')
d.pop('z', 1), d.setdefault('a', b), len(d.valuerefs()), sorted(d.copy()), sorted(d | {'q': a}), sorted({'q': a} | d)
d['n'] = 5
k[a], k.get(b), k.get(A()), a in k, 5 in k, list(k.values()), list(k.items()), list(k), len(k), len(k.keyrefs())
k[5]
k.setdefault(a, 9), k.pop(b), len(k), k.pop(b, 'none')
k[b] = 7
len(s), a in s, 5 in s, A() in s, sorted(map(str, s)), len(s | [A(9)]), len(s & [a]), len(s - [a]), len(s ^ [a]), s == WeakSet([b, a]), s <= WeakSet([a, b]), s < WeakSet([a]), s >= [a], s.isdisjoint([A()])
s.remove(A())
m()(), m() == a.go, m == WeakMethod(a.go), hash(m) == hash(WeakMethod(a.go)), WeakMethod(b.go) == m
WeakMethod(len)
WeakMethod(5)
f.alive, f.peek()[1:], f.atexit
ref(a)() is a, ref(a) is ref(a), ref(a) == ref(a), getweakrefcount(A()), ReferenceType is ref
sorted(weakref.__all__)
""")
c = WeakMethod(b.go, lambda r: log.append("method"))
del b
gc.collect()
check("sorted(d), len(k), len(s), log, f.alive, f.peek(), f(), c(), m()()\nlen(d), d.get('b')")
b = A(3); f = finalize(b, lambda x, y=1: x + y, 1, y=2)
check("f(), f(), f.alive, f.detach()")
f = finalize(b, print, 1)
check("f.detach()[2:], f.alive")
x = A(); s2 = WeakSet([x]); x2 = s2.pop()
check("x2 is x, len(s2)\ns2.pop()")
