# Generators that rest beside each other are told apart once.


def count(n):
    i = 0
    while i < n:
        yield i
        i = i + 1


def run(a, b):
    total = 0
    for v in a:
        for w in b:
            total = total + v * w
            break
    return total


print(run(count(300), count(300)))
