# Recursive functions whose arguments and results are numbers of one sort at first, and of others later.
import sys


def power(x, n):
    return x if n < 2 else x * power(x, n - 1)


def mixed(n, step):
    if n <= 0:
        return n
    return mixed(n - step, step) + mixed(n - step - step, step)


def unused(n, spare):
    return 0 if n == 0 else 1 + unused(n - 1, spare)


def sometimes(n):
    if n % 3 == 0:
        return None if n == 0 else float(n)
    below = sometimes(n - 1)
    return n if below is None else below + n


def swapped(a, b, n):
    return a - b if n == 0 else swapped(b, a, n - 1) + swapped(b, a + 1, n - 1)


def rebound(n):
    n = n + 1
    before = n
    if n > 9:
        return before
    n = str(n)
    return rebound(before) + len(n)


def depth(n):
    return n if n == 0 else 1 + depth(n - 1)


def deepest():
    try:
        return depth(100000)
    except RecursionError:
        return "too deep"


def lowered(n):
    if n == 5:
        sys.setrecursionlimit(sys.getrecursionlimit() - 1)
    return 0 if n == 0 else 1 + lowered(n - 1)


for _ in range(60):
    power(3, 12), mixed(9, 1), unused(20, 1), sometimes(8), swapped(1, 2, 4), rebound(0), depth(60)

print(power(3, 40), power(1.5, 20), power(-(2 ** 46), 3))  # expect: 12157665459056928801 3325.256730079651 -348449143727040986586495598010130648530944
print(mixed(12, 1), mixed(6.5, 0.5), mixed(3, 0.5))  # expect: -144 -116.5 -4.0
print(unused(30, None), unused(30, 2.5), unused(30, "x"))  # expect: 30 30 30
print([sometimes(n) for n in range(9)])  # expect: [None, 1, 3, 3.0, 7.0, 12.0, 6.0, 13.0, 21.0]
print(swapped(1, 2, 6), swapped(1.5, 2, 6), swapped(2 ** 47 - 1, -2 ** 47, 5))  # expect: -64 -32.0 -9007199254740976
print(rebound(0), rebound(-0.5), rebound(True))  # expect: 19 36.5 18
print(depth(500), deepest(), depth(500))  # expect: 500 too deep 500
before = sys.getrecursionlimit()
print([lowered(30) for _ in range(60)][-1], before - sys.getrecursionlimit())  # expect: 30 60
