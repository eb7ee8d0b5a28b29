# Recursion of many kinds, some of whose calls are part of the caller's trace: numbers, results, exceptions, frames that are
# looked at, and depths are as they would be one call at a time.
import sys
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))


def count(n):
    if n == 0:
        return 1
    t = 0
    for i in range(n):
        t += count(i)
    return t


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def deep(n):
    if n == 0:
        raise ValueError("bottom")
    return deep(n - 1) + 1


def caught(n):
    if n % 7 == 3 and n < 30:
        raise KeyError(n)
    if n <= 0:
        return 0
    try:
        return caught(n - 1) + 1
    except KeyError as e:
        return e.args[0]


def forever(n):
    return forever(n + 1) + 1


class Tree:
    def __init__(self, left, right):
        self.left = left
        self.right = right
    def check(self):
        if self.left is None:
            return 1
        return 1 + self.left.check() + self.right.check()


def make(d):
    if d == 0:
        return Tree(None, None)
    return Tree(make(d - 1), make(d - 1))


def mixed(n):
    if n < 2:
        return n * 1.5
    if n % 5 == 0:
        return mixed(n - 1) + mixed(n - 2) + (1 << 50)
    return mixed(n - 1) + mixed(n - 3 if n > 3 else 0)


def big(n, k):
    return k if n == 0 else big(n - 1, k * 3) + big(n - 2 if n > 2 else 0, k + 1)


def inner(n, out):
    if n < 2:
        out.append(n)
        return 1
    return inner(n - 1, out) + inner(n - 2, out)


def frames(n):
    if n < 2:
        return len(sys._getframe(1).f_locals) + sys._getframe(2).f_lineno
    return frames(n - 1) + frames(n - 2)


def default(n, step=1):
    return n if n < 2 else default(n - step) + default(n - 2, step=1)


def pingpong(f, n):
    return n if n < 2 else f(f, n - 1) + f(f, n - 2)


def gen(n):
    if n > 0:
        yield n
        yield from gen(n - 1)
        yield from gen(n - 2)


def depths(n):
    for _ in range(8):
        try:
            deep(n)
        except ValueError as e:
            t, d = e.__traceback__, 0
            while t:
                d += 1
                t = t.tb_next
    return d


def too_deep():
    for _ in range(2):
        try:
            forever(0)
        except RecursionError as e:
            text = str(e)
    return text[:32]


print(fib(12), tak(7, 5, 2), ack(2, 7), count(7))  # expect: 144 3 17 64
print(even(60), odd(61), [even(k) for k in range(5)])  # expect: True True [True, False, True, False, True]
print(depths(10), depths(40))  # expect: 12 42
print([caught(n) for n in range(4, 10)])  # expect: [3, 4, 5, 6, 7, 8]
print(too_deep())  # expect: maximum recursion depth exceeded
print(make(6).check())  # expect: 127
print(mixed(12), big(11, 5), big(9, 1 << 45))  # expect: 1.238489897526893e+16 3135981 1963534253161455879
out = []
print(inner(11, out), len(out), sum(out))  # expect: 144 144 89
print(frames(9))  # expect: 5445
print(default(11), pingpong(pingpong, 11))  # expect: 89 89
print(sum(gen(8)))  # expect: 133
fib_old = fib


def fib(n):
    return n if n < 3 else fib_old(n - 1) + fib(n - 2)


print(fib(11), fib_old(11))  # expect: 122 123
