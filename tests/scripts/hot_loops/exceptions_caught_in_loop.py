# Exceptions that compiled loops raise and catch, at several depths, where the way to the handler is not always the same.
import sys
import traceback


class Odd(Exception):
    def __init__(self, number):
        self.number = number


class Even(Odd):
    pass


def check(i):
    if i % 2:
        raise Odd(i)
    raise Even(i)


def deep(i, depth):
    if depth:
        return deep(i, depth - 1)
    return check(i)


def near():
    total = 0
    for i in range(300):
        try:
            raise Odd(i)
        except Odd as problem:
            total += problem.number
    return total


def across():
    odd = even = 0
    for i in range(300):
        try:
            deep(i, 3)
        except Even as problem:
            even += problem.number
        except Odd as problem:
            odd += problem.number
    return odd, even


def finally_runs():
    log = [0, 0, 0]
    for i in range(300):
        try:
            try:
                deep(i, i % 3)
            finally:
                log[0] += 1
        except Even:
            log[1] += 1
        except Odd:
            log[2] += 1
    return log


def sometimes(i):
    if i % 100 == 99:
        raise ValueError(i)
    raise Odd(i)


def another_handler():
    seen = []
    for part in range(4):
        try:
            for i in range(part, 400):
                try:
                    sometimes(i)
                except Odd:
                    pass
        except ValueError as problem:
            seen.append(problem.args[0])
    return seen


def stops_raising():
    table = {n: n for n in range(200, 300)}
    missing = found = 0
    for i in range(300):
        try:
            found += table[i]
        except KeyError as problem:
            missing += problem.args[0]
    return missing, found


def natives():
    bad = 0
    for i in range(300):
        try:
            bad += int("12" if i % 50 == 7 else "x")
        except ValueError as problem:
            bad += len(str(problem))
    return bad


def lines():
    shown = set()
    for i in range(200):
        try:
            deep(1, 2)
        except Odd as problem:
            frames = traceback.extract_tb(problem.__traceback__)
            shown.add(" ".join(f.name for f in frames))
    return sorted(shown)


def chained():
    depth = 0
    for i in range(200):
        try:
            try:
                raise KeyError(i)
            except KeyError as first:
                raise Odd(i) from first
        except Odd as problem:
            depth += problem.__cause__.args[0] + (problem.__context__ is problem.__cause__)
    return depth, sys.exc_info()[0]


def again():
    count = 0
    for i in range(200):
        try:
            try:
                deep(i, 1)
            except Odd:
                count += 1
                raise
        except Even:
            count += 1000
        except Odd as problem:
            count += problem.number
    return count


def returned(limit):
    for i in range(limit + 10):
        try:
            if i == limit:
                raise Even(i)
            raise Odd(i)
        except Even as problem:
            return problem.number
        except Odd:
            continue


def escapes():
    total = 0
    for i in range(300):
        try:
            check(i)
        except Even:
            total += i
            if i == 250:
                raise


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration(self)
        self.n -= 1
        return self.n


def iterators():
    total = 0
    for i in range(200):
        for v in Countdown(i % 4):
            total += v
    return total


def in_generator():
    def parts(n):
        for i in range(n):
            try:
                deep(i, 1)
            except Even:
                yield i
            except Odd as problem:
                yield problem.number * 1000
    return sum(parts(200))


class Leave:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return kind is Even


def managers():
    total = 0
    for i in range(200):
        try:
            with Leave():
                check(i)
            total += 1
        except Odd:
            total += 1000
    return total


print(near())  # expect: 44850
print(across())  # expect: (22500, 22350)
print(finally_runs())  # expect: [300, 150, 150]
print(another_handler())  # expect: [99, 99, 99, 99]
print(stops_raising())  # expect: (19900, 24950)
print(natives())  # expect: 12714
print(lines())  # expect: ['lines deep deep deep check']
print(chained())  # expect: (20100, None)
print(again())  # expect: 110200
print(returned(250))  # expect: 250
try:
    escapes()
except (Odd, RuntimeError) as problem:
    print(type(problem).__name__, len(traceback.extract_tb(problem.__traceback__)))  # expect: Odd 3
print(iterators())  # expect: 200
print(in_generator())  # expect: 10009900
print(managers())  # expect: 100100
