# Ints are added up: the body is a comparison, two sums and a safepoint.


def run(n):
    s = 0
    i = 0
    while i < n:
        s = s + i
        i += 1
    return s


print(run(300))
