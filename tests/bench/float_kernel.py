"""Float loops over lists: a smoothing stencil, a polynomial, an integral, a random walk."""
import sys
import math


def main(n):
    grid = [math.sin(i * 0.01) for i in range(n)]
    for _ in range(20):
        new = grid[:]
        for i in range(1, n - 1):
            new[i] = 0.25 * grid[i - 1] + 0.5 * grid[i] + 0.25 * grid[i + 1]
        grid = new
    total = 0.0
    for x in grid:
        total += ((1.5 * x - 2.0) * x + 0.25) * x + 1.0
    area, step = 0.0, 1.0 / (n * 10)
    x = 0.0
    for _ in range(n * 10):
        area += 4.0 / (1.0 + x * x) * step
        x += step
    position, seed = 0.0, 12345
    for _ in range(n * 5):
        seed = seed * 16807 % 2147483647
        position += math.sqrt(seed / 2147483647.0) - 0.5
    print(f"float_kernel {n} {total:.6f} {area:.6f} {position:.4f}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)  # smoke: 300
