# The method of `o.m(x)` is looked up before its arguments are evaluated, those of other calls as well.


def shown(text, value=None):
    print("evaluated", text)
    return value


def outcome(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


# A method that is not there: no argument is evaluated, and none can raise.
outcome(lambda: None.missing(shown("a")))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing(shown("a"), *shown("b", [])))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing(key=shown("a")))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing(key=shown("a"), **shown("b", {})))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing(*shown("a", [])))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing(undefined))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing(1 / 0))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing(-"a"))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing("a"[3]))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing(None.other))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing(None.other(None.another)))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing((1, undefined)))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing([None.other]))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing({[]: 1}))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing(lambda x=shown("a"): x))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing(lambda *, x=shown("a"): x))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: None.missing(f"{undefined}"))  # expect: AttributeError 'NoneType' object has no attribute 'missing'
outcome(lambda: undefined(shown("a")))  # expect: NameError name 'undefined' is not defined
outcome(lambda: undefined.missing(shown("a")))  # expect: NameError name 'undefined' is not defined
outcome(lambda: shown(shown("a", 1))(shown("b")))  # expect: evaluated a
# expect: evaluated 1
# expect: evaluated b
# expect: TypeError 'NoneType' object is not callable
outcome(lambda: 1 .real(shown("a")))  # expect: evaluated a
# expect: TypeError 'int' object is not callable
outcome(lambda: [].append(shown("a"), shown("b")))  # expect: evaluated a
# expect: evaluated b
# expect: TypeError list.append() takes exactly one argument (2 given)


def unbound_argument(o):
    o.missing(late)
    late = 1


def unbound_cell(o):
    def inner():
        return o.missing(late)

    outcome(inner)
    late = 1


outcome(unbound_argument, 1)  # expect: AttributeError 'int' object has no attribute 'missing'
unbound_cell(1)  # expect: AttributeError 'int' object has no attribute 'missing'


# An argument that replaces the method, or what it is looked up on.
class Point:
    def __init__(self, x):
        self.x = x

    def m(self, *args, **kwargs):
        return "first", self.x, args, kwargs

    def replace(self, value):
        Point.m = lambda self, *args, **kwargs: ("replaced", self.x, args, kwargs)
        return value

    def shadow(self, value):
        self.m = lambda *args, **kwargs: ("own", args, kwargs)
        return value

    @property
    def changing(self):
        return self.shadow("changed")

    def __add__(self, other):
        return self.shadow(other)

    def __getitem__(self, index):
        return self.shadow(index)

    def __lt__(self, other):
        return self.shadow(other)

    def __bool__(self):
        return self.shadow(True)

    def __neg__(self):
        return self.shadow(3)

    def __format__(self, spec):
        return self.shadow("text")

    def __hash__(self):
        return self.shadow(5)


def twice(f):
    for _ in range(2):
        p = Point(1)
        print(f(p), p.m(0))


twice(lambda p: p.m(p.changing))  # expect: ('first', 1, ('changed',), {}) ('own', (0,), {})
# expect: ('first', 1, ('changed',), {}) ('own', (0,), {})
twice(lambda p: p.m(p + 1))  # expect: ('first', 1, (1,), {}) ('own', (0,), {})
# expect: ('first', 1, (1,), {}) ('own', (0,), {})
twice(lambda p: p.m(p[2]))  # expect: ('first', 1, (2,), {}) ('own', (0,), {})
# expect: ('first', 1, (2,), {}) ('own', (0,), {})
twice(lambda p: p.m(p < 3))  # expect: ('first', 1, (3,), {}) ('own', (0,), {})
# expect: ('first', 1, (3,), {}) ('own', (0,), {})
twice(lambda p: p.m(not p))  # expect: ('first', 1, (False,), {}) ('own', (0,), {})
# expect: ('first', 1, (False,), {}) ('own', (0,), {})
twice(lambda p: p.m(-p))  # expect: ('first', 1, (3,), {}) ('own', (0,), {})
# expect: ('first', 1, (3,), {}) ('own', (0,), {})
twice(lambda p: p.m(f"{p}"))  # expect: ('first', 1, ('text',), {}) ('own', (0,), {})
# expect: ('first', 1, ('text',), {}) ('own', (0,), {})
twice(lambda p: len(p.m({p})[2]))  # expect: 1 ('own', (0,), {})
# expect: 1 ('own', (0,), {})
twice(lambda p: len(p.m({p: 1})[2]))  # expect: 1 ('own', (0,), {})
# expect: 1 ('own', (0,), {})
twice(lambda p: p.m(1, p.shadow(2)))  # expect: ('first', 1, (1, 2), {}) ('own', (0,), {})
# expect: ('first', 1, (1, 2), {}) ('own', (0,), {})
twice(lambda p: p.m(a=p.shadow(2)))  # expect: ('first', 1, (), {'a': 2}) ('own', (0,), {})
# expect: ('first', 1, (), {'a': 2}) ('own', (0,), {})
twice(lambda p: p.m(*p.shadow([2])))  # expect: ('first', 1, (2,), {}) ('own', (0,), {})
# expect: ('first', 1, (2,), {}) ('own', (0,), {})
twice(lambda p: p.m(**p.shadow({"a": 2})))  # expect: ('first', 1, (), {'a': 2}) ('own', (0,), {})
# expect: ('first', 1, (), {'a': 2}) ('own', (0,), {})
twice(lambda p: p.m((p := Point(2)).x))  # expect: ('first', 1, (2,), {}) ('first', 1, (0,), {})
# expect: ('first', 1, (2,), {}) ('first', 1, (0,), {})
twice(lambda p: p.m((1, p.changing)))  # expect: ('first', 1, ((1, 'changed'),), {}) ('own', (0,), {})
# expect: ('first', 1, ((1, 'changed'),), {}) ('own', (0,), {})
twice(lambda p: p.m([p.changing]))  # expect: ('first', 1, (['changed'],), {}) ('own', (0,), {})
# expect: ('first', 1, (['changed'],), {}) ('own', (0,), {})
twice(lambda p: p.m(1 if p else 2))  # expect: ('first', 1, (1,), {}) ('own', (0,), {})
# expect: ('first', 1, (1,), {}) ('own', (0,), {})
twice(lambda p: p.m(lambda x=p.changing: x)[1])  # expect: 1 ('own', (0,), {})
# expect: 1 ('own', (0,), {})
p = Point(1)
print(p.m(p.replace(1)), p.m(2))  # expect: ('first', 1, (1,), {}) ('replaced', 1, (2,), {})


