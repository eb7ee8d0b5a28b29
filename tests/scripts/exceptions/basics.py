try:
    1 / 0
except ZeroDivisionError as problem:
    print("caught", problem)  # expect: caught division by zero
try:
    int("x")
except (TypeError, ValueError) as problem:
    print(type(problem).__name__, problem)  # expect: ValueError invalid literal for int() with base 10: 'x'
try:
    pass
except Exception:
    print("never")
else:
    print("else")  # expect: else
finally:
    print("finally")  # expect: finally
try:
    try:
        raise KeyError("k")
    except ValueError:
        print("wrong")
    finally:
        print("inner finally")  # expect: inner finally
except KeyError as problem:
    print("outer", problem)  # expect: outer 'k'


def f(kind):
    try:
        if kind == 0:
            return "returned"
        if kind == 1:
            raise ValueError("one")
        if kind == 2:
            raise TypeError("two")
    except ValueError as problem:
        return f"handled {problem}"
    else:
        return "else"
    finally:
        print("cleanup", kind)


print(f(0), f(1), f(3))  # expect: cleanup 0
# expect: cleanup 1
# expect: cleanup 3
# expect: returned handled one else
try:
    f(2)  # expect: cleanup 2
except TypeError as problem:
    print("escaped", problem)  # expect: escaped two


class Custom(Exception):
    def __init__(self, code, text="default"):
        super().__init__(code, text)
        self.code = code


class Child(Custom):
    pass


try:
    raise Child(5)
except Custom as problem:
    print(type(problem).__name__, problem.code, problem.args, problem, repr(problem))  # expect: Child 5 (5, 'default') (5, 'default') Child(5, 'default')
try:
    raise ValueError
except ValueError as problem:
    print(repr(problem), str(problem) == "", problem.args)  # expect: ValueError() True ()
try:
    raise Child(1, "x") from None
except Exception as problem:
    print(problem.__cause__, problem.__suppress_context__)  # expect: None True
for value in (1, 0, "a"):
    try:
        print(10 / value)
    except ZeroDivisionError:
        print("zero")
        continue
    except TypeError:
        print("type")
        break
    finally:
        print("after", value)
# expect: 10.0
# expect: after 1
# expect: zero
# expect: after 0
# expect: type
# expect: after a
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise
except ValueError as problem:
    print("re-raised", problem)  # expect: re-raised first
try:
    raise
except RuntimeError as problem:
    print(problem)  # expect: No active exception to reraise
try:
    raise 5
except TypeError as problem:
    print(problem)  # expect: exceptions must derive from BaseException
try:
    raise int
except TypeError as problem:
    print(problem)  # expect: exceptions must derive from BaseException
try:
    raise ValueError from 5
except TypeError as problem:
    print(problem)  # expect: exception causes must derive from BaseException
try:
    try:
        raise ValueError("v")
    except 5:
        pass
except TypeError as problem:
    print(problem)  # expect: catching classes that do not inherit from BaseException is not allowed
try:
    try:
        raise ValueError("v")
    except (TypeError, int):
        pass
except TypeError as problem:
    print(problem)  # expect: catching classes that do not inherit from BaseException is not allowed
print("problem" in globals())  # expect: False
print(issubclass(KeyError, LookupError), issubclass(IndexError, LookupError), issubclass(UnboundLocalError, NameError))  # expect: True True True
print(ValueError.__mro__)  # expect: (<class 'ValueError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
