# Cases: sorting, folding and the iterator classes, in place of the built-in ones.
import functools
if not OURS:
    def _list_sort(items, **options): items.sort(**options)
    _iter2 = iter
class Key:
    log = 0
    def __init__(self, n, tag=0): self.n, self.tag = n, tag
    def __lt__(self, other):
        Key.log += 1
        return self.n < other.n
    def __repr__(self): return f"{self.n}{self.tag}"
class Seq:
    def __init__(self, *items): self.items = items
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
class Rev:
    def __reversed__(self): return iter("rev")
class NoRev:
    __reversed__ = None
check("""
sorted([3, 1, 2]), sorted('cab'), sorted([]), sorted((2, 1), reverse=True), sorted({'b': 1, 'a': 2}), sorted(x for x in (2, 1))
sorted(['bb', 'a', 'ccc'], key=len), sorted(['bb', 'a', 'ccc'], key=len, reverse=True), sorted([1, 2.5, 0]), sorted([True, 0, 2])
sorted([(1, 'b'), (1, 'a')]), sorted([[2], [1]]), sorted([1, -2, 3], key=abs, reverse=True)
sorted(5)
sorted([1, 'a'])
sorted([None, None])
sorted([1, 2], key=5)
sorted([1], key=lambda: 1)
sum([1, 2, 3]), sum([], 5), sum([1.5, 2]), sum([[1], [2]], []), sum(range(101)), sum([1, 2], start=10), sum((x for x in (1, 2)))
sum(['a'], '')
sum([b'a'], b'')
sum([bytearray()], bytearray())
sum(['a'])
sum(5)
any([0, 1]), any([]), any([0, '']), all([1, 1]), all([]), all([1, 0]), any(x > 1 for x in (1, 2))
any(5)
all(None)
min(3, 1, 2), max(3, 1, 2), min([2, 1]), max('abc'), min([], default=5), max([], default=None), min('bb', 'a', key=len), max([1, -5], key=abs)
min([(1, 'b'), (1, 'a')], key=lambda t: t[0]), max([(1, 'b'), (1, 'a')], key=lambda t: t[0]), min(x for x in (3, 2)), min([1], default=2), max([1, 2], key=None)
min()
max()
min([])
max(())
min(1, 2, default=3)
max(5)
min(1, 'a')
max(1, 'a')
list(map(str, [1, 2])), list(map(pow, [2, 3], [3, 2, 1])), list(map(lambda *a: a, 'ab', 'cd', 'ef')), list(map(None, []))
map(str)
map()
list(map(5, [1]))
map(str, 5)
list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(bool, [0, 2]))
list(filter(5, [1]))
filter(None, 5)
list(zip()), list(zip('ab')), list(zip('ab', [1, 2, 3])), list(zip('abc', [1], 'xy')), dict(zip('ab', [1, 2])), list(zip('ab', 'cd', strict=True)), list(zip(strict=True))
list(zip('ab', 'c', strict=True))
list(zip('a', 'bc', strict=True))
list(zip('ab', 'cd', 'e', strict=True))
list(zip('a', 'b', 'cd', strict=True))
list(zip('', 'b', strict=True))
list(zip('a', '', strict=True))
zip('a', 5)
zip(5)
list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate('ab', start=-1)), list(enumerate(iterable='x'))
enumerate('ab', 'x')
enumerate(5)
enumerate[int]
list(reversed([1, 2, 3])), list(reversed('ab')), list(reversed((1,))), list(reversed(range(3))), list(reversed({'a': 1, 'b': 2})), list(reversed(Seq(1, 2))), list(reversed(Rev()))
reversed(NoRev())
reversed(5)
reversed({1})
reversed(x for x in ())
i = iter([1, 2, 3])
list(_iter2(lambda: next(i), 3)), list(_iter2(lambda: 5, 5))
type(map(str, [])).__name__, type(filter(None, [])), type(zip()), type(enumerate('')), isinstance(zip(), zip), map.__module__
type(_iter2(len, 1)).__name__
next(map(str, []), 'end')
i = zip([1, 2], iter([3]))
next(i), next(i, 'end'), next(i, 'end')
l = [3, 1, 2]
_list_sort(l), l
_list_sort(l, reverse=True), l
l = [1, 'a', 2]
_list_sort(l)
sorted(l, key=str)
""")
l = [3, 1, 2]
seen = []
def key(x):
    seen.append(list(l))
    return x
_list_sort(l, key=key)
show((l, seen))
def naughty(x):
    l.append(x)
    return x
check("_list_sort(l, key=naughty)\nl")
def failing(x):
    if x == 2: raise KeyError(x)
    return x
check("_list_sort(l, key=failing)\nl")
for n in list(range(40)) + [63, 64, 65, 100, 200, 333, 1000]:
    for shape in range(4):
        if shape == 0: items = [Key(rng.randrange(max(n // 3, 1)), i) for i in range(n)]
        elif shape == 1: items = [Key(i // 3, i) for i in range(n)]
        elif shape == 2: items = [Key(n - i, i) for i in range(n)]
        else: items = [Key(i % 7, i) for i in range(n)]
        a = sorted(items)
        b = sorted(items, reverse=True)
        c = sorted(items, key=lambda k: (k.n % 3, -k.n))
        d = sorted([k.n for k in items], reverse=True)
        if n < 40:
            show((n, shape, a, b, c, d))
        else:
            show((n, shape, hash(str(a)), hash(str(b)), hash(str(c)), hash(str(d))))
Key.log = 0
sorted([Key(rng.random()) for _ in range(3000)])
show(Key.log < 36000)
class L:
    def __init__(self, n): self.n = n
    def __lt__(self, o): raise ZeroDivisionError
check("sorted([L(1), L(2)])\nsorted([L(1)]) is None\nmin(L(1), L(2))")
class G:
    def __init__(self, n): self.n = n
    def __gt__(self, o): return self.n > o.n
    def __repr__(self): return f"G{self.n}"
check("max(G(1), G(2))\nmin(G(1), G(2))\nsorted([G(2), G(1)])\nsorted([2, 1], key=functools.cmp_to_key(lambda a, b: a - b))\nsorted([1.5, float('nan'), 0.5], key=lambda x: -x)")
class M2(map):
    def __next__(self): return super().__next__() + "!"
class E2(enumerate): pass
check("list(M2(str, [1, 2]))\nlist(E2('ab', 1))")
