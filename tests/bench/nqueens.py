"""Recursion with three lists of flags."""
import sys


def place(row, n, columns, up, down):
    if row == n:
        return 1
    found = 0
    for column in range(n):
        if columns[column] and up[row + column] and down[row - column + n]:
            columns[column] = up[row + column] = down[row - column + n] = False
            found += place(row + 1, n, columns, up, down)
            columns[column] = up[row + column] = down[row - column + n] = True
    return found


def main(n):
    print("nqueens", n, place(0, n, [True] * n, [True] * (2 * n), [True] * (2 * n + 1)))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 12)  # smoke: 6
