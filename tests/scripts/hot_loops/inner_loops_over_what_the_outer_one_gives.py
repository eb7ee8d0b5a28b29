# The inner loop takes for granted what is the same in all of its turns; the outer loop gives it another one each time.


class Row:
    def __init__(self, items, scale):
        self.items = items
        self.scale = scale


class Other:
    def __init__(self, items, scale):
        self.scale = scale
        self.items = items


def objects(rows, columns):
    total = 0
    for row in rows:
        for i in range(columns):
            total += row.items[i] * row.scale
    return total


def items_of_changing_types(rows, columns):
    total = 0
    for row in rows:
        for i in range(columns):
            total += row[i]
    return total


def while_loops(rows):
    seen = []
    i = 0
    while i < len(rows):
        row, j, total = rows[i], 0, 0
        while j < len(row):
            total = total * 3 % 1009 + row[j]
            j += 1
            if j == 7 and i % 5 == 0:
                row[j % len(row)] = i
        seen.append(total)
        i += 1
    return sum(seen), seen[-1]


def grown(rows):
    total = 0
    for row in rows:
        scale = row.scale
        for i in range(6):
            total += row.items[i] * scale
            row.scale += 1
            if i == 3:
                row.items.append(total % 10)
    return total, sum(len(row.items) for row in rows)


def named(rows):
    best, where = None, None
    for n, row in enumerate(rows):
        for i in range(5):
            v = row[i]
            if best is None or v > best:
                best, where = v, (n, i)
    return best, where


def three(n):
    total = 0
    for i in range(n):
        a = [i, i + 1, i + 2]
        for j in range(4):
            b = a[j % 3]
            for k in range(5):
                total += b * k - j
            a[j % 3] = b + 1
    return total


def locals_in_between(rows):
    total, seen = 0, 0
    for row in rows:
        for i in range(8):
            total += row[i]
            if total % 977 == 0:
                seen += len(locals())
    return total, seen


n = 400
print(objects([Row(list(range(k, k + 9)), k % 7) for k in range(n)], 9))  # expect: 2201283
print(objects([(Row if k % 3 else Other)(list(range(k, k + 9)), k % 7) for k in range(n)], 9))  # expect: 2201283
print(objects([Row(list(range(k, k + 9)), k % 7 if k < n // 2 else k / 4) for k in range(n)], 9))  # expect: 42959295.0
rows = [[k * j % 11 for j in range(12)] for k in range(n)]
print(items_of_changing_types(rows, 12))  # expect: 19965
print(items_of_changing_types(rows + [[x / 2 for x in row] for row in rows], 12))  # expect: 29947.5
print(items_of_changing_types([row if k % 50 else [2**70] * 12 for k, row in enumerate(rows)], 12))  # expect: 113336795588871485148284
print(items_of_changing_types([row if k % 9 else tuple(row) for k, row in enumerate(rows)], 12))  # expect: 19965
try:
    items_of_changing_types(rows + [[1, 2, "three"] * 4], 12)
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +=: 'int' and 'str'
try:
    items_of_changing_types(rows + [[1, 2]], 12)
except IndexError as e:
    print(e)  # expect: list index out of range
print(while_loops([list(row) for row in rows]))  # expect: (216027, 809)
print(grown([Row(list(range(k % 5, k % 5 + 6)), 1) for k in range(n)]))  # expect: (10800, 2800)
print(named([[(k * j) % 1001 for j in range(5)] for k in range(n)]))  # expect: (1000, (250, 4))
print(three(n))  # expect: 3196000
print(locals_in_between(rows))  # expect: (13962, 55)
