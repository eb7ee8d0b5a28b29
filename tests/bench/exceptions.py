"""Exceptions raised and caught in a loop, near and across calls, with finally."""
import sys


class Retry(Exception):
    def __init__(self, code):
        self.code = code


def work(i):
    if i % 3 == 0:
        raise Retry(i)
    if i % 7 == 0:
        raise ValueError("seven")
    return i


def deep(i, depth):
    if depth == 0:
        return work(i)
    return deep(i, depth - 1)


def main(n):
    total = caught = 0
    for i in range(n):
        try:
            total += work(i)
        except Retry as problem:
            caught += problem.code % 5
        except ValueError:
            caught += 1
        try:
            total += deep(i, 3)
        except (Retry, ValueError):
            caught += 2
        finally:
            total += 1
        try:
            caught += len([][0:0]) + {}["missing"]
        except KeyError:
            caught += 1
    print("exceptions", n, total, caught)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)  # smoke: 1000
