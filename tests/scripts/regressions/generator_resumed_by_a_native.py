# A loop resumes a generator twice a turn, and between the two a built-in function resumes it as well.


def count():
    n = 0
    while True:
        yield n
        n += 1


def run():
    g = count()
    total = 0
    for i in range(100):
        for a in g:
            break
        b = next(g)
        for c in g:
            break
        total += a + 10 * b + 100 * c
    return total


print(run())  # expect: 1669350
