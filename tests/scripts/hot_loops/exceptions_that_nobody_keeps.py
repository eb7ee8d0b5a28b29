# An exception that only its handler sees is not made, and is whole for whoever looks.
import sys
import traceback


class Retry(Exception):
    def __init__(self, code, why=None):
        self.code = code
        self.why = why


def fail(at):
    local = at * 2
    if at % 3 == 0:
        raise Retry(at)
    if at % 7 == 0:
        raise ValueError("seven", local)
    if at % 11 == 0:
        raise KeyError
    return at


def near(n):
    total = 0
    for i in range(n):
        try:
            total += fail(i)
        except Retry as problem:
            total += problem.code % 5
        except ValueError as problem:
            total += problem.args[1]
        except LookupError:
            total += 1
    return total


print(near(500))  # expect: 89121


# The last one is kept: with its entries, and what the frames held.
def kept(n):
    last = None
    for i in range(n):
        try:
            fail(i)
        except Retry as problem:
            last = problem
        except Exception:
            pass
    return last


def entries(problem):
    at, out = problem.__traceback__, []
    while at:
        frame = at.tb_frame
        out.append((frame.f_code.co_name, at.tb_lineno - frame.f_code.co_firstlineno, frame.f_locals.get("local")))
        at = at.tb_next
    return out


last = kept(301)
print(last.code, last.args, last.why, entries(last))  # expect: 300 (300,) None [('kept', 4, None), ('fail', 3, 600)]


# What is handled is seen by who asks for it, once in a while.
def asked(n):
    seen = []
    for i in range(n):
        try:
            fail(i)
        except Exception:
            if i % 100 == 99:
                seen.append(repr(sys.exc_info()[1]))
        if i % 100 == 0:
            seen.append(sys.exc_info()[1])
    return seen


print(asked(300))  # expect: [None, 'Retry(99)', None, None]


# The context is what was being handled when an exception was raised.
def chained(n):
    out = []
    for i in range(n):
        try:
            try:
                raise Retry(i)
            except Retry:
                if i % 50 == 49:
                    raise ValueError(i)
        except ValueError as problem:
            context = problem.__context__
            out.append((problem.args[0], context.code, len(entries(problem)), len(entries(context))))
    return out, sys.exc_info()[0]


print(chained(150))  # expect: ([(49, 49, 1, 1), (99, 99, 1, 1), (149, 149, 1, 1)], None)


# One object under two names, raised again and again.
def again(n):
    total = 0
    for i in range(n):
        problem = Retry(i)
        try:
            try:
                raise problem
            except Retry:
                raise
        except Retry as caught:
            if caught is not problem:
                return "another one"
            total += len(entries(problem)) if i % 60 == 59 else 0
    return total


print(again(240))  # expect: 4


def finally_(n):
    out = []
    for i in range(n):
        try:
            try:
                fail(i)
            finally:
                if i % 100 == 33:
                    out.append(type(sys.exc_info()[1]).__name__)
        except Exception as problem:
            if i % 200 == 0:
                out.append(entries(problem))
    return out


print(finally_(250))  # expect: [[('finally_', 5, None), ('fail', 3, 0)], 'Retry', 'ValueError', 'NoneType']


def printed(n):
    for i in range(n):
        try:
            fail(i)
        except Retry:
            if i == 297:
                return traceback.format_exc().splitlines()[-1]
        except Exception:
            pass


print(printed(400))  # expect: Retry: 297
