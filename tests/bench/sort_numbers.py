"""Sorting plain ints and floats: random, nearly sorted, reversed."""
import sys


def main(n):
    seed = 11
    numbers = []
    for _ in range(n):
        seed = seed * 16807 % 2147483647
        numbers.append(seed)
    checksum = 0
    for _ in range(4):
        a = sorted(numbers)
        b = sorted(a, reverse=True)
        c = [x / 3.0 for x in numbers]
        c.sort()
        a[n // 2], a[n // 3] = a[n // 3], a[n // 2]
        a.sort()
        checksum = (checksum * 31 + a[n // 2] + b[n // 3] + int(c[n // 5])) % 1000003
    print("sort_numbers", n, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 400_000)  # smoke: 1000
