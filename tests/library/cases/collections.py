# Cases: every container, with random operations on deques and counters.
import collections
from collections import *
import collections.abc as cabc

check("""
Point = namedtuple('Point', 'x y')
Point
Point(1, 2)
Point(1, y=2)
Point(1)
Point(1, 2, 3)
Point(1, 2, z=3)
Point()
Point(x=1, y=2)._replace(x=5)
Point(1, 2)._replace(z=5)
Point._make([1, 2])
Point._make([1, 2, 3])
Point(1, 2)._asdict()
Point._fields, Point._field_defaults, Point.__match_args__, Point.__slots__, Point.__doc__
Point.x.__doc__, Point.__module__, Point.__qualname__, Point.__name__
Point.__new__.__doc__, Point.__new__.__qualname__, Point._make.__doc__, Point._replace.__doc__, Point._make.__qualname__
Point(1, 2).x, Point(1, 2).y, Point(1, 2)[1], Point(1, 2) == (1, 2), hash(Point(1, 2)) == hash((1, 2))
Point(1, 2).x == 3
setattr(Point(1, 2), 'x', 3)
setattr(Point(1, 2), 'w', 3)
Point(1, 2).w
Point(1, 2).__getnewargs__()
namedtuple('A', 'x x')
namedtuple('A', '_x')
namedtuple('A', 'class')
namedtuple('class', 'x')
namedtuple('A', '9x')
namedtuple('A-B', 'x')
namedtuple('A', ['a', 'class', 'a', '_c', '1'], rename=True)._fields
namedtuple('A', 'a,b c', defaults=(1, 2))._field_defaults
namedtuple('A', 'a,b c', defaults=(1, 2))(9)
namedtuple('A', 'a', defaults=(1, 2))
namedtuple('A', '')()
namedtuple('A', 'a')(5)
namedtuple('A', 'a')('x')
namedtuple('A', 'a', module='mod')
namedtuple('A', 'a', 'b')
x, y = Point(3, 4)
x, y
sorted([Point(2, 1), Point(1, 5)])
Point[int]
""")
class P3(Point):
    __slots__ = ()
    @property
    def norm(self):
        return self.x + self.y
    def __str__(self):
        return f"<{self.x}>"
check("P3(1, 2)\nP3(1, 2).norm\nstr(P3(1, 2))\nP3(1, 2)._replace(x=7)")

check("""
d = deque()
d
d.append(1); d.append(2); d.appendleft(0)
d
d.pop(), d.popleft(), d
d.pop(), len(d)
d.pop()
d.popleft()
deque([1, 2, 3], 2)
deque([1, 2, 3], maxlen=0)
deque([1], -1)
deque([1], 'a')
deque(5)
deque('abc').maxlen, deque('abc', 3).maxlen
deque([1, 2]) + deque([3])
deque([1, 2]) + [3]
deque([1, 2], 3) * 2
2 * deque([1, 2])
deque([1]) * 'a'
deque([1, 2]) == deque([1, 2]), deque([1, 2]) != deque([1, 3]), deque([1]) < deque([1, 2]), deque([1]) == [1]
deque([1]) < [1]
deque([2]) >= deque([1]), deque([2]) <= deque([1]), deque([2]) > deque([1])
bool(deque()), bool(deque([1]))
deque(range(5))[-1], deque(range(5))[2]
deque(range(5))[5]
deque(range(5))[-6]
deque(range(5))[1:2]
deque(range(5))['a']
deque(range(5)).index(3), deque(range(5)).index(3, -3)
deque(range(5)).index(9)
deque(range(5)).index(3, 4)
deque(range(5)).remove(9)
deque([1, 2, 1]).count(1)
deque([1], 1).insert(0, 2)
1 in deque([1]), 2 in deque([1])
list(reversed(deque('abc')))
deque([1, 2]).copy(), deque([1, 2], 4).copy()
deque[int]
hash(deque()) is None
deque('ab', maxlen=3).maxlen
deque(iterable='ab')
deque([1, 2, 3]).rotate('a')
isinstance(deque(), cabc.MutableSequence), issubclass(deque, cabc.Sequence)
""")
d = deque([1]); d.append(d)
check("d")
d = deque(range(5))
def mutate(how):
    for x in d:
        how()
