"""Recursion with three arguments and nested calls."""
import sys


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


n = int(sys.argv[1]) if len(sys.argv) > 1 else 27  # smoke: 9
print("tak", n, tak(n, n * 2 // 3, n // 3))
