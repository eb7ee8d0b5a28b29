"""Float arithmetic through a small function called in an inner loop."""
import sys
import math


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v, transposed):
    n = len(v)
    result = []
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += (element(j, i) if transposed else element(i, j)) * v[j]
        result.append(total)
    return result


def main(n):
    u = [1.0] * n
    for _ in range(5):
        v = times(times(u, False), True)
        u = times(times(v, False), True)
    uv = vv = 0.0
    for i in range(n):
        uv += u[i] * v[i]
        vv += v[i] * v[i]
    print(f"spectral_norm {n} {math.sqrt(uv / vv):.9f}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)  # smoke: 20
