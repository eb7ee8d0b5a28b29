# for over every kind of iterable, from one hot site and by phases; iterators shared with the body.


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Sequence:
    def __getitem__(self, i):
        if i >= 5:
            raise IndexError
        return i * 2


class Fresh:
    def __iter__(self):
        yield 1
        yield 2


def one_site(turns):
    total = 0
    for turn in range(turns):
        for it in (range(3), [1, 2], (3, 4), 'ab', {5, 6}, {7: 8}, Countdown(3), Sequence(), Fresh(),
                   map(abs, (-1, -2)), enumerate('xy'), zip((1, 2), (3, 4)), reversed([9, 8]), iter([4])):
            for v in it:
                if isinstance(v, str):
                    v = len(v)
                if isinstance(v, tuple):
                    v = len(v)
                total += v
    return total


def shared():
    it, total = iter(range(300)), 0
    for v in it:
        total += v
        if v % 7 == 0:
            total += 1000 * next(it, 0)
    return total


def countdown():
    c, total = Countdown(200), 0
    for v in c:
        total += v
        if v == 100:
            c.n = 50
    return total


def functional():
    total = 0
    for i in range(60):
        total += sum(map(lambda x: x + i, filter(lambda x: x % 2, range(9))))
        total += max((x * (-1) ** x for x in range(6)), key=lambda x: abs(x - i))
        total += any(x > 3 for x in range(i % 6)) + all(x < 3 for x in range(i % 6))
        total += sorted([3, 1, 2], key=lambda x: -x)[0]
    return total


def stops_early():
    total = 0
    for i in range(100):
        it = iter(lambda: i, i)
        for v in it:
            total += 1000000
        for a, (b, *c) in [(1, (2, 3)), (4, (5,))]:
            total += a + b + len(c)
    return total


print(one_site(24))  # expect: 2184
print(shared())  # expect: 6402486
print(countdown())  # expect: 16175
print(functional())  # expect: 7970
print(stops_early())  # expect: 1300
