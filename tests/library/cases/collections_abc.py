# Cases: which values and classes are what, and the methods that follow from abstract ones.
import collections
import collections.abc
from collections.abc import *
import abc

KINDS = [Awaitable, Coroutine, AsyncIterable, AsyncIterator, AsyncGenerator, Hashable, Iterable, Iterator, Generator,
    Reversible, Sized, Container, Callable, Collection, Set, MutableSet, Mapping, MutableMapping, MappingView, KeysView,
    ItemsView, ValuesView, Sequence, MutableSequence, ByteString]
def gen():
    yield
async def coro(): pass
async def agen():
    yield
c = coro()
values = [1, "s", b"b", bytearray(), [], (), {}, set(), frozenset(), range(3), {}.keys(), {}.values(), {}.items(),
    iter([]), iter({}), iter("a"), iter(()), gen(), c, agen(), len, object(), int, None, slice(1), iter(range(3)), iter({}.items()),
    iter(set()), memoryview(b""), type.__dict__, reversed([]), collections.deque(), collections.OrderedDict()]
c.close()
for value in values:
    show((type(value).__name__, [int(isinstance(value, kind)) for kind in KINDS]))
for kind in KINDS:
    show((kind, kind.__mro__, sorted(kind.__abstractmethods__), kind.__module__, kind.__qualname__))
    show([int(issubclass(kind, other)) for other in KINDS])

class Items(Sequence):
    def __init__(self, *items): self.items = items
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
class Bag(MutableSet):
    def __init__(self, items=()): self.items = list(dict.fromkeys(items))
    def __contains__(self, x): return x in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
    def add(self, x):
        if x not in self.items: self.items.append(x)
    def discard(self, x):
        if x in self.items: self.items.remove(x)
    def __repr__(self): return f"Bag({self.items})"
class Low(MutableMapping):
    def __init__(self, *a, **k): self.d = {}; self.update(*a, **k)
    def __getitem__(self, k): return self.d[k.lower()]
    def __setitem__(self, k, v): self.d[k.lower()] = v
    def __delitem__(self, k): del self.d[k.lower()]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
class Rows(MutableSequence):
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
    def insert(self, i, v): self.items.insert(i, v)
check("""
Sequence()
MutableMapping()
Hashable()
list(Items(1, 2, 3)), list(reversed(Items(1, 2, 3))), 2 in Items(1, 2), Items(1, 2, 1).count(1), Items(1, 2).index(2)
Items(1, 2).index(5)
Items(1, 2, 1, 2).index(2, -1), Items(1, 2, 1, 2).index(1, 1, 3)
Bag('abc') | Bag('cd'), Bag('abc') & Bag('cd'), Bag('abc') - Bag('cd'), Bag('abc') ^ Bag('cd')
Bag('abc') | 'xy', Bag('abc') & ['a'], Bag('abc') - ['a']
Bag('ab') < Bag('abc'), Bag('ab') <= Bag('ab'), Bag('ab') == Bag('ba'), Bag('ab') >= Bag('a'), Bag('ab') > {'a'}, Bag('ab') != Bag('a')
{'a', 'x'} - Bag('ab'), Bag('ab').isdisjoint('cd')
Bag('ab') - 5
Bag('ab') | 5
b = Bag('abc')
b.remove('z')
b.remove('a'); b
b.pop(), b
b |= 'xyz'
b &= Bag('xy')
b ^= 'yq'
b -= Bag('x')
b
b.clear(); b.pop()
b
Bag('ab')._hash() == hash(frozenset('ab'))
l = Low({'A': 1}, B=2)
l['a'], list(l), 'A' in l, l.get('Z'), l.pop('a'), l.pop('zz', 1), len(l)
l.pop('zz')
l.keys(), l.items(), l.values() 
list(l.keys()), list(l.items()), list(l.values()), ('b', 2) in l.items(), 2 in l.values(), 'b' in l.keys()
l.keys() | {'q'}, l.keys() & {'b'}, sorted(l.keys() ^ {'q'}), l.items() == {('b', 2)}
l.setdefault('n', 5), l.setdefault('b', 7)
l == {'b': 2, 'n': 5}, l == 5
l.popitem(), l
l.clear(), len(l)
l.popitem()
l.update([(1, 2)])
reversed(Low())
r = Rows(1, 2, 3)
r.append(4); r.extend([5, 6]); r.reverse(); r += [0]
list(r), r.pop(), r.pop(0), r.remove(3), list(r)
r.remove(99)
r.extend(r)
list(r), r.clear(), list(r)
Callable[[int], str]
Callable[..., str]
Callable[[], str].__args__
Callable[[int, str], bool].__args__
Callable[int]
Callable[int, str]
Callable[[int], str].__origin__
Callable[[list[int]], None]
Iterable[int], Mapping[str, int]
Iterable[int].__origin__
isinstance(3, Iterable[int])
""")
class Plain:
    def __len__(self): return 0
    def __iter__(self): return iter(())
    def __contains__(self, x): return False
class NoHash:
    __hash__ = None
class NoIter(list):
    __iter__ = None
check("""
isinstance(Plain(), Collection), isinstance(Plain(), Reversible), isinstance(NoHash(), Hashable), isinstance(NoIter(), Iterable)
Sequence.register(Plain)
isinstance(Plain(), Sequence)
Sequence.register(5)
Plain.register
Sized.register(Sized)
Sequence.register(object)
issubclass(5, Sized)
issubclass(int, Hashable)
""")
class Base(abc.ABC):
    @abc.abstractmethod
    def go(self): "go"
    @property
    @abc.abstractmethod
    def size(self): pass
    @classmethod
    @abc.abstractmethod
    def make(cls): pass
    @staticmethod
    @abc.abstractmethod
    def util(): pass
class Half(Base):
    def go(self): return 1
    size = 3
class Full(Half):
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def util(): return 2
class One(abc.ABC):
    @abc.abstractmethod
    def only(self): pass
check("""
Base()
Half()
One()
Full().go(), Full.make().util()
sorted(Base.__abstractmethods__), sorted(Half.__abstractmethods__), Full.__abstractmethods__
Base.go.__isabstractmethod__
isinstance(Full(), Base), issubclass(Half, Base), issubclass(int, Base)
Base.register(int)
issubclass(int, Base), isinstance(True, Base), isinstance(5, One)
One.only = None
One()
abc.update_abstractmethods(One) is One
One() is not None
type(Base).__name__, type(Base).__module__
abc.ABC.__mro__, abc.ABC.__slots__
""")
class Hooked(abc.ABC):
    @classmethod
    def __subclasshook__(cls, C):
        return True if hasattr(C, "quack") else NotImplemented
class Duck:
    quack = 1
check("issubclass(Duck, Hooked), issubclass(int, Hooked), isinstance(Duck(), Hooked)")
class Bad(abc.ABC):
    @classmethod
    def __subclasshook__(cls, C):
        return 5
check("issubclass(int, Bad)")
