def generator(x):
    y = yield x
    f((yield), 1)
    return (yield from x)


def protected(x):
    try:
        yield x
    except E:
        yield 2
    finally:
        yield 3


l = lambda: (yield)
