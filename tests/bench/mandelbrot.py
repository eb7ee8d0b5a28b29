"""A float loop with an early exit and nothing else."""
import sys


def main(size):
    inside = steps = 0
    for row in range(size):
        ci = 2.0 * row / size - 1.0
        for column in range(size):
            cr = 2.0 * column / size - 1.5
            zr = zi = 0.0
            n = 0
            while n < 50:
                rr, ii = zr * zr, zi * zi
                if rr + ii > 4.0:
                    break
                zi = 2.0 * zr * zi + ci
                zr = rr - ii + cr
                n += 1
            steps += n
            if n == 50:
                inside += 1
    print("mandelbrot", size, inside, steps)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)  # smoke: 20
