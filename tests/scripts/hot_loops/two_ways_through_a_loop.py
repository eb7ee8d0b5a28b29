# Loops whose turns go different ways: what one way changes, the other must see.

limit = 10


def a_global(n):
    global limit
    total = 0
    for i in range(n):
        if i % 7 == 3:
            limit += 1
        total += limit
    return total


class Box:
    def __init__(self):
        self.a = 1
        self.b = 2


def an_attribute(n):
    box, total = Box(), 0
    for i in range(n):
        if i % 5 == 2:
            box.a = box.a + i
        elif i % 11 == 4:
            box.b += 1
        total += box.a - box.b
    return total


def a_shape(n):
    boxes, total = [Box(), Box()], 0
    for i in range(n):
        box = boxes[i % 2]
        if i == n // 2:
            box.c = 5
        if i % 3 == 1:
            total += box.a
        else:
            total -= box.b
        total += len(box.__dict__) if i > n - 5 else 0
    return total


def a_sort(n):
    total = 0
    for i in range(n):
        if i % 100 == 99:
            total = total + 0.5
        elif i % 100 == 49:
            total = int(total)
        total += i
    return total


def an_item(n):
    items, total = [1, 2, 3], 0
    for i in range(n):
        if i % 4 == 1:
            items[0] += 1
        elif i % 50 == 12:
            items.append(i)
        total += items[0] + len(items)
    return total


def a_variable(n):
    step, last, total = 1, None, 0
    for i in range(n):
        if i % 6 == 5:
            step = 3 - step
            last = total
        total += step
        if last is not None and total - last > 4:
            last = None
            total += 100
    return total, step, last


def a_function(n):
    def plus(x):
        return x + 1

    def minus(x):
        return x - 1

    f, total = plus, 0
    for i in range(n):
        if i % 10 == 7:
            f = minus if f is plus else plus
        total = f(total) + (i & 1)
    return total


def a_way_out(n):
    seen = []
    for k in range(3):
        total = 0
        for i in range(n):
            if i % 3 == k:
                total += i
            elif i % 3 == (k + 1) % 3:
                total -= 1
            if total > 20000 * (k + 1):
                break
        seen.append((k, i, total))
    return seen


def a_long_way(n):
    a = b = c = d = e = f = g = h = j = k = m = 0
    x = 1.5
    for i in range(n):
        if i % 3 == 0:
            a, b, c, d = b + 1, c + 2, d + 3, a + 4
        elif i % 3 == 1:
            e, f, g, h = h + i, e + 1, f + 2, g + 3
            x = x * 0.5 + i
        else:
            j, k, m = k + a, m + e, j & 1023
            x -= 1
    return a, b, c, d, e, f, g, h, j & 0xFFFF, k & 0xFFFF, m, x


def text(n):
    line, words, at, signs = "ab, cd; e1 " * 3, 0, 0, 0
    for i in range(n):
        c = line[at]
        if "a" <= c <= "z":
            words += 1
        elif c == " ":
            signs += 2
        else:
            signs += 1
        at = at + 1 if at + 1 < len(line) else 0
    return words, signs, at


print(a_global(1000))  # expect: 81500
print(an_attribute(1000))  # expect: 33296028
print(a_shape(1000))  # expect: -991
print(a_sort(1000))  # expect: 499500.5
print(an_item(1000))  # expect: 139510
print(a_variable(1000))  # expect: (18098, 1, None)
print(a_function(1000))  # expect: 500
print(a_way_out(1000))  # expect: [(0, 348, 20242), (1, 490, 40099), (2, 602, 60501)]
print(a_long_way(1000))  # expect: (833, 835, 837, 835, 42414, 42165, 41917, 41669, 43941, 43275, 855, 1986.0)
print(text(1000))  # expect: (455, 817, 10)
