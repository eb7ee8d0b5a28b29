# Natives that traces see through, with the arguments that they are given most and with others.
class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Under(list):
    pass


def lengths(things):
    total = 0
    for _ in range(60):
        for thing in things:
            total += len(thing)
    return total


print(lengths([[1, 2], (1,), {1: 2}, {3}, "text", "zé€", range(7), b"ab", bytearray(3), "x" * 600 + "y" * 600]))  # expect: 73440
print(lengths([Sized(3), Under([1, 2]), {}.keys(), frozenset("ab")]))  # expect: 420


def failing(f, good, bad):
    done = 0
    try:
        for n in range(200):
            f(bad if n == 150 else good)
            done += 1
    except (TypeError, ValueError) as error:
        return done, str(error)


print(failing(len, "ab", 5))  # expect: (150, "object of type 'int' has no len()")
print(failing(ord, "a", "ab"))  # expect: (150, 'ord() expected a character, but string of length 2 found')
print(failing(chr, 97, -1))  # expect: (150, 'chr() arg not in range(0x110000)')
print(failing(int, "12", "1x"))  # expect: (150, "invalid literal for int() with base 10: '1x'")
print(failing(range, 3, "a"))  # expect: (150, "'str' object cannot be interpreted as an integer")


def sizes(values):
    out = []
    for _ in range(50):
        out = [abs(v) for v in values]
    return out


print(sizes([3, -3, -2.5, -0.0, True, -(2**47), 2**62, -(2**63), -(2**70)]))  # expect: [3, 3, 2.5, 0.0, 1, 140737488355328, 4611686018427387904, 9223372036854775808, 1180591620717411303424]


def extremes(pairs):
    out = []
    for _ in range(50):
        out = [(min(a, b), max(a, b)) for a, b in pairs]
    return out


print(extremes([(1, 2), (2, 1), (1.5, 0.5), (1, 0.5), ("b", "a"), (True, 1), (float("nan"), 1.0)]))  # expect: [(1, 2), (1, 2), (0.5, 1.5), (0.5, 1), ('a', 'b'), (True, True), (nan, nan)]


def numbers(values):
    out = []
    for _ in range(50):
        out = [(int(v), float(v)) for v in values]
    return out


print(numbers([3, 2.75, -2.75, True, "17", " 8 ", 2**50, 1e18, 2**60]))  # expect: [(3, 3.0), (2, 2.75), (-2, -2.75), (1, 1.0), (17, 17.0), (8, 8.0), (1125899906842624, 1125899906842624.0), (1000000000000000000, 1e+18), (1152921504606846976, 1.152921504606847e+18)]
print([int(-(2.0**63)), int(2.0**63), int(1e300) == 10**300])  # expect: [-9223372036854775808, 9223372036854775808, False]


def least():
    found = set()
    for n in range(80):
        found.add(int(-(2.0**63) if n > 60 else -1.5))
    return sorted(found)


print(least())  # expect: [-9223372036854775808, -1]


class Base:
    pass


class Derived(Base):
    pass


class Asks(type):
    def __instancecheck__(cls, v):
        return v == 4


class Asked(metaclass=Asks):
    pass


def instances(values, classes):
    counts = [0] * len(classes)
    for _ in range(40):
        for v in values:
            for at, c in enumerate(classes):
                if isinstance(v, c):
                    counts[at] += 1
    return counts


print(instances([1, True, 2.0, "s", None, Base(), Derived(), [], 4, 2**60], [int, bool, float, str, object, Base, Derived, list, Asked, (int, str)]))  # expect: [160, 40, 40, 40, 400, 80, 40, 40, 40, 200]


def appended(n):
    items, more = [], Under()
    for i in range(n):
        items.append(i)
        more.append(items.append(None))
    return len(items), len(more), items[-2:], more[-1]


print(appended(300))  # expect: (600, 300, [299, None], None)


def ranges(n):
    total, kept = 0, None
    for i in range(n):
        for j in range(i % 4):
            total += j
        for j in range(1, i % 5):
            total += j
        for j in range(10, i % 3, -2):
            total += j
        kept = range(i, 2 * i, 3)
    return total, kept, len(kept), kept[1]


print(ranges(200))  # expect: (6468, range(199, 398, 3), 67, 202)


def step(n):
    done = 0
    try:
        for i in range(n):
            for j in range(0, 4, 2 if i < 90 else 0):
                done += 1
    except ValueError as error:
        return done, str(error)


print(step(100))  # expect: (180, 'range() arg 3 must not be zero')


def popped(n):
    stack, taken, empty = [0], 0, 0
    other = stack
    for i in range(n):
        if i % 3:
            stack.append(i)
            stack.append([i])
        taken += len(str(stack.pop()))
        if i % 10 == 9:
            taken += other.pop(0) == 0
        try:
            if i % 25 == 24:
                stack.clear()
                stack.pop()
        except IndexError as error:
            empty += len(str(error))
            stack.append(7)
    return taken, empty, other


print(popped(150))  # expect: (539, 114, [7])
