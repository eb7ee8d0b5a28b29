# A generator that the outer loop has made is resumed by the inner one; nothing of it is lost, whoever looks at it.


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def steps(start, stop, by):
    while start < stop:
        yield start
        start += by
    return "done"


def pairs(a, b):
    for x in a:
        for y in b:
            yield x, y


def plain(n):
    total = 0
    for i in range(n):
        for x in count(3):
            total += x * i
    return total


def in_a_generator(n):
    total = 0
    for i in count(n):
        for x in count(i % 4):
            total += x + i
    return total


def of_changing_arguments(n):
    total = 0
    for i in range(n):
        start = i if i < n // 2 else i / 2
        for x in steps(start, start + 5, 1 + i % 2):
            total += x
    return total


def of_one_of_two(n):
    total = 0
    for i in range(n):
        g = count(4) if i % 7 else steps(1, 9, 3)
        for x in g:
            total += x
    return total


def left_early(n):
    kept, total = [], 0
    for i in range(n):
        g = count(10)
        for x in g:
            total += x
            if x == i % 6:
                break
        if i % 40 == 0:
            kept.append(g)
    return total, [next(g) for g in kept], [g.gi_frame.f_locals for g in kept[:3]]


def looked_at(n):
    total, seen = 0, []
    for i in range(n):
        g = steps(i, i + 6, 2)
        for x in g:
            total += x
            if i % 97 == 96:
                seen.append((g.gi_running, g.gi_frame.f_locals["start"], g.gi_frame.f_lineno))
    return total, seen[-3:]


def resumed_by_two(n):
    total = 0
    for i in range(n):
        g = count(9)
        for x in g:
            total += x * 2
            if x % 4 == 1:
                total += next(g)
    return total


def nested(n):
    total = 0
    for i in range(n):
        for x, y in pairs(count(3), (i, i + 1)):
            total += x * y
    return total


def raising(n):
    def failing(n):
        for i in range(n):
            if i == 5:
                raise ValueError(i)
            yield i

    total, caught = 0, 0
    for i in range(n):
        try:
            for x in failing(i % 8):
                total += x
        except ValueError:
            caught += 1
    return total, caught


def closures(n):
    total = 0
    for i in range(n):
        def scaled(k, by=i % 3):
            for j in range(k):
                yield j * by + i

        for x in scaled(4):
            total += x
    return total


print(plain(600))  # expect: 539100
print(in_a_generator(600))  # expect: 270900
print(of_changing_arguments(600))  # expect: 453675.0
print(of_one_of_two(600))  # expect: 4116
print(left_early(600))  # expect: (3500, [1, 5, 3, 1, 5, 3, 1, 5, 3, 1, 5, 3, 1, 5, 3], [{'n': 10, 'i': 1}, {'n': 10, 'i': 5}, {'n': 10, 'i': 3}])
print(looked_at(600))  # expect: (542700, [(False, 581, 13), (False, 583, 13), (False, 585, 13)])
print(resumed_by_two(600))  # expect: 38400
print(nested(600))  # expect: 1080000
print(raising(600))  # expect: (3000, 150)
print(closures(600))  # expect: 722400
