# What CPython has in C has no frames: neither in tracebacks nor for those who count callers.
import collections
import functools
import io
import itertools
import re
import sys
import typing
import warnings


def frames_of(action):
    try:
        action()
    except Exception as e:
        names = []
        traceback = e.__traceback__
        while traceback:
            names.append(traceback.tb_frame.f_code.co_name)
            traceback = traceback.tb_next
        print(names[1:], e)


def divide(*numbers):
    return 1 / 0


def caller(*anything):
    return sys._getframe(1).f_code.co_name


frames_of(lambda: collections.nothing)  # expect: ['<lambda>'] module 'collections' has no attribute 'nothing'
frames_of(lambda: typing.nothing)  # expect: ['<lambda>'] module 'typing' has no attribute 'nothing'
frames_of(lambda: functools.reduce(divide, [1, 2]))  # expect: ['<lambda>', 'divide'] division by zero
frames_of(lambda: functools.lru_cache(divide)())  # expect: ['<lambda>', 'divide'] division by zero
frames_of(lambda: functools.partial(divide, 1)())  # expect: ['<lambda>', 'divide'] division by zero
frames_of(lambda: list(itertools.takewhile(divide, [1])))  # expect: ['<lambda>', 'divide'] division by zero
frames_of(lambda: collections.deque(maxlen=-1))  # expect: ['<lambda>'] maxlen must be non-negative
frames_of(lambda: collections.defaultdict(divide)[1])  # expect: ['<lambda>', 'divide'] division by zero
frames_of(lambda: io.StringIO(1))  # expect: ['<lambda>'] initial_value must be str or None, not int
frames_of(lambda: re.compile("a").sub(divide, "a"))  # expect: ['<lambda>', 'divide'] division by zero
frames_of(lambda: re.compile("a").match(1))  # expect: ['<lambda>'] expected string or bytes-like object, got 'int'
frames_of(lambda: re.match("a", "a").group(1))  # expect: ['<lambda>'] no such group
frames_of(lambda: warnings.warn("a", int))  # expect: ['<lambda>'] category must be a Warning subclass, not 'type'


def main():
    print(functools.reduce(caller, [1, 2]), functools.lru_cache(caller)(), re.sub("a", caller, "a"))


main()  # expect: main main sub

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("here")
    functools.reduce(lambda a, b: warnings.warn("one up", stacklevel=2), [1, 2])
    print([notice.lineno for notice in caught])  # expect: [55, 56]

for action in (
    lambda: re.compile("a") + 1,
    lambda: re.compile("a").match(),
    lambda: re.match("a", "a").span(1, 2),
    lambda: io.StringIO().nothing,
    lambda: io.StringIO().write(),
    lambda: warnings.warn(),
):
    frames_of(action)  # expect: ['<lambda>'] unsupported operand type(s) for +: 're.Pattern' and 'int'
    # expect: ['<lambda>'] match() missing required argument 'string' (pos 1)
    # expect: ['<lambda>'] span expected at most 1 argument, got 2
    # expect: ['<lambda>'] '_io.StringIO' object has no attribute 'nothing'
    # expect: ['<lambda>'] StringIO.write() takes exactly one argument (0 given)
    # expect: ['<lambda>'] warn() missing required argument 'message' (pos 1)
