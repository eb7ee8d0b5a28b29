# What generated programs start with: each has those definitions that it uses. An empty line parts them.

LOG = []

def clip(x):
    "Keep a value that grows from turn to turn small."
    if isinstance(x, int):
        return x if -(1 << 130) < x < 1 << 130 else x % 1000000007
    if isinstance(x, float):
        return x if -1e15 < x < 1e15 else 0.5
    if isinstance(x, (str, list, tuple)):
        return x[:40]
    return x

def show(*values):
    print(*[repr(v)[:200] for v in values])

class Vec:
    kind = 'vec'
    def __init__(self, x, y=1):
        self.x = x
        self.y = y
    def sum(self):
        return self.x + self.y
    def add(self, k, *more, by=1):
        self.x = clip(self.x + k * by + len(more))
        return self
    @property
    def total(self):
        return self.x + self.y * 2
    @total.setter
    def total(self, v):
        self.x = clip(v)
    @classmethod
    def make(cls, k):
        return cls(k, k + 1)
    @staticmethod
    def double(k):
        return k + k
    def __add__(self, o):
        return type(self)(clip(self.x + o.x), self.y) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o):
        return Vec(o, self.y)
    def __iadd__(self, o):
        self.x = clip(self.x + (o.x if isinstance(o, Vec) else o))
        return self
    def __mul__(self, o):
        return clip(self.x * o.y) if isinstance(o, Vec) else Vec(clip(self.x * o), self.y)
    def __neg__(self):
        return Vec(-self.x, self.y)
    def __eq__(self, o):
        return isinstance(o, Vec) and self.x == o.x and self.y == o.y
    def __hash__(self):
        return hash((self.x, self.y))
    def __lt__(self, o):
        return self.x < o.x if isinstance(o, Vec) else NotImplemented
    def __bool__(self):
        return bool(self.x)
    def __len__(self):
        return 3
    def __getitem__(self, i):
        if not -3 <= i < 3:
            raise IndexError(i)
        return (self.x, self.y, 7)[i]
    def __call__(self, k=0):
        return self.x if k else self.y
    def __contains__(self, v):
        return v == self.x
    def __repr__(self):
        return '%s(%r, %r)' % (type(self).__name__, self.x, self.y)
    def __enter__(self):
        LOG.append('enter')
        return self
    def __exit__(self, kind, value, trace):
        LOG.append(kind and kind.__name__)
        return kind is KeyError

class Sub(Vec):
    kind = 'sub'
    def sum(self):
        return super().sum() + 1
    def __getattr__(self, name):
        if name.startswith('dyn'):
            return len(name)
        raise AttributeError(name)

class Slots:
    __slots__ = ('x', 'y')
    def __init__(self, x, y=2):
        self.x = x
        self.y = y
    def sum(self):
        return self.x * 2
    total = property(lambda self: self.y)
    def add(self, k, *more, by=1):
        self.y = clip(self.y + k)
        return self
    def __call__(self, k=0):
        return k
    def __repr__(self):
        return 'Slots(%r)' % (self.x,)

class Evil:
    "Does something to somebody else whenever it is asked for anything."
    def __init__(self, act, key=7):
        self.act = act
        self.key = key
        self.left = 5
    def fire(self):
        if self.left > 0:
            self.left -= 1
            self.act(self.left)
    def __eq__(self, o):
        self.fire()
        return self is o
    def __hash__(self):
        self.fire()
        return self.key
    def __lt__(self, o):
        self.fire()
        return self.left % 2 == 0
    def __gt__(self, o):
        self.fire()
        return self.left % 2 == 1
    def __iter__(self):
        self.fire()
        return iter([self.left, self.key, 3])
    def __len__(self):
        # Nothing that shows: whether the length of what is iterated is asked is the engine's affair.
        return 2
    def __index__(self):
        self.fire()
        return 1
    def __bool__(self):
        self.fire()
        return True
    def __getattr__(self, name):
        if name in ('x', 'y', 'total'):
            self.fire()
            return self.left
        raise AttributeError(name)
    def __add__(self, o):
        self.fire()
        return self.key
    __radd__ = __mul__ = __add__
    def __getitem__(self, i):
        self.fire()
        return i
    def __call__(self, *a, **k):
        self.fire()
        return len(a)
    def __repr__(self):
        self.fire()
        return 'Evil'

class Noisy:
    "Keeps account of what it is asked."
    def __init__(self, x):
        self.x = x
        self.asked = 0
    def __lt__(self, o):
        self.asked += 1
        return self.x < (o.x if isinstance(o, Noisy) else o)
    def __gt__(self, o):
        self.asked += 2
        return self.x > (o.x if isinstance(o, Noisy) else o)
    def __eq__(self, o):
        self.asked += 3
        return self.x == (o.x if isinstance(o, Noisy) else o)
    def __hash__(self):
        self.asked += 1
        return hash(self.x)
    def __bool__(self):
        self.asked += 1
        return self.asked % 3 > 0
    def __len__(self):
        self.asked += 1
        return self.asked % 5
    def __getitem__(self, i):
        self.asked += 1
        return self.x + i
    def __setitem__(self, i, v):
        self.x = v % 100 - i
    def __contains__(self, v):
        self.asked += v % 2
        return self.asked % 2
    def __getattr__(self, name):
        if name.startswith('dyn'):
            self.asked += 1
            return self.asked % 7
        raise AttributeError(name)
    @property
    def half(self):
        self.asked += 1
        return self.x // 2
    @half.setter
    def half(self, v):
        self.asked += 1
        self.x = v * 2

class Boom(Exception):
    pass

def gen(n):
    got = 0
    try:
        for i in range(n):
            got = yield i + (got or 0)
    except ValueError as e:
        LOG.append('caught')
        yield -1
    finally:
        # Nothing that shows: when a generator that nobody holds ends is the collector's affair.
        got = None
    return n

def chain(n):
    r = yield from gen(n)
    LOG.append(r)
    yield from (k * k for k in range(r or 0))

def counter(start):
    def step(by=1):
        nonlocal start
        start = clip(start + by)
        return start
    return step

def risky(k):
    if k % 3 == 0:
        raise ValueError(k)
    if k % 5 == 0:
        raise KeyError(k)
    if k % 7 == 0:
        raise Boom('b', k)
    return k

def take(a, b=2, /, c=3, *rest, d=4, **more):
    return a + b + c + len(rest) + d + sum(more.values())

def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
