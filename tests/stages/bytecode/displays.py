def displays(a, b):
    x = [a, b], (a, b), {a, b}, {a: b}
    x = [1, 2, 3], {1, 2, 3}, {}, []
    x = [*a, b], (a, *b), {*a, 1}, {**a, 1: b, 2: a}
    return a[1:2], a[:], a[b], a[-1], a[1, b:]
