def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: 1 / 0))  # expect: ZeroDivisionError: division by zero
print(error(lambda: 1 // 0))  # expect: ZeroDivisionError: integer division or modulo by zero
print(error(lambda: 1 % 0))  # expect: ZeroDivisionError: integer modulo by zero
print(error(lambda: divmod(1, 0)))  # expect: ZeroDivisionError: integer division or modulo by zero
print(error(lambda: 1.0 / 0))  # expect: ZeroDivisionError: float division by zero
print(error(lambda: 1.0 // 0))  # expect: ZeroDivisionError: float floor division by zero
print(error(lambda: 1.0 % 0))  # expect: ZeroDivisionError: float modulo
print(error(lambda: divmod(1.0, 0)))  # expect: ZeroDivisionError: float divmod()
print(error(lambda: 0 ** -1))  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
print(error(lambda: 0.0 ** -1))  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
print(error(lambda: 1 << -1))  # expect: ValueError: negative shift count
print(error(lambda: 1 >> -1))  # expect: ValueError: negative shift count
print(error(lambda: 1 + "a"))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(error(lambda: "a" + 1))  # expect: TypeError: can only concatenate str (not "int") to str
print(error(lambda: 1 - "a"))  # expect: TypeError: unsupported operand type(s) for -: 'int' and 'str'
print(error(lambda: "a" - "b"))  # expect: TypeError: unsupported operand type(s) for -: 'str' and 'str'
print(error(lambda: [] + ()))  # expect: TypeError: can only concatenate list (not "tuple") to list
print(error(lambda: () + []))  # expect: TypeError: can only concatenate tuple (not "list") to tuple
print(error(lambda: {} + {}))  # expect: TypeError: unsupported operand type(s) for +: 'dict' and 'dict'
print(error(lambda: None + 1))  # expect: TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'
print(error(lambda: "a" * "b"))  # expect: TypeError: can't multiply sequence by non-int of type 'str'
print(error(lambda: "a" * 1.5))  # expect: TypeError: can't multiply sequence by non-int of type 'float'
print(error(lambda: [1] * "b"))  # expect: TypeError: can't multiply sequence by non-int of type 'str'
print(error(lambda: 1 / "a"))  # expect: TypeError: unsupported operand type(s) for /: 'int' and 'str'
print(error(lambda: 1 // None))  # expect: TypeError: unsupported operand type(s) for //: 'int' and 'NoneType'
print(error(lambda: 1 % None))  # expect: TypeError: unsupported operand type(s) for %: 'int' and 'NoneType'
print(error(lambda: 2 ** "a"))  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
print(error(lambda: 1 @ 2))  # expect: TypeError: unsupported operand type(s) for @: 'int' and 'int'
print(error(lambda: 1 & 1.0))  # expect: TypeError: unsupported operand type(s) for &: 'int' and 'float'
print(error(lambda: 1.5 | 2))  # expect: TypeError: unsupported operand type(s) for |: 'float' and 'int'
print(error(lambda: 1.5 << 2))  # expect: TypeError: unsupported operand type(s) for <<: 'float' and 'int'
print(error(lambda: "a" ^ "b"))  # expect: TypeError: unsupported operand type(s) for ^: 'str' and 'str'
print(error(lambda: divmod("a", 1)))  # expect: TypeError: unsupported operand type(s) for divmod(): 'str' and 'int'
print(error(lambda: pow(2, "a")))  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
print(error(lambda: pow(2, 3, 0)))  # expect: ValueError: pow() 3rd argument cannot be 0
print(error(lambda: pow(2, -1, 4)))  # expect: ValueError: base is not invertible for the given modulus
print(error(lambda: -"a"))  # expect: TypeError: bad operand type for unary -: 'str'
print(error(lambda: +[]))  # expect: TypeError: bad operand type for unary +: 'list'
print(error(lambda: ~1.5))  # expect: TypeError: bad operand type for unary ~: 'float'
print(error(lambda: abs("a")))  # expect: TypeError: bad operand type for abs(): 'str'
print(error(lambda: 10.0 ** 400))  # expect: OverflowError: (34, 'Numerical result out of range')
print(error(lambda: 10 ** 400 * 1.0))  # expect: OverflowError: int too large to convert to float
print(error(lambda: (-8) ** 0.5 and 1))  # expect: no error
