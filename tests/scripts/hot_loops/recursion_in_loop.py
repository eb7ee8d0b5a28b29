# Recursion from a hot loop: direct, mutual, deep, caught at the limit, and loops inside the recursion.
import sys


def depth(n):
    if n == 0:
        return 0
    return depth(n - 1) + 1


def even(n):
    return n == 0 or odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


class Tree:
    def __init__(self, left, right, value):
        self.left = left
        self.right = right
        self.value = value

    def total(self):
        t = self.value
        for child in (self.left, self.right):
            if child is not None:
                t += child.total()
        return t

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def build(lo, hi):
    if lo >= hi:
        return None
    middle = (lo + hi) // 2
    return Tree(build(lo, middle), build(middle + 1, hi), middle)


def permutations(items):
    if not items:
        yield []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [items[i]] + rest


def endless(n):
    return endless(n + 1)


def limits():
    caught = 0
    for i in range(25):
        try:
            endless(0)
        except RecursionError:
            caught += 1
    return caught


print(sum(depth(i % 20) for i in range(150)))  # expect: 1375
print([even(i) for i in (0, 7, 40)], sum(even(i) for i in range(80)))  # expect: [True, False, True] 40
tree = build(0, 100)
print(sum(tree.total() for _ in range(22)))  # expect: 108900
print(sum(i * v for i, v in enumerate(tree)), len(list(tree)))  # expect: 328350 100
print(sum(p[0] * 1000 + p[-1] for p in permutations([1, 2, 3, 4, 5])))  # expect: 360360
sys.setrecursionlimit(150)
print(limits())  # expect: 25
