def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


inf, nan = float("inf"), float("nan")
print(error(lambda: int(inf)))  # expect: OverflowError: cannot convert float infinity to integer
print(error(lambda: int(nan)))  # expect: ValueError: cannot convert float NaN to integer
print(error(lambda: round(inf)))  # expect: OverflowError: cannot convert float infinity to integer
print(error(lambda: round(nan)))  # expect: ValueError: cannot convert float NaN to integer
print(error(lambda: inf.as_integer_ratio()))  # expect: OverflowError: cannot convert Infinity to integer ratio
print(error(lambda: nan.as_integer_ratio()))  # expect: ValueError: cannot convert NaN to integer ratio
print(error(lambda: float("abc")))  # expect: ValueError: could not convert string to float: 'abc'
print(error(lambda: float("")))  # expect: ValueError: could not convert string to float: ''
print(error(lambda: float("1e")))  # expect: ValueError: could not convert string to float: '1e'
print(error(lambda: float(None)))  # expect: TypeError: float() argument must be a string or a real number, not 'NoneType'
print(error(lambda: float([])))  # expect: TypeError: float() argument must be a string or a real number, not 'list'
print(error(lambda: float("1", 2)))  # expect: TypeError: float expected at most 1 argument, got 2
print(error(lambda: float.fromhex("zz")))  # expect: ValueError: invalid hexadecimal floating-point string
print(error(lambda: round(1.5, "a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: round("a")))  # expect: TypeError: type str doesn't define __round__ method
print(error(lambda: 1.5 < "a"))  # expect: TypeError: '<' not supported between instances of 'float' and 'str'
print(error(lambda: 1.5()))  # expect: TypeError: 'float' object is not callable
print(error(lambda: 1.5[0]))  # expect: TypeError: 'float' object is not subscriptable
print(error(lambda: 2.0 ** 10000))  # expect: OverflowError: (34, 'Numerical result out of range')
print(round(inf, 2), round(nan, 2))  # expect: inf nan
