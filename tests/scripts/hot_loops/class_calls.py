# Methods that are called on their class, where the class of classes has one of that name, too.
class Base:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Base {self.x}"


class Derived(Base):
    def __init__(self, x, y):
        Base.__init__(self, x)
        self.y = y

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value + 1)


class Meta(type):
    def __init__(cls, *rest):
        type.__init__(cls, *rest)

    def own(cls):
        return 1

    def hidden(cls):
        return 10

    @property
    def first(cls):
        return 100


class Made(metaclass=Meta):
    def hidden(self=None):
        return 1000

    first = 10000


def run(n):
    total = 0
    for i in range(n):
        d = Derived(i, 2)
        total += d.x + d.y
        total += len(Base.__repr__(d))
        total += Made.own() + Made.hidden() + Made.first
        if i == n - 50:
            Meta.hidden = property(lambda cls: lambda: 20)
        if i == n - 20:
            Base.__init__ = lambda self, x: setattr(self, "x", -x)
    return total


print(run(600))  # expect: 776971
print(Base.__doc__, Base.__name__, Made.__module__, Base.__init__ is type.__init__, Base.__call__ is type.__call__)  # expect: None Base __main__ False False
print(type.__repr__(Base), Base.__repr__(Base(1)), object.__repr__(Made) == repr(Made))  # expect: <class '__main__.Base'> Base -1 False


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "y", y)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot assign to field {name!r}")

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


def summed(n):
    point = Point(0, 0.5)
    for i in range(n):
        point = point + Point(i, 1.5)
    try:
        point.x = 1
    except AttributeError as problem:
        print(problem)
    return point.x, point.y


print(summed(500))  # expect: cannot assign to field 'x'
# expect: (124750, 750.5)
