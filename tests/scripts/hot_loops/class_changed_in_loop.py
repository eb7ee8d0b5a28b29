# Methods and attributes of a class change while a loop over its instances is hot.


class Enemy:
    kind = 1

    def hit(self):
        return 1


def two(self):
    return 2


def run():
    e = Enemy()
    log = 0
    for i in range(400):
        log += e.hit() * 1000 + e.kind
        if i == 100:
            Enemy.hit = two
        if i == 150:
            Enemy.kind = 7
        if i == 200:
            e.hit = lambda: 3
        if i == 250:
            e.kind = 9
        if i == 300:
            del e.hit
        if i == 350:
            Enemy.hit = property(lambda self: lambda: 5)
    return log


class Base:
    def size(self):
        return 1


class Child(Base):
    pass


class Other:
    def size(self):
        return 50


def inherited():
    c = Child()
    total = 0
    for i in range(300):
        total += c.size()
        if i == 100:
            Base.size = lambda self: 10
        if i == 150:
            Child.size = lambda self: 20
        if i == 200:
            del Child.size
        if i == 250:
            c.__class__ = Other
    return total


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Number(self.n + other.n)


def operators():
    a, one = Number(0), Number(1)
    for i in range(200):
        a = a + one
        if i == 100:
            Number.__add__ = lambda self, other: Number(self.n + 2 * other.n)
    return a.n


print(run())  # expect: 948192
print(inherited())  # expect: 4551
print(operators())  # expect: 299
