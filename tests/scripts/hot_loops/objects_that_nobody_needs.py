# Tuples, bound methods, ranges and slices that a loop makes and only an exit needs: they are there when it is left.
def pairs(n, odd):
    kept = None
    for i in range(n):
        a = (i, i * 1.5)
        b = (a, "t", a)
        if i == odd:
            kept = b
            break
        x, y = a
        if x != i or y != b[0][1] or len(b) != 3:
            return "wrong"
    return kept, kept is b, b[0] is b[2], a is b[0], a


print(pairs(100, 90))  # expect: (((90, 135.0), 't', (90, 135.0)), True, True, True, (90, 135.0))
print(pairs(100, 3))  # expect: (((3, 4.5), 't', (3, 4.5)), True, True, True, (3, 4.5))


def several_ways(n):
    found, before = [], ()
    for i in range(n):
        now = (i % 7, before)
        if i % 5 == 0:
            before = ()
            if i % 20 == 0:
                found.append(now)
        elif i % 3 == 0:
            before = now[0:1]
            if i % 36 == 0:
                found.append((now, before))
        else:
            before = now[0],
    return found


print(several_ways(61))  # expect: [(0, ()), (6, (5,)), ((1, ()), (1,)), (5, (4,)), (4, (3,))]


class Counter:
    def __init__(self):
        self.n = 0

    def more(self, by):
        self.n += by
        if self.n > 150:
            raise ValueError(self.n)
        return self.n


def methods(n):
    counter, total = Counter(), 0
    try:
        for i in range(n):
            more = counter.more
            total += more(i % 3)
    except ValueError as error:
        return total, error.args, more.__self__ is counter, more == counter.more
    return total


print(methods(100))  # expect: 4983
print(methods(400))  # expect: (11375, (151,), True, True)


def starred(*values, **more):
    if values[0] == 77:
        raise KeyError(values, more)
    return values[0] + values[-1]


def calls(n):
    total = 0
    try:
        for i in range(n):
            total += starred(i, 1) + starred(2, i, 3)
    except KeyError as error:
        return total, error.args
    return total


print(calls(60))  # expect: 2130
print(calls(100))  # expect: (3388, ((77, 1), {}))


def spans(n):
    kept = []
    for i in range(n):
        whole, part = range(i, 3 * i, 2), slice(i % 4, None)
        if i % 64 == 63:
            kept.append((whole, part))
        if whole == range(30, 90, 2):
            kept.append("abcdef"[part])
    return kept


print(spans(130))  # expect: ['cdef', (range(63, 189, 2), slice(3, None, None)), (range(127, 381, 2), slice(3, None, None))]


def resting(n):
    pair = (0, 0)
    for i in range(n):
        pair = (i, pair[0])
        got = yield pair[0] + pair[1]
        if got:
            yield pair


def driven(n):
    total, g = 0, resting(n)
    for value in g:
        total += value
        if value == 99:
            total += g.send(True)[1]
    return total


print(driven(100))  # expect: 9850


def many(n):
    # So many that the nursery is filled several times over.
    all, last = [], None
    for i in range(n):
        last = (i, last)
        if i % 100 == 0:
            all.append([last, [i], (i, [i, i])])
            last = None
    return sum(pair[0] + one[0] + two[1][1] for [pair, one, two] in all), len(all)


print(many(6000))  # expect: (531000, 60)
