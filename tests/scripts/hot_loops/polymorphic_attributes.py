# One site sees classes of other shapes, slots, properties, class attributes and modules.
import sys


class Slot:
    def __init__(self, x):
        self.x = x


class Second:
    def __init__(self, x):
        self.before = 0
        self.x = x


class Slots:
    __slots__ = ('x',)

    def __init__(self, x):
        self.x = x


class Computed:
    def __init__(self, x):
        self.y = x

    @property
    def x(self):
        return self.y * 10


class OnClass:
    x = 5


class Anything:
    def __getattr__(self, name):
        return len(name) * 100


def total(objects, turns):
    s = 0
    for _ in range(turns):
        for o in objects:
            s = s + o.x
    return s


def phases(objects, turns):
    s = 0
    for o in objects:
        for _ in range(turns):
            s = s + o.x
            if o.x > 3:
                s = s + 1
    return s


objects = [Slot(1), Second(2), Slots(3), Computed(4), OnClass(), Anything()]
print(total(objects[:1], 100))  # expect: 100
print(total(objects[:2], 100))  # expect: 300
print(total(objects, 100))  # expect: 15100
print(phases(objects, 60))  # expect: 9240
late = OnClass()
late.x = 7
print(total([late, OnClass()] * 3, 50))  # expect: 1800
sys.modules['__main__'].x = 11
print(total([sys.modules['__main__']] + objects, 50))  # expect: 8100
