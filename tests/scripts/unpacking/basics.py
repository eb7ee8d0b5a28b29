a, b = 1, 2
(c, d), e = [3, 4], 5
[f, g] = "xy"
print(a, b, c, d, e, f, g)  # expect: 1 2 3 4 5 x y
first, *rest = [1, 2, 3]
*init, last = "abc"
head, *middle, tail = range(5)
only, *empty = [1]
print(first, rest, init, last, head, middle, tail, only, empty)  # expect: 1 [2, 3] ['a', 'b'] c 0 [1, 2, 3] 4 1 []
(p, *q), *r = [[1, 2, 3], 4, 5]
print(p, q, r)  # expect: 1 [2, 3] [4, 5]
x = y = z = 0
print(x, y, z)  # expect: 0 0 0
i, (j, [k, *l]), m = 1, (2, [3, 4, 5]), 6
print(i, j, k, l, m)  # expect: 1 2 3 [4, 5] 6
for n, (o, *s) in [(1, (2, 3)), (4, (5, 6, 7))]:
    print(n, o, s)  # expect: 1 2 [3]
    # expect: 4 5 [6, 7]
print([u + v for u, v in [(1, 2), (3, 4)]], {k: v for k, v in {"a": 1}.items()})  # expect: [3, 7] {'a': 1}
a, b, c = {"x": 1, "y": 2, "z": 3}
print(a, b, c)  # expect: x y z
a, b = b, a
print(a, b)  # expect: y x
*t, = (1, 2)
print(t)  # expect: [1, 2]
[] = ()
() = []
a, b = (n * n for n in range(2))
print(a, b)  # expect: 0 1
values = [0, 0]
values[0], values[1] = 5, 6
print(values)  # expect: [5, 6]


class Box:
    pass


box = Box()
box.a, (box.b, *box.c) = 1, (2, 3, 4)
print(box.a, box.b, box.c)  # expect: 1 2 [3, 4]
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


def two(value): a, b = value
def three(value): a, b, c = value
def star(value): a, *b, c = value
def nested(value): (a, b), c = value
print(error(lambda: two([1])))  # expect: ValueError: not enough values to unpack (expected 2, got 1)
print(error(lambda: two([])))  # expect: ValueError: not enough values to unpack (expected 2, got 0)
print(error(lambda: two([1, 2, 3])))  # expect: ValueError: too many values to unpack (expected 2)
print(error(lambda: two((1, 2, 3))))  # expect: ValueError: too many values to unpack (expected 2)
print(error(lambda: two("abc")))  # expect: ValueError: too many values to unpack (expected 2)
print(error(lambda: two({1: 2})))  # expect: ValueError: not enough values to unpack (expected 2, got 1)
print(error(lambda: two(iter([1]))))  # expect: ValueError: not enough values to unpack (expected 2, got 1)
print(error(lambda: two(iter([1, 2, 3]))))  # expect: ValueError: too many values to unpack (expected 2)
print(error(lambda: two(range(10 ** 9))))  # expect: ValueError: too many values to unpack (expected 2)
print(error(lambda: three([1, 2])))  # expect: ValueError: not enough values to unpack (expected 3, got 2)
print(error(lambda: three(n for n in range(2))))  # expect: ValueError: not enough values to unpack (expected 3, got 2)
print(error(lambda: star([1])))  # expect: ValueError: not enough values to unpack (expected at least 2, got 1)
print(error(lambda: star([])))  # expect: ValueError: not enough values to unpack (expected at least 2, got 0)
print(error(lambda: two(5)))  # expect: TypeError: cannot unpack non-iterable int object
print(error(lambda: two(None)))  # expect: TypeError: cannot unpack non-iterable NoneType object
print(error(lambda: star(5)))  # expect: TypeError: cannot unpack non-iterable int object
print(error(lambda: nested([1, 2])))  # expect: TypeError: cannot unpack non-iterable int object
print(error(lambda: nested([[1], 2])))  # expect: ValueError: not enough values to unpack (expected 2, got 1)
order = []
def note(tag, value=None):
    order.append(tag)
    return value
d = {}
d[note("k1", 1)], d[note("k2", 2)] = note("v1", 10), note("v2", 20)
print(order, d)  # expect: ['v1', 'v2', 'k1', 'k2'] {1: 10, 2: 20}
