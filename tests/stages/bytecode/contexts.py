def contexts(a):
    with a: f()
    with a as b, f() as b.x:
        return b
