# Cases: layouts of heaps, merging, extremes, and places in sorted lists.
import heapq
from heapq import *
import bisect as bis
from bisect import *
for n in range(40):
    items = [rng.randrange(20) for _ in range(n)]
    h = list(items); heapify(h)
    g = []
    for x in items: heappush(g, x)
    show((h, g, sorted(items)))
    out = [trial(heapreplace, h, 7), trial(heappushpop, h, 3), h[:]]
    while h: out.append(heappop(h))
    show(out)
    m = list(items); heapq._heapify_max(m); show((m, heapq._heappop_max(m) if m else None, m))
    for k in (-1, 0, 1, 2, 5, 50):
        show((k, nlargest(k, items), nsmallest(k, items), nlargest(k, items, key=lambda v: -v % 5), nsmallest(k, iter(items), key=lambda v: v % 3)))
    a, b, c = sorted(items[::3]), sorted(items[1::3]), sorted(items[2::3])
    show((list(merge(a, b, c)), list(merge(a[::-1], b[::-1], reverse=True)), list(merge(a, b, key=lambda v: v))))
    a = sorted(items)
    x = rng.randrange(20)
    show((bisect_left(a, x), bisect_right(a, x), bisect.__name__, bis.bisect(a, x, 2), bisect_left(a, x, 1, n // 2)))
    insort(a, x); insort_left(a, x); show(a)
    show((bisect_left(a, 5, key=lambda v: v // 2), bisect_right(a, 5, key=lambda v: v // 2)))
    insort_right(a, 6, key=lambda v: v); show(a)
check("""
heappop([])
heapreplace([], 1)
heappushpop([], 1)
heappush([1], 'a')
list(merge()), list(merge([1])), list(merge([], [1], []))
list(merge([(1, 'b')], [(1, 'a')], key=lambda t: t[0]))
nlargest(2, 5)
nsmallest(2, 'abc'), nlargest(1, 'abc'), nsmallest(1, [])
bisect_left([1], 1, -1)
bisect_left([1], 'a')
bisect_right([], 1)
sorted(heapq.__all__)
""")
class T:
    def __init__(self, p, n): self.p, self.n = p, n
    def __lt__(self, o): return self.p < o.p
    def __repr__(self): return f"{self.p}{self.n}"
h = []
for i in range(20): heappush(h, T(rng.randrange(4), i))
show(h)
show([heappop(h) for _ in range(20)])
