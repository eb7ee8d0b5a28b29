"""Dicts and sets of ints, strings and tuples: insertion, lookup, deletion, algebra."""
import sys


def main(n):
    numbers = {}
    for i in range(n):
        numbers[i * 31 % n] = i
    total = 0
    for i in range(n):
        if i in numbers:
            total += numbers[i]
    for i in range(0, n, 2):
        numbers.pop(i, None)
    total += len(numbers)
    names = {}
    for i in range(n):
        name = "k" + str(i % 1000)
        names[name] = names.get(name, 0) + i
    total += names["k7"]
    points = {}
    for i in range(n):
        points[i % 100, i % 77] = i
    for key, value in points.items():
        total += key[0] * value
    evens, threes = set(range(0, n, 2)), set(range(0, n, 3))
    total += len(evens & threes) + len(evens | threes) + len(evens - threes) + len(evens ^ threes)
    seen = set()
    for i in range(n):
        x = i * i % 10007
        if x not in seen:
            seen.add(x)
            total += x
    print("dict_set", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)  # smoke: 2000