# What finds attributes is asked first.
class Asked:
    def __getattr__(self, name):
        print("asked for", name)
        return lambda *args: args

    @property
    def found(self):
        print("property")
        return lambda *args: args


def ask(o, n):
    x = 7
    for _ in range(n):
        print(o.missing(shown("a", 1)), o.missing(x), o.missing(undefined if x < 7 else x))
        print(o.found(shown("a", 1)), o.found(x), o.found(x + 1))


ask(Asked(), 3)  # expect: asked for missing
# expect: evaluated a
# expect: asked for missing
# expect: asked for missing
# expect: (1,) (7,) (7,)
# expect: property
# expect: evaluated a
# expect: property
# expect: property
# expect: (1,) (7,) (8,)
# expect: asked for missing
# expect: evaluated a
# expect: asked for missing
# expect: asked for missing
# expect: (1,) (7,) (7,)
# expect: property
# expect: evaluated a
# expect: property
# expect: property
# expect: (1,) (7,) (8,)
# expect: asked for missing
# expect: evaluated a
# expect: asked for missing
# expect: asked for missing
# expect: (1,) (7,) (7,)
# expect: property
# expect: evaluated a
# expect: property
# expect: property
# expect: (1,) (7,) (8,)


# The same for `super()`, and for what a module or a class has under the name.
class Base:
    def m(self, value=0):
        return "base", value


class Derived(Base):
    def m(self):
        return super().m(self.replace())

    def replace(self):
        Base.m = lambda self, value: ("replaced", value)
        return 1

    def other(self):
        return super().missing(shown("a"))

    @classmethod
    def made(cls, value):
        return cls.__name__, value

    @staticmethod
    def plain(value):
        return value


for _ in range(2):
    print(Derived().m())  # expect: ('base', 1)
    # expect: ('replaced', 1)
outcome(Derived().other)  # expect: AttributeError 'super' object has no attribute 'missing'

import math

for i in range(3):
    print(math.sqrt(i * i + 2 * i + 1), Derived.made(i + 1), Derived().made(i + 1), Derived.plain(i + 1))
    print(Derived().plain(i + 1), "a-b".split("-" if i else "b"), str.upper("x" + "y"), Derived.plain(value=i))
# expect: 1.0 ('Derived', 1) ('Derived', 1) 1
# expect: 1 ['a-', ''] XY 0
# expect: 2.0 ('Derived', 2) ('Derived', 2) 2
# expect: 2 ['a', 'b'] XY 1
# expect: 3.0 ('Derived', 3) ('Derived', 3) 3
# expect: 3 ['a', 'b'] XY 2


# In a loop that is compiled.
class Counter:
    def __init__(self):
        self.n = 0
        self.step = self.one

    def one(self, by):
        self.n += by
        return self.n

    def two(self, by):
        self.n += 2 * by
        return self.n

    def swap(self, i):
        if i % 100 == 99:
            self.step = self.two if self.step == self.one else self.one
        if i == 700:
            Counter.one = lambda self, by: self.two(by + 1)
        return i & 3


def count(n):
    c = Counter()
    for i in range(n):
        c.step(c.swap(i))
        c.one(c.swap(i))
    return c.n


print(count(1000))  # expect: 4350


def missing_late(n):
    seen = []
    o = Counter()
    for i in range(n):
        if i == n - 2:
            o = i
        try:
            o.one(seen.append(i) or 1)
        except AttributeError as e:
            print(e, len(seen))


missing_late(500)  # expect: 'int' object has no attribute 'one' 498
# expect: 'int' object has no attribute 'one' 498
