def override():
    try:
        return "try"
    finally:
        return "finally"


def swallow():
    try:
        raise ValueError
    finally:
        return "swallowed"


def saved():
    x = 1
    try:
        return x
    finally:
        x = 2


def mutable():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


print(override(), swallow(), saved(), mutable())  # expect: finally swallowed 1 [1, 2]


def loop_break():
    for i in range(5):
        try:
            if i == 2:
                break
        finally:
            print("f", i)
    return i


def loop_continue():
    seen = []
    for i in range(3):
        try:
            continue
        finally:
            seen.append(i)
    return seen


def break_in_finally():
    for i in range(3):
        try:
            return "no"
        finally:
            break
    return "broke"


def continue_in_finally():
    n = 0
    for i in range(3):
        try:
            raise ValueError
        finally:
            n += 1
            continue
    return n


print(loop_break(), loop_continue(), break_in_finally(), continue_in_finally())  # expect: f 0
# expect: f 1
# expect: f 2
# expect: 2 [0, 1, 2] broke 3


def nested():
    log = []
    try:
        try:
            try:
                raise ValueError("a")
            finally:
                log.append(1)
        finally:
            log.append(2)
    except ValueError:
        log.append(3)
    finally:
        log.append(4)
    return log


print(nested())  # expect: [1, 2, 3, 4]


def replaced():
    try:
        try:
            raise ValueError("first")
        finally:
            raise KeyError("second")
    except KeyError as problem:
        return repr(problem), repr(problem.__context__)


print(replaced())  # expect: ("KeyError('second')", "ValueError('first')")


def handler_finally():
    log = []
    try:
        try:
            raise ValueError
        except ValueError:
            log.append("handler")
            return log
        finally:
            log.append("finally")
    finally:
        log.append("outer")


print(handler_finally())  # expect: ['handler', 'finally', 'outer']


def generator():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


g = generator()
print(next(g))  # expect: 1
g.close()  # expect: generator closed
for value in generator():
    break  # expect: generator closed
del value


def in_loop():
    while True:
        try:
            try:
                return "deep"
            finally:
                print("one")
        finally:
            print("two")


print(in_loop())  # expect: one
# expect: two
# expect: deep


def else_raises():
    try:
        pass
    except ValueError:
        return "not here"
    else:
        raise ValueError("else")
    finally:
        print("still runs")


try:
    else_raises()  # expect: still runs
except ValueError as problem:
    print("got", problem)  # expect: got else


def returns_in_else():
    for _ in range(2):
        try:
            x = 1
        except Exception:
            pass
        else:
            return "else return"
        finally:
            print("f")


print(returns_in_else())  # expect: f
# expect: else return


def delete_name():
    problem = "before"
    try:
        raise ValueError
    except ValueError as problem:
        pass
    try:
        return problem
    except UnboundLocalError as gone:
        return str(gone)


print(delete_name())  # expect: cannot access local variable 'problem' where it is not associated with a value
