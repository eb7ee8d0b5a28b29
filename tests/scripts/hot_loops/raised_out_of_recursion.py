# Exceptions that leave several frames of functions that call themselves, caught in loops and in other frames of them.
class Retry(Exception):
    def __init__(self, code):
        self.code = code


def work(i):
    if i % 3 == 0:
        raise Retry(i)
    if i % 7 == 0:
        raise ValueError("seven")
    return i


def deep(i, depth):
    if depth == 0:
        return work(i)
    return deep(i, depth - 1)


def caught_outside(n):
    total = caught = 0
    for i in range(n):
        try:
            total += deep(i, i % 5)
        except Retry as problem:
            caught += problem.code
        except ValueError:
            caught += 1
    return total, caught


print(caught_outside(600))


def half_way(i, depth):
    if depth == 0:
        return work(i)
    if depth == 3:
        try:
            return half_way(i, depth - 1) + 1
        except Retry:
            return 1000
        finally:
            seen.append(depth)
    return half_way(i, depth - 1) + 1


seen = []


def caught_inside(n):
    total = 0
    for i in range(n):
        try:
            total += half_way(i, i % 7)
        except Exception as problem:
            total += len(problem.args)
            trace = problem.__traceback__
            while trace:
                total += trace.tb_lineno
                trace = trace.tb_next
    return total, len(seen)


print(caught_inside(700))


def walk(tree, found):
    if tree is None:
        return 0
    if tree[1] == found:
        raise LookupError(tree[1])
    return walk(tree[0], found) + 1 + walk(tree[2], found)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return build(low, middle), middle, build(middle + 1, high)


def search(n):
    tree = build(0, 31)
    found = missed = 0
    for i in range(n):
        try:
            missed += walk(tree, i % 41)
        except LookupError as problem:
            found += problem.args[0]
    return found, missed


print(search(400))


def numbers(n):
    for i in range(n):
        yield deep(i, 2) if i % 2 else i


def consume(n):
    total = stopped = 0
    for i in range(n):
        try:
            for x in numbers(i % 6):
                total += x
        except Retry:
            stopped += 1
    return total, stopped


print(consume(300))


def loops(n):
    total = 0
    for i in range(n):
        try:
            for j in range(3):
                for k in range(2):
                    total += deep(i + j, 1 + k)
        except (Retry, ValueError) as problem:
            total += 1 if isinstance(problem, Retry) else 2
    return total


print(loops(300))


def unbounded(i):
    return unbounded(i + 1) + 1


def runs(n):
    deepest = 0
    for _ in range(n):
        try:
            unbounded(0)
        except RecursionError:
            deepest += 1
    return deepest


print(runs(20))
# expect: (102941, 59757)
# expect: (297547, 400)
# expect: (4650, 2790)
# expect: (500, 100)
# expect: 73950
# expect: 20
