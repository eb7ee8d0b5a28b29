# Exceptions pass through inlined frames, handlers, finally blocks and generators, and the context is right.
import sys


class Refused(Exception):
    def __init__(self, n):
        super().__init__(n)
        self.n = n


def inner(n):
    if n % 3 == 0:
        raise Refused(n)
    if n % 3 == 1:
        raise ValueError(n)
    return n


def middle(n):
    try:
        return inner(n) + 1
    except ValueError:
        return -1


def outer(n, log):
    try:
        return middle(n)
    finally:
        log[0] += 1


def run():
    log, total, refused = [0], 0, 0
    for i in range(300):
        try:
            total += outer(i, log)
        except Refused as e:
            refused += e.n
    return log, total, refused


def deep(n):
    if n == 0:
        raise KeyError('bottom')
    return deep(n - 1)


def unwinding():
    caught = 0
    for i in range(150):
        try:
            deep(i % 7)
        except KeyError as e:
            caught += len(e.args[0])
            depth = 0
            tb = e.__traceback__
            while tb:
                depth += 1
                tb = tb.tb_next
            caught += depth
    return caught


def contexts():
    count = 0
    for i in range(200):
        try:
            try:
                raise ValueError(i)
            except ValueError:
                raise TypeError(i)
        except TypeError as e:
            if e.__context__.args == (i,) and sys.exc_info()[1] is e:
                count += 1
    return count, sys.exc_info()


def reraised():
    count = 0
    for i in range(200):
        try:
            try:
                inner(i)
            except Refused:
                count += 1
                raise
        except Exception as e:
            count += 10 * (type(e) is Refused)
    return count


def uncaught():
    for i in range(100):
        if i == 90:
            inner(0)
        middle(2)


print(run())  # expect: ([300], 15050, 14850)
print(unwinding())  # expect: 1644
print(contexts())  # expect: (200, (None, None, None))
print(reraised())  # expect: 737
try:
    uncaught()
except Refused as e:
    print(e, e.__traceback__.tb_next.tb_lineno)  # expect: 0 96
