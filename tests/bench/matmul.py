"""Matrix product over lists of lists of floats."""
import sys


def matrix(n, seed):
    return [[(i * seed + j * 7) % 11 / 11.0 for j in range(n)] for i in range(n)]


def multiply(a, b, n):
    columns = [[b[k][j] for k in range(n)] for j in range(n)]
    result = []
    for i in range(n):
        row = a[i]
        line = []
        for j in range(n):
            column = columns[j]
            total = 0.0
            for k in range(n):
                total += row[k] * column[k]
            line.append(total)
        result.append(line)
    return result


def main(n):
    a, b = matrix(n, 3), matrix(n, 5)
    c = multiply(a, b, n)
    c = multiply(c, a, n)
    print(f"matmul {n} {c[n // 2][n // 3]:.6f} {sum(c[i][i] for i in range(n)):.6f}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 260)  # smoke: 12
