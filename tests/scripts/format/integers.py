print(f"{42}", f"{42:d}", f"{42:5}", f"{42:<5}|", f"{42:>5}|", f"{42:^5}|", f"{42:05}", f"{-42:05}")  # expect: 42 42    42 42   |    42|  42  | 00042 -0042
print(f"{42:+}", f"{42: }", f"{-42:+}", f"{42:-}", f"{42:*^9}", f"{42:x<6}", f"{-42:=6}", f"{42:0=+7}")  # expect: +42  42 -42 42 ***42**** 42xxxx -   42 +000042
print(f"{255:x}", f"{255:X}", f"{255:#x}", f"{255:#X}", f"{255:o}", f"{255:#o}", f"{255:b}", f"{5:#b}", f"{5:#010b}")  # expect: ff FF 0xff 0XFF 377 0o377 11111111 0b101 0b00000101
print(f"{1234567:,}", f"{1234567:_}", f"{0xabcdef01:_x}", f"{-1234:,}", f"{123:,}", f"{1234:010,}", f"{12345:12_}")  # expect: 1,234,567 1_234_567 abcd_ef01 -1,234 123 00,001,234       12_345
print(f"{65:c}", f"{42:n}", f"{42:e}", f"{42:f}", f"{42:.2f}", f"{42:g}", f"{1:%}", f"{0:d}", f"{0:x}")  # expect: A 42 4.200000e+01 42.000000 42.00 42 100.000000% 0 0
print(f"{True}", f"{True:d}", f"{True:5}", f"{True!s:>6}", f"{False:f}", f"{True:x}")  # expect: True 1     1   True 0.000000 1
print(f"{10**20:,}", f"{2**70:#x}", f"{-10**20:>30}", f"{10**20:e}", f"{10**20:030}")  # expect: 100,000,000,000,000,000,000 0x400000000000000000         -100000000000000000000 1.000000e+20 000000000100000000000000000000
print(format(42), format(42, "5"), format(42, "<5") + "|", format(-3, "b"), format(7, "08b"))  # expect: 42    42 42   | -11 00000111
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: f"{42:s}"))  # expect: ValueError: Unknown format code 's' for object of type 'int'
print(error(lambda: f"{42:.2d}"))  # expect: ValueError: Precision not allowed in integer format specifier
print(error(lambda: f"{42:.2}"))  # expect: ValueError: Precision not allowed in integer format specifier
print(error(lambda: f"{42:q}"))  # expect: ValueError: Unknown format code 'q' for object of type 'int'
print(error(lambda: f"{42:,x}"))  # expect: ValueError: Cannot specify ',' with 'x'.
print(error(lambda: f"{42:,n}"))  # expect: ValueError: Cannot specify ',' with 'n'.
print(error(lambda: f"{42:5c,}"))  # expect: ValueError: Invalid format specifier '5c,' for object of type 'int'
print(error(lambda: f"{42:+c}"))  # expect: ValueError: Sign not allowed with integer format specifier 'c'
print(error(lambda: f"{-1:c}"))  # expect: OverflowError: %c arg not in range(0x110000)
print(error(lambda: f"{42:zz}"))  # expect: ValueError: Unknown format code 'z' for object of type 'int'
print(error(lambda: f"{42:,_}"))  # expect: ValueError: Cannot specify both ',' and '_'.
print(error(lambda: format(42, 5)))  # expect: TypeError: format() argument 2 must be str, not int
print(error(lambda: format([1], "5")))  # expect: TypeError: unsupported format string passed to list.__format__
print(error(lambda: format(None, "5")))  # expect: TypeError: unsupported format string passed to NoneType.__format__
print(error(lambda: format(object(), "x")))  # expect: TypeError: unsupported format string passed to object.__format__
print(error(lambda: f"{10**400:f}"))  # expect: OverflowError: int too large to convert to float
