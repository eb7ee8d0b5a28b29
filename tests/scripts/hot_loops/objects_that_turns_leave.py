# Objects that each turn of a loop makes anew and leaves in a variable: whoever looks at the last one, or keeps it, finds
# it as it was made, and as one object.


class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y

class Q:
    __slots__ = ("x", "next")
    def __init__(self, x):
        self.x = x


def escapes_sometimes(n):
    kept = []
    total = 0
    for i in range(n):
        p = P(i, i * 2)
        total += p.x + p.y
        if i % 7 == 0:
            kept.append(p)
            p.x = -1
    return total, len(kept), kept[-1] is p, kept[3].x, p.x, p.y


def looks_at_last(n):
    p = P(0, 0)
    same = total = 0
    for i in range(n):
        last = p
        p = P(i, last.x)
        same += last is p
        total += p.y
    return same, total, last.x, p.x, last is p


def before_and_after(n):
    total = 0
    p = None
    for i in range(n):
        if i % 5 == 0 and p is not None:
            total += p.x
        p = P(i, 1)
        if i % 3 == 0:
            p.y = 2
        total += p.y
    return total, p.x, p.y


def pairs(n):
    a = b = None
    total = 0
    for i in range(n):
        a = (i, i + 1)
        b = (a, i)
        total += b[0][1]
        if i % 11 == 10:
            a = b
    return total, a, b, b[0] is a


def closures(n):
    fs = []
    total = 0
    for i in range(n):
        k = i & 3
        f = lambda: i + k
        total += f()
        if i % 10 == 9:
            fs.append(f)
    return total, f(), [g() for g in fs][:3], fs[-1] is f


def make(step):
    count = 0

    def bump():
        nonlocal count
        count += step
        return count

    return bump


def counters(n):
    total = 0
    fs = []
    for i in range(n):
        bump = make(i & 7)
        bump()
        total += bump()
        if i % 9 == 4:
            fs.append(bump)
            bump()
    return total, bump(), bump(), [f() for f in fs][:5]


def recursive(n):
    total = 0
    for i in range(n):
        def fact(k):
            return 1 if k < 2 else k * fact(k - 1)
        total += fact.__code__.co_argcount
        g = fact
    return total, g(5), g is fact


def raised(n):
    e2 = None
    hits = 0
    for i in range(n):
        try:
            if i & 1:
                raise ValueError(i)
        except ValueError as e:
            e2 = e
            hits += 1
    return hits, e2.args


def slots(n):
    q = Q(0)
    t = 0
    for i in range(n):
        q = Q(i)
        q.next = q
        t += q.next.x
    return t, q.next is q, q.x


def wide(n):
    p = None
    for i in range(n):
        p = P(i << 45, float(i))
        if i % 13 == 0:
            p.y = "x"
    return p.x, p.y


def inner(n):
    t = 0
    for i in range(n):
        p = P(i, 0)
        for j in range(3):
            q = (p, j)
            p.y += q[1]
        t += p.y + q[0].x
    return t, q[0] is p, q[1]


def frames(n):
    import sys
    t = 0
    for i in range(n):
        p = P(i, 3)
        if i == n - 5:
            t += sys._getframe().f_locals["p"].x
            t += locals()["p"].y
    return t, p.x


def bound(n):
    t = 0
    p = P(1, 2)
    for i in range(n):
        r = range(i, i + 3)
        s = slice(i, i + 2)
        m = p.__init__
        for x in r:
            t += x
    return t, r, s, m.__self__ is p


print(escapes_sometimes(40))  # expect: (2340, 6, False, -1, 39, 78)
print(looks_at_last(40))  # expect: (0, 741, 38, 39, False)
print(before_and_after(40))  # expect: (187, 39, 2)
print(pairs(40))  # expect: (820, (39, 40), ((39, 40), 39), True)
print(closures(40))  # expect: (840, 42, [42, 42, 42], True)
print(counters(40))  # expect: (280, 21, 28, [16, 20, 24, 28])
print(recursive(40))  # expect: (40, 120, True)
print(raised(40))  # expect: (20, (39,))
print(slots(40))  # expect: (780, True, 39)
print(wide(40))  # expect: (1372190511464448, 'x')
print(inner(40))  # expect: (900, True, 2)
print(frames(40))  # expect: (38, 39)
print(bound(40))  # expect: (2460, range(39, 42), slice(39, 41, None), True)
print(escapes_sometimes(2500))  # expect: (9371250, 358, True, -1, -1, 4998)
print(looks_at_last(2500))  # expect: (0, 3121251, 2498, 2499, False)
print(before_and_after(2500))  # expect: (626585, 2499, 2)
print(pairs(2500))  # expect: (3126250, (2499, 2500), ((2499, 2500), 2499), True)
print(closures(2500))  # expect: (3127500, 2502, [2502, 2502, 2502], True)
print(counters(2500))  # expect: (17484, 9, 12, [16, 20, 24, 28, 0])
print(recursive(2500))  # expect: (2500, 120, True)
print(raised(2500))  # expect: (1250, (2499,))
print(slots(2500))  # expect: (3123750, True, 2499)
print(wide(2500))  # expect: (87925745849991168, 2499.0)
print(inner(2500))  # expect: (3131250, True, 2)
print(frames(2500))  # expect: (2498, 2499)
print(bound(2500))  # expect: (9378750, range(2499, 2502), slice(2499, 2501, None), True)
