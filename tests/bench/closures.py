"""Functions made in a loop, captured variables read and written, functions composed."""
import sys


def make_counter(step):
    count = 0

    def bump():
        nonlocal count
        count += step
        return count

    return bump


def compose(f, g):
    return lambda x: f(g(x))


def main(n):
    total = 0
    counters = [make_counter(k) for k in range(5)]
    for i in range(n):
        total += counters[i % 5]()
    add = lambda x: x + 3
    mask = lambda x: x & 1023
    both = compose(mask, add)
    for i in range(n):
        total += both(i)
    for i in range(n // 4):
        bump = make_counter(i & 7)
        bump()
        total += bump()
    print("closures", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 4_000_000)  # smoke: 2000
