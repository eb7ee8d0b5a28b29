# `map` and `filter`, one inside another: their functions are frames of the loop.


def chains(n):
    items = list(range(n))
    out = []
    out.append(sum(map(lambda x: x % 3, filter(lambda x: x % 5, items))))
    out.append(sum(filter(lambda x: x % 2, map(lambda x: x * x, items))))
    out.append(sum(map(lambda x: x + 1, map(lambda x: x * 2, map(lambda x: x - 1, range(n))))))
    out.append(len([x for x in filter(lambda x: x > 3, filter(lambda x: x % 3, filter(None, items)))]))
    out.append(max(map(lambda x: -len(x), filter(str.isdigit, map(str, items))), default=None))
    out.append(sum(x for x in map(lambda p: p[0] * p[1], zip(items, items[1:]))))
    out.append(sum(map(lambda p: p[0] + p[1], enumerate(map(lambda x: x * 3, items)))))
    return out


print(chains(0))  # expect: [0, 0, 0, 0, None, 0, 0]
print(chains(3))  # expect: [3, 1, 3, 0, -1, 2, 12]
print(chains(40))  # expect: [31, 10660, 1520, 24, -1, 19760, 3120]
print(chains(200))  # expect: [160, 1333300, 39600, 131, -1, 2626800, 79600]


class Odd:
    def __init__(self, n):
        self.n = n

    def __bool__(self):
        return self.n % 2 == 1

    def __repr__(self):
        return f"Odd({self.n})"


def truths(n):
    inner = filter(lambda x: Odd(x), range(n))
    outer = map(lambda x: (x, Odd(x)), filter(lambda x: Odd(x // 2), inner))
    return [x for x in outer]


print(truths(20)[-2:], len(truths(300)))  # expect: [(15, Odd(15)), (19, Odd(19))] 75


# What a function raises leaves the loop; StopIteration ends it.
def left(n, kind):
    def check(x):
        if x == n:
            raise kind(x)
        return True

    got = []
    it = map(lambda x: x + 1, filter(check, iter(range(2 * n))))
    try:
        for x in it:
            got.append(x)
    except ValueError as error:
        return len(got), got[-1], error.args, next(it), error.__traceback__.tb_next.tb_frame.f_locals["x"]
    return len(got), got[-1], next(it)


print(left(100, ValueError))  # expect: (100, 100, (100,), 102, 100)
print(left(100, StopIteration))  # expect: (100, 100, 102)


# A function that changes, and one that asks for items of its own.
def changing(n):
    def twice(x):
        return x * 2

    def less(x, by=1):
        return x - by

    out = []
    for at, x in enumerate(filter(lambda x: x % 3, map(twice, map(lambda x: x, range(n))))):
        out.append(x)
        if at == n // 3:
            twice.__code__ = less.__code__
            twice.__defaults__ = (5,)
    return sum(out), out[-1]


print(changing(150))  # expect: (9086, 143)


def taking(n):
    source = iter(range(n))
    pairs = map(lambda x: (x, next(source, None)), filter(lambda x: x % 4 != 1, source))
    return [x for x in pairs][-3:]


print(taking(100))  # expect: [(94, 95), (96, 97), (98, 99)]
