"""Chains of comprehensions and generator expressions, with any, all, sum, max, zip and enumerate."""
import sys


def main(n):
    total = 0
    for k in range(20):
        squares = [x * x for x in range(n)]
        odd = [x for x in squares if x & 1]
        total += sum(x % 7 for x in odd)
        index = {x: i for i, x in enumerate(odd)}
        total += len({x % 101 for x in squares}) + index[odd[-1]]
        total += max(a - b for a, b in zip(odd[1:], odd))
        total += any(x == k * k for x in squares) + all(x >= 0 for x in squares)
        total += len([(i, j) for i in range(k) for j in range(i) if (i + j) % 3 == 0])
        total += sum(map(lambda x: x % 3, filter(lambda x: x % 5, squares)))
    print("comprehensions", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 120_000)  # smoke: 200