check("mutate(lambda: d.append(1))\nmutate(d.pop)\nmutate(lambda: d.__setitem__(0, 1))\nmutate(d.clear)")
for maxlen in (None, 5, 13):
    d = deque(maxlen=maxlen)
    for step in range(400):
        kind = rng.randrange(16)
        n = rng.randrange(-9, 12)
        grow = step < 250
        if kind < 3:
            r = d.append(step)
        elif kind < 6:
            r = d.appendleft(step)
        elif kind == 6:
            r = trial(d.pop)
        elif kind == 7:
            r = trial(d.popleft)
        elif kind == 8:
            r = d.rotate(n)
        elif kind == 9:
            r = trial(d.__delitem__, n)
        elif kind == 10:
            r = trial(d.insert, n, step)
        elif kind == 11:
            r = trial(d.__setitem__, n, step)
        elif kind == 12:
            r = trial(d.__getitem__, n)
        elif kind == 13:
            r = d.extend(range(n) if grow else ())
        elif kind == 14:
            r = d.extendleft(range(n)) if n % 4 == 0 else d.reverse()
        else:
            r = trial(d.remove, step - n)
        if step % 4 == 0:
            show((r, d))
big = deque()
for i in range(3000):
    big.append(i)
total = 0
while len(big) > 5:
    total += big.popleft()
check("total, big")

check("""
defaultdict(int)
d = defaultdict(list)
d['a'].append(1)
d, d['b'], len(d)
defaultdict(3)
defaultdict(None, {1: 2})[3]
defaultdict(int, a=1)['b']
defaultdict(int, [(1, 2)]) | {3: 4}
{3: 4} | defaultdict(int, [(1, 2)])
defaultdict(int, {1: 2}).copy()
defaultdict(int).default_factory
defaultdict(int) == {}
defaultdict(lambda: 1)
defaultdict(int, {1: 2}) | 3
defaultdict[str, int]
isinstance(defaultdict(), dict)
defaultdict(int).get('q', 5)
""")
d = defaultdict(list); d['self'] = d
check("d")
d = defaultdict(None); d.default_factory = lambda: 5
check("d['x'], d")

check("""
o = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
o
OrderedDict()
OrderedDict(a=1)
OrderedDict({'x': 1}, y=2)
o.move_to_end('a'); o
o
o.move_to_end('c', last=False)
o
o.move_to_end('zz')
o.popitem(), o
o.popitem(last=False), o
OrderedDict().popitem()
OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1)
OrderedDict(a=1, b=2) == dict(b=2, a=1)
OrderedDict(a=1, b=2) != OrderedDict(b=2, a=1)
dict(b=2, a=1) == OrderedDict(a=1, b=2)
list(reversed(OrderedDict(a=1, b=2)))
OrderedDict(a=1) | {'b': 2}
{'b': 2} | OrderedDict(a=1)
OrderedDict.fromkeys('ab', 0)
OrderedDict(a=1).copy()
OrderedDict(a=1).pop('a')
OrderedDict(a=1).pop('b')
OrderedDict(a=1).pop('b', 7)
OrderedDict(a=1).setdefault('b', 7)
list(OrderedDict(a=1, b=2).items()), list(OrderedDict(a=1, b=2).values())
o = OrderedDict(a=1)
o |= {'z': 1}
o
OrderedDict(a=1) == 5
""")
class Loud(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)
check("Loud(a=1)\nLoud([(1, 2)]).update({3: 4})\nLoud(a=1).setdefault('b', 1)\nLoud(a=1).copy()")

