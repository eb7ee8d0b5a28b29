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


print(escapes_sometimes(22))  # expect: (693, 4, True, -1, -1, 42)
print(looks_at_last(22))  # expect: (0, 210, 20, 21, False)
print(before_and_after(22))  # expect: (76, 21, 2)
print(pairs(22))  # expect: (253, ((21, 22), 21), ((21, 22), 21), False)
print(closures(22))  # expect: (262, 22, [22, 22], False)
print(counters(22))  # expect: (142, 15, 20, [16, 20])
print(recursive(22))  # expect: (22, 120, True)
print(raised(22))  # expect: (11, (21,))
print(slots(22))  # expect: (231, True, 21)
print(wide(22))  # expect: (738871813865472, 21.0)
print(inner(22))  # expect: (297, True, 2)
print(frames(22))  # expect: (20, 21)
print(bound(22))  # expect: (759, range(21, 24), slice(21, 23, None), True)
print(escapes_sometimes(400))  # expect: (239400, 58, True, -1, -1, 798)
print(looks_at_last(400))  # expect: (0, 79401, 398, 399, False)
print(before_and_after(400))  # expect: (16255, 399, 2)
print(pairs(400))  # expect: (80200, (399, 400), ((399, 400), 399), True)
print(closures(400))  # expect: (80400, 402, [402, 402, 402], True)
print(counters(400))  # expect: (2800, 21, 28, [16, 20, 24, 28, 0])
print(recursive(400))  # expect: (400, 120, True)
print(raised(400))  # expect: (200, (399,))
print(slots(400))  # expect: (79800, True, 399)
print(wide(400))  # expect: (14038564463443968, 399.0)
print(inner(400))  # expect: (81000, True, 2)
print(frames(400))  # expect: (398, 399)
print(bound(400))  # expect: (240600, range(399, 402), slice(399, 401, None), True)
