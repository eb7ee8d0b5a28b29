"""The sieve of Eratosthenes, by a loop and by slices."""
import sys


def main(n):
    total = 0
    for _ in range(3):
        flags = [True] * (n + 1)
        flags[0] = flags[1] = False
        i = 2
        while i * i <= n:
            if flags[i]:
                for j in range(i * i, n + 1, i):
                    flags[j] = False
            i += 1
        for i in range(n + 1):
            if flags[i]:
                total += i
    print("sieve", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 4_000_000)  # smoke: 2000
