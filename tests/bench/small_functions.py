"""Many tiny functions, with defaults, keywords and star arguments: all of the time is calls."""
import sys


def inc(x):
    return x + 1


def add(a, b=1):
    return a + b


def clamp(x, low=0, high=100):
    return low if x < low else high if x > high else x


def twice(x):
    return add(x, x)


def average(*values):
    return values[0] + values[1]


def poly(x):
    return inc(twice(inc(x))) + add(x) + clamp(x, high=50)


def main(n):
    total = 0
    for i in range(n):
        total += poly(i % 128)
        total += average(i & 1, 2) + add(b=3, a=1)
    print("small_functions", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_500_000)  # smoke: 1000
