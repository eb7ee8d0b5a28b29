# Floats in attributes, lists, dicts and cells: loaded, tested and stored in loops, also those that are no numbers.


class Point:
    def __init__(self, x):
        self.x = x


def through_memory(values):
    p, items, table, total, sum_of_cell = Point(0.0), [0.0] * 4, {0: 0.0}, 0.0, 0.0

    def add():
        nonlocal sum_of_cell
        sum_of_cell = sum_of_cell + values[0]

    for _ in range(3):
        for i in range(len(values)):
            v = values[i]
            p.x = v * 2.0
            items[i % 4] = v - float("inf")
            table[0] = p.x + v
            items.append(p.x - v)
            if len(items) > 6:
                items.pop()
            total = total + (p.x if p.x == p.x else 1.0)
            add()
    return p.x, items, table, total, sum_of_cell


print(through_memory([1.5] * 50))  # expect: (3.0, [-inf, -inf, -inf, -inf, 1.5, 1.5], {0: 4.5}, 450.0, 225.0)
none = float("inf") - float("inf")
print(through_memory([1.0, none, float("inf")] * 40))
# expect: (inf, [nan, -inf, nan, nan, 1.0, nan], {0: inf}, inf, 360.0)
print(through_memory([none] * 50))  # expect: (nan, [nan, nan, nan, nan, nan, nan], {0: nan}, 150.0, nan)


def sorts(items):
    total = 0.0
    for i in range(len(items)):
        v = items[i]
        if type(v) is float:
            total += v
        elif type(v) is int:
            total -= v
        elif v is None:
            total += 0.25
        else:
            total += len(v)
    return total


print(sorts([1.0] * 200 + [1, 2.5, None, "abc", 2**50] * 50 + [3.5] * 100))  # expect: -5.62949953421308e+16


def from_the_end(items):
    total = 0.0
    for i in range(-len(items), len(items)):
        total = total * 0.5 + items[i]
        items[i] = total
    for _ in range(200):
        total += items[-1] + items[-2]
        items[-1] = total * 0.25
        total *= 0.5
    found, pair = 0, (1, 2.5, "x")
    for i in range(200):
        found += "abcdef"[-1 - i % 6] == "a"
        found += pair[-1 - i % 3] == 2.5
    return total, items[:2], found


print(from_the_end([float(i) for i in range(100)]))  # expect: (767.9999999999998, [98.0, 50.0], 100)


def out_of_range(items):
    missed = 0
    for i in range(-150, 150):
        try:
            items[i] = items[i] + 0.5
        except IndexError:
            missed += 1
    return missed, sum(items)


print(out_of_range([0.0] * 100))  # expect: (100, 100.0)


def deleted(points):
    seen = missed = 0
    for p in points:
        try:
            seen += p.x
        except AttributeError:
            missed += 1
    return seen, missed


points = [Point(0.5) for _ in range(200)]
for p in points[150:]:
    del p.x
    p.y = 1.0
print(deleted(points))  # expect: (75.0, 50)
