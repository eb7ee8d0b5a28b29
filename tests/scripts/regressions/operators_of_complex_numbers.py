# Complex numbers have no remainder; a power with a modulus complains about what is no number first.
def attempt(action, *given):
    try:
        print(action(*given))
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)


for pair in (1j, 2), (2.5, 1j), (True, 1j), (1j, 0j):
    attempt(lambda a, b: a % b, *pair)
    attempt(lambda a, b: a // b, *pair)
    attempt(divmod, *pair)
    attempt(pow, *pair, 3)
for pair in (1j, None), (1j, "x"), ("x", 2.5), (None, 2.5), (2, "x"), ("x", 1j):
    attempt(pow, *pair, 3)
    attempt(pow, 2, *pair)
attempt(lambda: "%f" % 10**400)
attempt(lambda: "%f" % (10**400,))
attempt(lambda: b"%f" % (10**400,))
# expect: TypeError unsupported operand type(s) for %: 'complex' and 'int'
# expect: TypeError unsupported operand type(s) for //: 'complex' and 'int'
# expect: TypeError unsupported operand type(s) for divmod(): 'complex' and 'int'
# expect: ValueError complex modulo
# expect: TypeError unsupported operand type(s) for %: 'float' and 'complex'
# expect: TypeError unsupported operand type(s) for //: 'float' and 'complex'
# expect: TypeError unsupported operand type(s) for divmod(): 'float' and 'complex'
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: TypeError unsupported operand type(s) for %: 'bool' and 'complex'
# expect: TypeError unsupported operand type(s) for //: 'bool' and 'complex'
# expect: TypeError unsupported operand type(s) for divmod(): 'bool' and 'complex'
# expect: ValueError complex modulo
# expect: TypeError unsupported operand type(s) for %: 'complex' and 'complex'
# expect: TypeError unsupported operand type(s) for //: 'complex' and 'complex'
# expect: TypeError unsupported operand type(s) for divmod(): 'complex' and 'complex'
# expect: ValueError complex modulo
# expect: TypeError unsupported operand type(s) for ** or pow(): 'complex', 'NoneType', 'int'
# expect: (0.7692389013639721+0.6389612763136348j)
# expect: TypeError unsupported operand type(s) for ** or pow(): 'complex', 'str', 'int'
# expect: ValueError complex modulo
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: TypeError unsupported operand type(s) for ** or pow(): 'int', 'str', 'int'
# expect: TypeError unsupported operand type(s) for ** or pow(): 'int', 'int', 'str'
# expect: TypeError unsupported operand type(s) for ** or pow(): 'str', 'complex', 'int'
# expect: TypeError unsupported operand type(s) for ** or pow(): 'int', 'str', 'complex'
# expect: OverflowError int too large to convert to float
# expect: OverflowError int too large to convert to float
# expect: TypeError float argument required, not int
