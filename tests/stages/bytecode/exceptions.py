def handlers(x):
    try:
        f(x)
    except A as e:
        g(e)
    except (B, C):
        return 1
    except:
        raise
    else:
        h()


def ways_through_finally(x):
    for i in x:
        try:
            if i: continue
            if x: break
            return i + 1
        finally:
            f()
    return x


def value_before_finally(x):
    try:
        return x
    finally:
        x = 2


def return_in_finally(x):
    try:
        f()
    finally:
        return x


def groups(x):
    try:
        f()
    except* A as e:
        g(e)
    except* B:
        h()


def raises(a, b):
    if a: raise
    if b: raise a
    raise a from b
