def attempt(text):
    names = {"n": 1, "s": "a", "l": [1], "t": (1,), "d": {}, "none": None, "f": 1.5}
    try:
        exec(text, names)
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(attempt("n += 'a'"))  # expect: TypeError: unsupported operand type(s) for +=: 'int' and 'str'
print(attempt("s += 1"))  # expect: TypeError: can only concatenate str (not "int") to str
print(attempt("s -= 1"))  # expect: TypeError: unsupported operand type(s) for -=: 'str' and 'int'
print(attempt("l += 1"))  # expect: TypeError: 'int' object is not iterable
print(attempt("t += [1]"))  # expect: TypeError: can only concatenate tuple (not "list") to tuple
print(attempt("l -= [1]"))  # expect: TypeError: unsupported operand type(s) for -=: 'list' and 'list'
print(attempt("d += {}"))  # expect: TypeError: unsupported operand type(s) for +=: 'dict' and 'dict'
print(attempt("d |= 1"))  # expect: TypeError: 'int' object is not iterable
print(attempt("none *= 2"))  # expect: TypeError: unsupported operand type(s) for *=: 'NoneType' and 'int'
print(attempt("f <<= 1"))  # expect: TypeError: unsupported operand type(s) for <<=: 'float' and 'int'
print(attempt("f &= 1"))  # expect: TypeError: unsupported operand type(s) for &=: 'float' and 'int'
print(attempt("n @= 1"))  # expect: TypeError: unsupported operand type(s) for @=: 'int' and 'int'
print(attempt("s **= 2"))  # expect: TypeError: unsupported operand type(s) for **=: 'str' and 'int'
print(attempt("s //= 2"))  # expect: TypeError: unsupported operand type(s) for //=: 'str' and 'int'
print(attempt("l /= 2"))  # expect: TypeError: unsupported operand type(s) for /=: 'list' and 'int'
print(attempt("l ^= 2"))  # expect: TypeError: unsupported operand type(s) for ^=: 'list' and 'int'
print(attempt("n |= 1.0"))  # expect: TypeError: unsupported operand type(s) for |=: 'int' and 'float'
print(attempt("n >>= 'x'"))  # expect: TypeError: unsupported operand type(s) for >>=: 'int' and 'str'
print(attempt("t[0] += 1"))  # expect: TypeError: 'tuple' object does not support item assignment
print(attempt("l[0] += 'x'"))  # expect: TypeError: unsupported operand type(s) for +=: 'int' and 'str'
print(attempt("l[5] += 1"))  # expect: IndexError: list index out of range
print(attempt("undefined += 1"))  # expect: NameError: name 'undefined' is not defined
print(attempt("n.x += 1"))  # expect: AttributeError: 'int' object has no attribute 'x'
