"""64-bit arithmetic under a mask: a congruential generator, xorshift and a hash."""
import sys

MASK = 0xFFFF_FFFF_FFFF_FFFF


def main(n):
    state, total = 1, 0
    for _ in range(n):
        state = (state * 6364136223846793005 + 1442695040888963407) & MASK
        total ^= state >> 33
    x = 88172645463325252
    for _ in range(n):
        x ^= (x << 13) & MASK
        x ^= x >> 7
        x ^= (x << 17) & MASK
    h = 0xCBF29CE484222325
    for i in range(n):
        h = ((h ^ (i & 255)) * 0x100000001B3) & MASK
    print("lcg64", n, total, x, h)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_500_000)  # smoke: 1000
