# A loop's body that knows one value in two registers is not entered with two values.
def check(k):
    if k % 5 == 0:
        raise KeyError(k)
    return k


def last(n, from_):
    seen = -1
    for i in range(from_, n):
        try:
            seen = check(i)
        except KeyError:
            pass
    return seen, i


print({last(56, 1) for _ in range(60)}, {last(51, 1) for _ in range(60)})  # expect: {(54, 55)} {(49, 50)}


def halves(n):
    seen = -1
    for i in range(1, n):
        if i % 5:
            seen = i
        else:
            seen = seen
    return seen, i


print({halves(51) for _ in range(60)})  # expect: {(49, 50)}
