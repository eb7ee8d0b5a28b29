# Objects that are made, written and forgotten in a turn; whoever looks finds them as they are by then.


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return Point(self.x + other.x, self.y + other.y)


def walk(n):
    x = y = 0
    kept = []
    for i in range(n):
        here = Point(x, y)
        step = Point(i, 1)
        step.x += 1
        there = here.plus(step)
        there.name = i
        x, y = there.x, there.y
        if i % 100 == 99:
            kept.append(there)
    return x, y, [(p.x, p.y, p.name) for p in kept]


print(walk(300))  # expect: (45150, 300, [(5050, 100, 99), (20100, 200, 199), (45150, 300, 299)])


# One that refers to itself, and two that refer to each other.
def rings(n):
    kept = None
    for i in range(n):
        a, b = Point(i, None), Point(None, None)
        a.y, b.x = b, a
        b.y = b
        a.x += b.x.x
        if i == n - 50:
            kept = a
    return kept.x, kept.y.x is kept, kept.y.y is kept.y


print(rings(200))  # expect: (300, True, True)


# Variables that inner functions share.
def counters(n):
    total, kept = 0, []
    for i in range(n):
        count = i

        def bump():
            nonlocal count
            count += 1
            return count

        def depth(k):
            return 0 if k == 0 else 1 + depth(k - 1)

        bump()
        total += bump() - i + depth(2)
        if i % 90 == 89:
            kept.append(bump)
    return total, [f() for f in kept]


print(counters(200))  # expect: (800, [202, 203])


# Written in one turn and read in the next.
def late(n):
    before = Point(0, 0)
    total = 0
    for i in range(n):
        before.x = i
        now = Point(before.x, before.y)
        total += before.y
        now.y = i
        before = now
    return total, before.x, before.y


print(late(300))  # expect: (44551, 299, 299)


# Two names of one object, written through both.
def names(n):
    total = 0
    for i in range(n):
        a = Point(i, i)
        b = a if i % 5 else Point(1, 1)
        b.x = 7
        total += a.x + b.y
        a.y = b
        total += a.y.x
    return total, a.x, b.x


print(names(200))  # expect: (22460, 7, 7)
