def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: 10 ** 400 / 3))  # expect: OverflowError: integer division result too large for a float
print(error(lambda: float(10 ** 400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: 10 ** 400 + 1.5))  # expect: OverflowError: int too large to convert to float
print(error(lambda: 10 ** 30 // 0))  # expect: ZeroDivisionError: integer division or modulo by zero
print(error(lambda: 10 ** 30 % 0))  # expect: ZeroDivisionError: integer modulo by zero
print(error(lambda: 10 ** 30 / 0))  # expect: ZeroDivisionError: division by zero
print(error(lambda: (10 ** 30).to_bytes(4, "big")))  # expect: OverflowError: int too big to convert
print(error(lambda: (-1).to_bytes(4, "big")))  # expect: OverflowError: can't convert negative int to unsigned
print(error(lambda: [1, 2][10 ** 30]))  # expect: IndexError: cannot fit 'int' into an index-sized integer
print(error(lambda: "ab"[10 ** 30]))  # expect: IndexError: cannot fit 'int' into an index-sized integer
print(error(lambda: "a" * 10 ** 30))  # expect: OverflowError: cannot fit 'int' into an index-sized integer
print(error(lambda: [1] * 10 ** 30))  # expect: OverflowError: cannot fit 'int' into an index-sized integer
print(error(lambda: range(10 ** 30)[10 ** 31]))  # expect: IndexError: range object index out of range
print(error(lambda: len(range(10 ** 30))))  # expect: OverflowError: Python int too large to convert to C ssize_t
print(error(lambda: chr(10 ** 30)))  # expect: OverflowError: Python int too large to convert to C int
print(error(lambda: int("1" * 5000)))  # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
print(error(lambda: str(10 ** 5000)))  # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
print(error(lambda: 1 << 10 ** 30))  # expect: OverflowError: too many digits in integer
print(1 >> 10 ** 30, -1 >> 10 ** 30, 0 << 10 ** 30)  # expect: 0 -1 0
print(range(10 ** 30)[5], range(10 ** 30)[-1], 10 ** 29 in range(10 ** 30))  # expect: 5 999999999999999999999999999999 True
