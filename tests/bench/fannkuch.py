"""Small lists of ints, reversed in place: pancake flips over all permutations."""
import sys


def fannkuch(n):
    permutation = list(range(n))
    counts = [0] * n
    flips_max = checksum = index = 0
    r = n
    while True:
        while r != 1:
            counts[r - 1] = r
            r -= 1
        if permutation[0] != 0:
            work = permutation[:]
            flips = 0
            first = work[0]
            while first:
                i, j = 0, first
                while i < j:
                    work[i], work[j] = work[j], work[i]
                    i += 1
                    j -= 1
                flips += 1
                first = work[0]
            if flips > flips_max:
                flips_max = flips
            checksum += flips if index % 2 == 0 else -flips
        while True:
            if r == n:
                return checksum, flips_max
            first = permutation[0]
            for i in range(r):
                permutation[i] = permutation[i + 1]
            permutation[r] = first
            counts[r] -= 1
            if counts[r] > 0:
                break
            r += 1
        index += 1


def main(n):
    checksum, flips = fannkuch(n)
    print("fannkuch", n, checksum, flips)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)  # smoke: 6
