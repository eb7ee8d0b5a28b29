"""A generator with one yield, consumed by a loop, and a generator expression consumed by sum."""
import sys


def counter(n):
    i = 0
    while i < n:
        yield i
        i += 1


def main(n):
    total = 0
    for x in counter(n):
        if x & 1:
            total += x
    total += sum(x * 2 for x in range(n))
    for x in counter(n):
        for y in counter(3):
            total += y
    print("generator_one", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_000_000)  # smoke: 1000
