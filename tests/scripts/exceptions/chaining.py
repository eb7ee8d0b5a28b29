try:
    try:
        1 / 0
    except ZeroDivisionError as inner:
        raise ValueError("outer") from inner
except ValueError as problem:
    print(repr(problem.__cause__), repr(problem.__context__), problem.__suppress_context__)  # expect: ZeroDivisionError('division by zero') ZeroDivisionError('division by zero') True
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("outer")
except ValueError as problem:
    print(repr(problem.__cause__), repr(problem.__context__), problem.__suppress_context__)  # expect: None ZeroDivisionError('division by zero') False
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("outer") from None
except ValueError as problem:
    print(repr(problem.__cause__), repr(problem.__context__), problem.__suppress_context__)  # expect: None ZeroDivisionError('division by zero') True
try:
    try:
        1 / 0
    finally:
        undefined
except NameError as problem:
    print(problem, repr(problem.__context__))  # expect: name 'undefined' is not defined ZeroDivisionError('division by zero')


def cleanup():
    try:
        raise KeyError("cleanup")
    except KeyError as problem:
        return repr(problem.__context__)


try:
    raise ValueError("active")
except ValueError:
    print(cleanup())  # expect: ValueError('active')
print(cleanup())  # expect: None


def chain(depth):
    try:
        if depth == 0:
            raise ValueError("bottom")
        chain(depth - 1)
    except ValueError as problem:
        raise ValueError(f"level {depth}") from problem


try:
    chain(3)
except ValueError as problem:
    while problem:
        print(problem)  # expect: level 3
        # expect: level 2
        # expect: level 1
        # expect: level 0
        # expect: bottom
        problem = problem.__cause__
try:
    raise ValueError("a") from KeyError
except ValueError as problem:
    print(repr(problem.__cause__))  # expect: KeyError()
e = ValueError("x")
e.__cause__ = TypeError("cause")
print(e.__suppress_context__, repr(e.__cause__))  # expect: True TypeError('cause')
try:
    e.__cause__ = 5
except TypeError as problem:
    print(problem)  # expect: exception cause must be None or derive from BaseException
try:
    e.__context__ = "no"
except TypeError as problem:
    print(problem)  # expect: exception context must be None or derive from BaseException
same = ValueError("same")
try:
    try:
        raise same
    except ValueError:
        raise same
except ValueError as problem:
    print(problem is same, problem.__context__)  # expect: True None
try:
    try:
        raise KeyError(1)
    except KeyError:
        try:
            raise IndexError(2)
        except IndexError:
            raise ValueError(3)
except ValueError as problem:
    print(repr(problem.__context__), repr(problem.__context__.__context__))  # expect: IndexError(2) KeyError(1)
e = ValueError("noted")
e.add_note("first note")
e.add_note("second")
print(e.__notes__, hasattr(ValueError(), "__notes__"))  # expect: ['first note', 'second'] False
try:
    e.add_note(5)
except TypeError as problem:
    print(problem)  # expect: note must be a str, not 'int'
print(e.with_traceback(None) is e, e.__traceback__)  # expect: True None
