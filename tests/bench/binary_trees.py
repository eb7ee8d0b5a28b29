"""Allocation: complete binary trees of small tuples' worth of nodes, built and walked."""
import sys


class Tree:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def check(self):
        if self.left is None:
            return 1
        return 1 + self.left.check() + self.right.check()


def build(depth):
    if depth == 0:
        return Tree(None, None)
    return Tree(build(depth - 1), build(depth - 1))


def main(depth):
    total = 0
    for d in range(4, depth + 1, 2):
        count = 1 << (depth - d + 4)
        for _ in range(count):
            total += build(d).check()
    print("binary_trees", depth, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 14)  # smoke: 6
