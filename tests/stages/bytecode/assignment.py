def targets(a, b):
    a.x = b[1] = c = f()
    c = d = a
    a, b = b, a
    a, b = b, a + b
    i, j = 0, 1
    a.x, a.y = i, j
    (p, q), *r = c
    for k, v in a: pass
    a[b:], (a.z, n) = r
    *m, = a
    m = m[b := 1], b


def protected(x):
    try:
        a, b = x
    except E:
        return a


class C:
    def __init__(self, a):
        self.a = self.b = a
        self.a = 2
