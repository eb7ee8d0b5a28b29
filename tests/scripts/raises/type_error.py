print("3" * 2)  # expect: 33
"3" / 2  # raises: TypeError: unsupported operand type(s) for /: 'str' and 'int'
