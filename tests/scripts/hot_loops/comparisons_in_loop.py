# Comparisons through special methods: stored, branched on, reflected, refused, not bool.


class Version:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.n < other.n

    def __eq__(self, other):
        return isinstance(other, Version) and self.n == other.n

    def __hash__(self):
        return self.n


class Odd:
    def __lt__(self, other):
        return []

    def __gt__(self, other):
        return 'yes'

    def __le__(self, other):
        return self

    def __bool__(self):
        return False


class Newer(Version):
    def __gt__(self, other):
        return True


def stored(a, b):
    count = 0
    for i in range(150):
        x = a < b
        y = a > b
        z = a == b
        count += x + 10 * y + 100 * z
    return count


def branched(a, b):
    count = 0
    for i in range(150):
        if a < b:
            count += 1
        if a > b:
            count += 10
        if a != b:
            count += 100
    return count


def refused():
    caught = 0
    v = Version(1)
    for i in range(150):
        try:
            if v < i:
                caught += 1
        except TypeError:
            caught += 10
        if v == i:
            caught += 100
    return caught


def odd():
    o, count = Odd(), 0
    for i in range(150):
        if o < i:
            count += 1
        if o > i:
            count += 10
        if o <= i:
            count += 100
        if not (i >= o):
            count += 1000
    return count


def identity():
    none, count = None, 0
    values = [None, 0, 'a', Version(1), False]
    for i in range(150):
        v = values[i % 5]
        if v is None:
            count += 1
        if v is not none:
            count += 10
        if v == None:
            count += 100
        if None != v:
            count += 1000
    return count


print(stored(Version(1), Version(2)), stored(Version(2), Version(1)), stored(Version(2), Version(2)))  # expect: 150 1500 15000
print(branched(Version(1), Version(2)), branched(Version(1), Newer(0)), branched(Newer(3), Version(3)))  # expect: 15150 16650 1500
print(refused())  # expect: 1500
print(odd())  # expect: 151500
print(identity())  # expect: 124230