check("""
Counter('abracadabra')
Counter()
Counter(a=1, b=2)
Counter({'a': 2}, b=1)
Counter('aab')['z']
Counter('abracadabra').most_common(2)
Counter('abracadabra').most_common()
Counter('abc').most_common(0), Counter('abc').most_common(-2)
sorted(Counter(a=2, b=1).elements())
Counter('aab') + Counter('bc')
Counter('aab') - Counter('abc')
Counter('aab') | Counter('bbc')
Counter('aab') & Counter('abb')
+Counter(a=1, b=-1), -Counter(a=1, b=-1)
Counter(a=3).total()
Counter('aab') == Counter('aba'), Counter(a=0) == Counter(), Counter('a') != Counter('b')
Counter('a') <= Counter('aa'), Counter('a') < Counter('a'), Counter('aa') > Counter('a'), Counter('aa') >= Counter('ab')
Counter.fromkeys('abc')
c = Counter('aab'); c.subtract('abbb'); c
c
c.update({'a': 5}); c.update('xyz', q=3)
c
del c['nothing']
del c['a']
c
c += Counter('q'); c -= Counter('x'); c |= Counter('mm'); c &= Counter('mmqqqqq')
c
Counter(5)
Counter([[]])
Counter(a='x', b=2)
Counter('ab').copy()
Counter('a') + 1
Counter('a') < 1
Counter('a') == {'a': 1}
Counter(x=1.5, y=2)
class C2(Counter): pass
C2('aab')
C2('aab') + C2('b')
isinstance(c, cabc.Mapping), isinstance(c, dict)
""")
for _ in range(80):
    a = Counter(rng.choices("abcde", k=rng.randrange(9)))
    b = Counter({k: rng.randrange(-2, 4) for k in rng.choices("abcdef", k=4)})
    show((a, b, a + b, a - b, b - a, a | b, a & b, a <= b, a > b, a == b, +b, -b, b.total(), a.most_common(3)))

check("""
ChainMap()
c = ChainMap({'a': 1}, {'a': 2, 'b': 3})
c
c['a'], c['b'], len(c), list(c), 'b' in c, c.get('z', 9), bool(c), bool(ChainMap())
c['z']
del c['b']
c.pop('b')
c.pop('b', 4)
ChainMap().popitem()
c['b'] = 5
c
c.new_child()
c.new_child({'q': 1}, w=2)
c.parents
c.copy()
c | {'z': 1}
{'z': 1} | c
c == {'a': 1, 'b': 5}
ChainMap.fromkeys('ab', 1)
list(c.items()), list(c.keys()), c.keys(), c.values(), c.items()
c |= {'k': 1}
c
c | 5
UserDict(a=1)
UserDict({'a': 1}, b=2) | {'c': 1}
UserDict({'a': 1})['b']
UserDict({'a': 1}).copy(), UserDict({'a': 1}).data
UserDict.fromkeys('ab')
UserDict(a=1) == {'a': 1}
UserDict(a=1).pop('a')
UserDict(a=1).popitem()
UserDict().popitem()
UserDict(a=1).setdefault('b', 2)
u = UserDict(a=1)
u.update({'b': 2}, c=3); u |= {'d': 4}
u, len(u), 'a' in u, list(u), u.keys()
UserList([3, 1, 2])
l = UserList([3, 1, 2])
l.sort(); l.append(9); l.extend([7]); l.insert(0, 8); l += [1]
l, l[0], l[1:3], type(l[1:3]).__name__, len(l), l.index(7), l.count(1), 7 in l
l.pop(), l.pop(0), l
l.remove(100)
l + [1], [0] + l, l * 2, l == [1, 2, 3, 9, 7], l < [2]
l.reverse(); l
l.copy(), l.clear(), l
UserString('abc')
UserString(5), str(UserString('abc')), len(UserString('abc'))
UserString('abc').upper(), type(UserString('abc').upper()).__name__
UserString('a,b').split(','), UserString('abc').find('c'), UserString('abc').replace('a', UserString('z'))
UserString('abc') + 'd', 'z' + UserString('abc'), UserString('ab') * 2, UserString('%s!') % 'x'
UserString('abc') == 'abc', hash(UserString('abc')) == hash('abc'), UserString('a') < 'b', 'a' in UserString('abc')
UserString('abc')[1], UserString('abc')[::-1]
UserString('{} {}').format(1, 2)
UserString('x').isalpha(), UserString('x').center(5, '*'), UserString('a-b').partition('-'), UserString('é').encode()
UserString('12').__int__(), UserString('x').join(['a', 'b']), UserString('aXb').swapcase(), UserString('prefix').removeprefix('pre')
sorted(collections.__all__)
collections.nothing
ChainMap.__module__, UserDict.__qualname__
""")
class Missing(UserDict):
    def __missing__(self, key):
        return key * 2
check("Missing()['ab']")
