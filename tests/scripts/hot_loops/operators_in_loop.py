# Operators through special methods: own, reflected, in place, inherited, NotImplemented, raising.


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(self.x + other.x, self.y + other.y)
        return NotImplemented

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __iadd__(self, other):
        self.x += other.x
        return self

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __len__(self):
        return 2

    def __contains__(self, v):
        return v == self.x

    def __bool__(self):
        return self.x > 100


class Right:
    def __radd__(self, other):
        return 5

    def __rsub__(self, other):
        raise ArithmeticError(other)


class Loud(Vector):
    def __radd__(self, other):
        return Vector(1, 1)


def chain():
    v, step = Vector(0, 0), Vector(1, 2)
    for i in range(200):
        v = v + step * 2
        v = -v
        v = -(3 * v) * (1 if i % 2 else 0)
        v += step
    return v.x, v.y


def reflected():
    right, total = Right(), 0
    for i in range(150):
        total += i + right
        total += (Vector(i, i) + right)
        try:
            i - right
        except ArithmeticError as e:
            total += e.args[0]
    return total


def priority():
    a, b, total = Vector(5, 5), Loud(7, 7), 0
    for i in range(150):
        total += (a + b).x + (b + a).x
    return total


def refused():
    a, caught = Vector(1, 1), 0
    for i in range(150):
        try:
            a + i
        except TypeError:
            caught += 1
        try:
            i + a
        except TypeError:
            caught += 10
    return caught


def others():
    v, n = Vector(3, 4), 0
    for i in range(200):
        n += v[0] + v[-1] + len(v) + (i in v) + (i not in v) * 10
        v.x = i
        if v:
            n += 1000
        n += not v
    return n


print(chain())  # expect: (10, 12)
print(reflected())  # expect: 12675
print(priority())  # expect: 1950
print(refused())  # expect: 1650
print(others())  # expect: 122005
