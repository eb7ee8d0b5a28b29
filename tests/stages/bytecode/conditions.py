def conditions(a, b):
    if a < b and not (b is None or a == 3): f()
    if a < b <= f() < 10: f()
    if a in (1, 2) or b not in [3, 4] or a in {5}: f()
    if not a if b else a: f()
    if a:
        f()
    elif b is not a:
        g()
    else:
        h()
    x = a and b or f()
    x = a or 5
    x = a if b else f(x)
    x = a < b < f()
    x = not a in b
    if (n := f()) and n > 3: return n
    if __debug__: f()
    if 0: never()
    while 1:
        if a: break
    assert a, b
    assert b
