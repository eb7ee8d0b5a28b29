# Generators are left in the middle, resumed elsewhere, closed, and interleaved, from hot loops.


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def with_cleanup(n, log):
    try:
        for i in range(n):
            yield i
    finally:
        log.append(n)


def abandoned():
    total = 0
    for turn in range(150):
        for v in count(10):
            if v == turn % 12:
                break
            total += v
    return total


def closed():
    log, total = [], 0
    for turn in range(100):
        g = with_cleanup(5, log)
        for v in g:
            total += v
            if v == 2:
                break
        g.close()
    return total, len(log)


def resumed_elsewhere():
    g = count(200)
    total = 0
    for v in g:
        total += v
        if v % 3 == 0:
            total += 1000 * next(g, 0)
    return total


def interleaved():
    a, b = count(300), count(300)
    total = 0
    for v in a:
        total += v * next(b)
    return total


def same_twice():
    g = count(240)
    pair = [g, g]
    total = 0
    for v in pair[0]:
        for w in pair[1]:
            total += v * 1000 + w
            break
    return total


def resumed_twice_a_turn():
    g = count(1000)
    other = [g]
    total = 0
    for i in range(150):
        for a in g:
            break
        b = next(g)
        for c in g:
            break
        for d in other[0]:
            break
        total += a + 10 * b + 100 * c + 1000 * d
    return total


def kept():
    rest = []
    for i in range(60):
        g = count(i)
        for v in g:
            if v == 3:
                rest.append(g)
                break
    return sum(sum(g) for g in rest)


def sent():
    def average():
        total, n, value = 0.0, 0, None
        while True:
            x = yield value
            total += x
            n += 1
            value = total / n
    g = average()
    next(g)
    out = 0.0
    for i in range(200):
        out = g.send(i)
    return out


def thrown():
    def stubborn():
        caught = 0
        while True:
            try:
                yield caught
            except ValueError:
                caught += 1
    g = stubborn()
    next(g)
    for i in range(150):
        last = g.throw(ValueError)
    return last


def returned():
    def leaf(n):
        for i in range(n):
            yield i
        return n * 2

    def tree(n):
        total = 0
        for i in range(n):
            total += yield from leaf(3)
        yield total
    total = 0
    for v in tree(100):
        total += v
    return total


print(abandoned())  # expect: 2540
print(closed())  # expect: (300, 100)
print(resumed_elsewhere())  # expect: 6713200
print(interleaved())  # expect: 8955050
print(same_twice())  # expect: 14294400
print(resumed_twice_a_turn())  # expect: 50143200
print(kept())  # expect: 33880
print(sent())  # expect: 99.5
print(thrown())  # expect: 150
print(returned())  # expect: 900
