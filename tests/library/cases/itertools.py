# Cases: values, laziness, exhaustion and messages.
import itertools
from itertools import *
import operator

class It:
    "only __next__, reached through an iterable"
    def __init__(self, n): self.n = n
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
class Source:
    def __init__(self, n): self.n = n
    def __iter__(self): return It(self.n)

def first(it, n=6): return list(islice(it, n))
check("""
first(count()), first(count(5)), first(count(1, 2)), first(count(1.5, .5)), first(count(-1, -3)), first(count(step=4))
count(), count(3), count(3, 2), count(1.5), count(2, 1.0), count(start=7)
count('a')
first(cycle('ab')), list(cycle([])), first(cycle(Source(2)))
cycle(5)
first(repeat(1)), list(repeat(1, 3)), list(repeat(1, 0)), list(repeat(1, -3)), list(repeat(object=2, times=2))
repeat(1), repeat(1, 3), repeat('a', -1)
repeat(1, 'a')
operator.length_hint(repeat(1, 3))
list(accumulate([1, 2, 3])), list(accumulate([])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([1, 2], initial=10)), list(accumulate([], initial=5))
list(accumulate([1, 2, 3], func=max)), list(accumulate('abc')), list(accumulate([1,2], None))
list(accumulate([1, 'a']))
list(chain()), list(chain('ab', [1], Source(2))), list(chain.from_iterable(['ab', 'cd'])), list(chain('a', ''))
list(chain(5))
list(chain.from_iterable([[1], 5]))
list(compress('abcd', [1, 0, 1])), list(compress('ab', [1, 1, 1])), list(compress(data='ab', selectors=[0, 1]))
list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: True, [1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(bool, []))
list(filterfalse(None, [0, 1, '', 'a'])), list(filterfalse(lambda x: x % 2, range(5))), list(filterfalse(bool, [0, 1]))
list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(lambda *a: a, ['ab', (), [1]]))
list(starmap(pow, [5]))
list(pairwise('abcd')), list(pairwise('a')), list(pairwise([])), list(pairwise(Source(3)))
list(islice('abcdef', 3)), list(islice('abcdef', 2, 4)), list(islice('abcdef', 1, None, 2)), list(islice('abc', None)), list(islice('abc', 0)), list(islice('abcdef', None, None, 3)), list(islice('abc', 2, 1))
islice('abc', -1)
islice('abc', 'a')
islice('abc', 1, 2, 0)
islice('abc', 1, 2, -1)
islice('abc', -1, 2)
islice('abc', 'a', 2)
islice('abc')
islice('abc', 1, 2, 3, 4)
list(zip_longest('abc', 'x')), list(zip_longest('ab', 'xyz', fillvalue='-')), list(zip_longest()), list(zip_longest([], []))
zip_longest(1)
list(product('ab', [1, 2])), list(product()), list(product('ab', repeat=2)), list(product('ab', [])), list(product('ab', repeat=0)), list(product('ab', 'c', repeat=2))
product('ab', repeat=-1)
product('ab', repeat='x')
list(combinations('abcd', 2)), list(combinations('ab', 3)), list(combinations('ab', 0)), list(combinations(range(4), 3))
combinations('ab', -1)
combinations('ab', 'x')
list(combinations_with_replacement('abc', 2)), list(combinations_with_replacement('', 2)), list(combinations_with_replacement('', 0)), list(combinations_with_replacement('a', 3))
combinations_with_replacement('ab', -1)
list(permutations('abc')), list(permutations('abc', 2)), list(permutations('ab', 3)), list(permutations('')), list(permutations('ab', 0))
permutations('ab', -1)
permutations('ab', 'x')
[(k, list(g)) for k, g in groupby('aabbbca')], [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], lambda x: x % 2)], list(groupby([]))
[k for k, g in groupby('aabbbca')]
[(k, list(g)) for k, g in groupby(key=len, iterable=['a', 'b', 'cc'])]
a, b, c = tee('abc', 3)
next(a), next(a), next(b), list(a), list(b), list(c), list(c)
tee('a', 0), len(tee('a', 1))
tee('a', -1)
tee(5)
chain[int]
chain
type(chain()).__name__, chain.__module__
isinstance(count(), count)
""")
g = groupby('aabbc')
k1, g1 = next(g)
show(next(g1))
k2, g2 = next(g)
show((k1, list(g1), k2, next(g2), list(g2), [k for k, _ in g], list(g2)))
i = iter(range(10))
show((list(islice(i, 2, 5)), next(i), list(islice(i, 1)), next(i), list(takewhile(lambda x: x < 8, i)), next(i, None)))
i = iter(range(10))
show((list(islice(i, 1, 8, 3)), next(i)))
i = iter(range(10))
show((list(islice(i, 7, 5)), next(i)))
i = iter(range(10)); z = zip_longest(i, [1])
show((next(z), next(z), next(i)))
t = takewhile(lambda x: x < 2, iter([1, 5, 1])); show((list(t), list(t)))
def failing():
    yield 1
    raise KeyError("boom")
for make in (chain, cycle, lambda x: accumulate(x), lambda x: pairwise(x), lambda x: tee(x)[0], lambda x: islice(x, 5), lambda x: zip_longest(x, "ab"),
             lambda x: starmap(print, x), lambda x: compress(x, [1, 1]), lambda x: dropwhile(lambda v: v, x), lambda x: filterfalse(None, x)):
    show(trial(list, make(failing())))
for _ in range(60):
    pool = rng.choices("abcdef", k=rng.randrange(6))
    r = rng.randrange(5)
    show((pool, r, list(combinations(pool, r)) == list(combinations(pool, r)), list(combinations(pool, r))[:9], list(permutations(pool, r))[:30], list(combinations_with_replacement(pool, r))[:20]))
    numbers = [rng.randrange(5) for _ in range(rng.randrange(9))]
    start, stop, step = rng.randrange(4), rng.choice([None, 0, 3, 8]), rng.randrange(1, 4)
    show((list(islice(numbers, start, stop, step)), [(k, list(v)) for k, v in groupby(sorted(numbers))], list(accumulate(numbers, max)), list(pairwise(numbers)),
          list(product(numbers[:2], pool[:2], repeat=rng.randrange(3)))[:20], list(zip_longest(numbers, pool, fillvalue=0)), list(chain(numbers, pool, numbers))))
