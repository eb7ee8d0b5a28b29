# Exceptions as text.
import traceback


def divide(a, b):
    return a / b


def chain():
    try:
        divide(1, 0)
    except ZeroDivisionError as error:
        raise ValueError("bad input") from error


try:
    chain()
except ValueError as error:
    text = traceback.format_exc()
    lines = text.splitlines()
    print(lines[0], "|", lines[-1])  # expect: Traceback (most recent call last): | ValueError: bad input
    print([line.strip() for line in lines if "^" in line])  # expect: ['~~^~~']
    print("direct cause" in text, len(traceback.extract_tb(error.__traceback__)))  # expect: True 2
    print([frame.name for frame in traceback.extract_tb(error.__traceback__)][-1])  # expect: chain
    print(traceback.format_exception_only(error))  # expect: ['ValueError: bad input\n']
    error.add_note("a note")
    print(traceback.format_exception_only(error))  # expect: ['ValueError: bad input\n', 'a note\n']


def deep(n):
    if n == 0:
        raise RuntimeError("bottom")
    deep(n - 1)


try:
    deep(20)
except RuntimeError:
    print([line.strip() for line in traceback.format_exc().splitlines() if "repeated" in line])  # expect: ['[Previous line repeated 17 more times]']
