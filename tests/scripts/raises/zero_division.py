print("before")  # expect: before
1 / 0  # raises: ZeroDivisionError: division by zero
