# A loop asks once how long its lists are, and for two floats at once whether they are floats.
import math


def smooth(xs, start, end):
    out = []
    for i in range(start, end):
        out.append(0.25 * xs[i - 1] + 0.5 * xs[i] + 0.25 * xs[i + 1])
    return out


def store(xs, ys, start, end):
    i = start
    try:
        while i < end:
            ys[i] = xs[i - 1] * 2.0 + xs[i + 1]
            i += 1
    except (IndexError, TypeError) as e:
        return i, type(e).__name__, str(e)
    return i


def dot(a, b, n):
    total = 0.0
    for k in range(n):
        total += a[k] * b[k]
    return total


def tried(function, *args):
    try:
        return function(*args)
    except (IndexError, TypeError) as e:
        return type(e).__name__, str(e)


xs = [float(i) for i in range(300)]
for _ in range(3):
    print(sum(smooth(xs, 1, 299)), sum(smooth(xs, 0, 299)), sum(smooth(xs, -2, 200)))
    print(tried(smooth, xs, 1, 301), tried(smooth, xs[:100], 1, 200))
# expect: 44551.0 44626.0 20497.0
# expect: ('IndexError', 'list index out of range') ('IndexError', 'list index out of range')
# expect: 44551.0 44626.0 20497.0
# expect: ('IndexError', 'list index out of range') ('IndexError', 'list index out of range')
# expect: 44551.0 44626.0 20497.0
# expect: ('IndexError', 'list index out of range') ('IndexError', 'list index out of range')

for start, end, count in [(1, 299, 300), (0, 299, 300), (-5, 299, 300), (1, 400, 300), (1, 299, 250), (1, 299, 1)]:
    ys = [0.0] * count
    print(store(xs, ys, start, end), ys[:3], ys[-3:])
# expect: 299 [0.0, 2.0, 5.0] [890.0, 893.0, 0.0]
# expect: 299 [599.0, 2.0, 5.0] [890.0, 893.0, 0.0]
# expect: 299 [599.0, 2.0, 5.0] [890.0, 893.0, 596.0]
# expect: (299, 'IndexError', 'list index out of range') [0.0, 2.0, 5.0] [890.0, 893.0, 0.0]
# expect: (250, 'IndexError', 'list assignment index out of range') [0.0, 2.0, 5.0] [740.0, 743.0, 746.0]
# expect: (1, 'IndexError', 'list assignment index out of range') [0.0] [0.0]

for odd in (1, True, None, "x", 2**60, 2**70, -0.0, math.inf, -math.inf, math.nan, [1.0], 1 + 2j):
    found = set()
    for at in (0, 1, 150, 299):
        a = xs[:]
        a[at] = odd
        found |= {str(tried(dot, a, xs, 300)), str(tried(dot, xs, a, 300)), str(tried(dot, a, a, 300))}
    print(odd, len(found), sorted(found)[-1])
# expect: 1 6 8955051.0
# expect: True 6 8955051.0
# expect: None 3 ('TypeError', "unsupported operand type(s) for *: 'float' and 'NoneType'")
# expect: x 2 ('TypeError', "can't multiply sequence by non-int of type 'str'")
# expect: 1152921504606846976 5 8955050.0
# expect: 1180591620717411303424 5 8955050.0
# expect: -0.0 4 8955050.0
# expect: inf 2 nan
# expect: -inf 3 nan
# expect: nan 1 nan
# expect: [1.0] 2 ('TypeError', "can't multiply sequence by non-int of type 'list'")
# expect: (1+2j) 8 (8955050+2j)
print(tried(dot, xs, xs, 301), tried(dot, xs[:10], xs, 300), tried(dot, xs, xs[:200], 300), dot(xs, xs, -1))
# expect: ('IndexError', 'list index out of range') ('IndexError', 'list index out of range') ('IndexError', 'list index out of range') 0.0


def shrinks(xs):
    total = 0
    try:
        for i in range(400):
            total += xs[i]
            if i % 50 == 49:
                xs.pop()
            elif i % 70 == 69:
                xs.extend([i] * 3)
    except IndexError:
        return total, i, len(xs)
    return total


print([shrinks(list(range(n))) for n in (300, 420, 100, 350, 500)])
# expect: [(45804, 306, 306), 79800, (4989, 101, 101), (61700, 355, 355), 79800]


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def norms(points):
    total = 0.0
    for p in points:
        total += p.x * p.y
    return total


points = [Point(float(i), i * 0.5) for i in range(200)]
print(norms(points))  # expect: 1323350.0
for odd in (3, None, "y", math.nan):
    for name in "xy":
        points[120].__dict__[name] = odd
        print(odd, name, tried(norms, points))
        points[120].__dict__[name] = 1.5
# expect: 3 x 1316330.0
# expect: 3 y 1316154.5
# expect: None x ('TypeError', "unsupported operand type(s) for *: 'NoneType' and 'float'")
# expect: None y ('TypeError', "unsupported operand type(s) for *: 'float' and 'NoneType'")
# expect: y x ('TypeError', "can't multiply sequence by non-int of type 'float'")
# expect: y y ('TypeError', "can't multiply sequence by non-int of type 'float'")
# expect: nan x nan
# expect: nan y nan


def signs(values):
    found = []
    for value in values:
        a, b = value - value, -(value - value)
        found.append((math.copysign(1.0, a), math.copysign(1.0, b), math.copysign(1.0, abs(a))))
    return found


print(set(signs([math.inf] * 200)), set(signs([-math.inf] * 200)), set(signs([math.nan] * 200)))
# expect: {(-1.0, 1.0, 1.0)} {(-1.0, 1.0, 1.0)} {(1.0, -1.0, 1.0)}


def divided(a, b):
    total = 0.0
    for x, y in zip(a, b):
        total += x / y
    return total


ones = [1.0] * 200
print(divided(ones, ones), divided(ones, ones[:150] + [math.nan] * 50))  # expect: 200.0 nan
try:
    divided(ones, ones[:150] + [0.0])
except ZeroDivisionError as e:
    print(e)  # expect: float division by zero
print(sorted({math.sqrt(x) for x in ones}), dot([2.0] * 90, [0.1] * 90, 90))
# expect: [1.0] 17.999999999999968
nans = [math.inf - math.inf for _ in range(150)]
print(all(x in nans for x in nans), len(nans))  # expect: True 150
