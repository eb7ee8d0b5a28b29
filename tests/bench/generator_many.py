"""Generators with several yields, chained into a pipeline, walking a tree with yield from, fed with send."""
import sys


def tokens(n):
    for i in range(n):
        yield "number", i % 100
        if i % 2:
            yield "plus", 0
        else:
            yield "times", 1


def numbers(source):
    for kind, value in source:
        if kind == "number":
            yield value


def pairs(source):
    previous = None
    for value in source:
        if previous is not None:
            yield previous, value
        previous = value


def average():
    total = count = 0
    value = yield 0
    while True:
        total += value
        count += 1
        value = yield total // count


def walk(tree):
    if tree is not None:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return build(low, middle), middle, build(middle + 1, high)


def main(n):
    total = 0
    for a, b in pairs(numbers(tokens(n))):
        total += a * b
    averager = average()
    next(averager)
    for i in range(n):
        total += averager.send(i)
    tree = build(0, 5000)
    for _ in range(n // 20_000 + 1):
        for value in walk(tree):
            total += value
    print("generator_many", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_500_000)  # smoke: 1000
