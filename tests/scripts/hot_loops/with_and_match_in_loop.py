# with, match, try-else-finally, assert, star calls and keyword calls inside hot loops.


class Guard:
    def __init__(self, swallow):
        self.swallow = swallow
        self.left = 0

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.left += 1
        return self.swallow and kind is not None


def withs():
    g, quiet, total = Guard(False), Guard(True), 0
    for i in range(200):
        with g as a, quiet:
            total += a.left
            if i % 3 == 0:
                raise KeyError(i)
            total += 1
        if i % 50 == 0:
            with g:
                continue
    return total, g.left, quiet.left


class Shape:
    __match_args__ = ('kind', 'size')

    def __init__(self, kind, size):
        self.kind = kind
        self.size = size


def matches():
    subjects = [1, 2.5, 'x', (1, 2), [3, 4, 5], {'k': 6}, Shape('circle', 7), Shape('square', 8), None]
    total = 0
    for i in range(200):
        match subjects[i % 9]:
            case int(n):
                total += n
            case float():
                total += 10
            case 'x' | 'y':
                total += 100
            case (a, b):
                total += a * b * 1000
            case [a, *rest]:
                total += a + len(rest)
            case {'k': v}:
                total += v
            case Shape('circle', r):
                total += r * 3
            case Shape(size=s) if s > 5:
                total += s * s
            case None:
                total -= 1
    return total


def finals():
    log = 0
    for i in range(200):
        try:
            if i % 4 == 0:
                continue
            if i % 5 == 0:
                raise ValueError
        except ValueError:
            log += 1
        else:
            log += 10
        finally:
            log += 100
    return log


def asserts():
    failed = 0
    for i in range(150):
        try:
            assert i % 7, i
        except AssertionError as e:
            failed += e.args[0]
    return failed


def target(a, b=2, *rest, c=3, **names):
    return a + b * 10 + len(rest) * 100 + c * 1000 + len(names) * 10000


def calls():
    total, args, names = 0, (1, 2, 3), {'c': 1, 'd': 2}
    for i in range(150):
        total += target(1) + target(1, c=2) + target(*args) + target(*args, **names) + target(b=1, a=i)
        try:
            total += target(1, 2, a=3)
        except TypeError:
            total += 1
        try:
            target()
        except TypeError:
            total += 1
    return total


print(withs())  # expect: (20529, 204, 200)
print(matches())  # expect: 48543
print(finals())  # expect: 21230
print(asserts())  # expect: 1617
print(calls())  # expect: 3355575
