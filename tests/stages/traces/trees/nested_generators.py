# Each turn of the outer loop makes a generator for the inner one.


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def run(n):
    total = 0
    for i in range(n):
        for x in count(20):
            total += x * i
    return total


print(run(5_000))
