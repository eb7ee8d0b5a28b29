# Loops that call functions which call themselves a few times: as deep as a trace follows, deeper, twice, and by way of
# others; and what these raise, with the frames that it has passed.
import sys


def deep(i, depth):
    if depth == 0:
        if i % 3 == 0:
            raise KeyError(i)
        if i % 7 == 0:
            return -1.5
        return i
    return deep(i, depth - 1)


def frames(error):
    names = []
    at = error.__traceback__
    while at is not None:
        names.append(at.tb_frame.f_code.co_name + str(at.tb_frame.f_locals.get("depth", "")))
        at = at.tb_next
    return names


def near(n, depth):
    total = caught = 0
    last = None
    for i in range(n):
        try:
            total += deep(i, depth)
        except KeyError as error:
            caught += error.args[0]
            last = error
    return total, caught, frames(last)


for depth in (0, 1, 3, 4, 5, 9):
    print(depth, near(400, depth))  # expect: 0 (45429.0, 26733, ['near0', 'deep0'])
    # expect: 1 (45429.0, 26733, ['near1', 'deep1', 'deep0'])
    # expect: 3 (45429.0, 26733, ['near3', 'deep3', 'deep2', 'deep1', 'deep0'])
    # expect: 4 (45429.0, 26733, ['near4', 'deep4', 'deep3', 'deep2', 'deep1', 'deep0'])
    # expect: 5 (45429.0, 26733, ['near5', 'deep5', 'deep4', 'deep3', 'deep2', 'deep1', 'deep0'])
    # expect: 9 (45429.0, 26733, ['near9', 'deep9', 'deep8', 'deep7', 'deep6', 'deep5', 'deep4', 'deep3', 'deep2', 'deep1', 'deep0'])


def varying(n):
    total = 0
    for i in range(n):
        try:
            total += deep(i, i % 6)
        except KeyError:
            total += 100
        finally:
            total += 1
    return total


print(varying(900))  # expect: 261942.0


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def twice(n):
    total = 0
    for i in range(n):
        total += fib(i % 7) + fib(3)
    return total


print(twice(500))  # expect: 2422


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def mutual(n):
    return sum(1 for i in range(n) if is_even(i % 5)) + sum(is_odd(4) + is_odd(3) for i in range(n))


print(mutual(400))  # expect: 640


class Node:
    def __init__(self, value, child):
        self.value = value
        self.child = child

    def total(self):
        if self.child is None:
            return self.value
        return self.value + self.child.total()


def chains(n):
    long, short = None, None
    for i in range(12):
        long = Node(i, long)
    for i in range(3):
        short = Node(i + 0.5, short)
    total = 0
    for i in range(n):
        total += (short if i % 5 else long).total()
    return total


print(chains(500))  # expect: 8400.0


def down(n):
    return down(n + 1) if n >= 0 else n


def endless(n):
    caught = 0
    for i in range(n):
        try:
            down(-1 if i < n - 2 else 0)
        except RecursionError:
            caught += 1
    return caught


sys.setrecursionlimit(200)
print(endless(300))  # expect: 2
sys.setrecursionlimit(1000)


def frames_below(n):
    if n == 0:
        at, names = sys._getframe(), []
        while at is not None:
            names.append((at.f_code.co_name, at.f_locals.get("n")))
            at = at.f_back
        return names[:5]
    return frames_below(n - 1)


def looking(n):
    seen = None
    for i in range(n):
        seen = frames_below(3)
    return seen


print(looking(200))  # expect: [('frames_below', 0), ('frames_below', 1), ('frames_below', 2), ('frames_below', 3), ('looking', 200)]
