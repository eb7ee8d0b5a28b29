"""Lists of lists made and dropped at once, some kept for a while: work for the collector."""
import sys


def grid(rows, columns, k):
    return [[i * j + k for j in range(columns)] for i in range(rows)]


def main(n):
    kept = [None] * 50
    total = 0
    for k in range(n):
        g = grid(12, 12, k)
        total += g[k % 12][k % 7]
        transposed = [[row[i] for row in g] for i in range(12)]
        total += transposed[3][4]
        kept[k % 50] = transposed
        total += len([[], [k], [k, [k]]])
    total += sum(len(g) for g in kept if g is not None)
    print("nested_lists", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 80_000)  # smoke: 100
