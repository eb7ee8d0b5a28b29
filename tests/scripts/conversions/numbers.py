print(int("42"), int(" -42 "), int("+7"), int("1_000"), int("ff", 16), int("0xff", 16), int("0b101", 0), int("z", 36), int("077", 8))  # expect: 42 -42 7 1000 255 255 5 35 63
print(int(3.9), int(-3.9), int(True), int(), int("0"), int(b"12"), int("١٢"), int("0o17", 0), int("  5\n"))  # expect: 3 -3 1 0 0 12 12 15 5
print(float("1.5"), float(" -1e3 "), float("inf"), float("-Infinity"), float("nan"), float(), float("1_0.5"), float(".5"), float("5."), float(3))  # expect: 1.5 -1000.0 inf -inf nan 0.0 10.5 0.5 5.0 3.0
print(str(5), str(1.5), repr("a"), str(None), str(True), bool(0), bool("0"), bool([]), bool([0]), bool(None), bool(0.0), bool("False"))  # expect: 5 1.5 'a' None True False True False True False False True
print(list("ab"), tuple([1]), set([1]), dict([("a", 1)]), bytes([65, 66]), bytearray(b"x"), frozenset([1]), str(b"a", "ascii"))  # expect: ['a', 'b'] (1,) {1} {'a': 1} b'AB' bytearray(b'x') frozenset({1}) a
print(ord("a"), chr(97), hex(255), oct(8), bin(5), ascii("é"), round(2.567, 1), abs(-5), divmod(7, 2), pow(2, 5))  # expect: 97 a 0xff 0o10 0b101 '\xe9' 2.6 5 (3, 1) 32
print(int("-0"), float("-0"), int("00012"), float("0001.50"), int("9" * 30), float("9" * 30), float("1e400"), float("1e-400"))  # expect: 0 -0.0 12 1.5 999999999999999999999999999999 1e+30 inf 0.0
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: int("abc")))  # expect: ValueError: invalid literal for int() with base 10: 'abc'
print(error(lambda: int("")))  # expect: ValueError: invalid literal for int() with base 10: ''
print(error(lambda: int("1.5")))  # expect: ValueError: invalid literal for int() with base 10: '1.5'
print(error(lambda: int("12x")))  # expect: ValueError: invalid literal for int() with base 10: '12x'
print(error(lambda: int("1__0")))  # expect: ValueError: invalid literal for int() with base 10: '1__0'
print(error(lambda: int("_1")))  # expect: ValueError: invalid literal for int() with base 10: '_1'
print(error(lambda: int("- 1")))  # expect: ValueError: invalid literal for int() with base 10: '- 1'
print(error(lambda: int("8", 8)))  # expect: ValueError: invalid literal for int() with base 8: '8'
print(error(lambda: int("1", 1)))  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
print(error(lambda: int("1", 37)))  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
print(error(lambda: int("x", 16)))  # expect: ValueError: invalid literal for int() with base 16: 'x'
print(error(lambda: int(None)))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
print(error(lambda: int([])))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
print(error(lambda: int({})))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'dict'
print(error(lambda: int(5, 10)))  # expect: TypeError: int() can't convert non-string with explicit base
print(error(lambda: int("010", 0)))  # expect: ValueError: invalid literal for int() with base 0: '010'
print(error(lambda: int(b"x")))  # expect: ValueError: invalid literal for int() with base 10: b'x'
print(error(lambda: int("é")))  # expect: ValueError: invalid literal for int() with base 10: 'é'
print(error(lambda: int("a\nb")))  # expect: ValueError: invalid literal for int() with base 10: 'a\nb'
print(error(lambda: float("1.5.5")))  # expect: ValueError: could not convert string to float: '1.5.5'
print(error(lambda: float("1_")))  # expect: ValueError: could not convert string to float: '1_'
print(error(lambda: float({})))  # expect: TypeError: float() argument must be a string or a real number, not 'dict'
print(error(lambda: float("x" * 5)))  # expect: ValueError: could not convert string to float: 'xxxxx'
print(error(lambda: bool(1, 2)))  # expect: TypeError: bool expected at most 1 argument, got 2
print(error(lambda: chr("a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: chr(1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: hex(1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: bin("a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: bytes("a")))  # expect: TypeError: string argument without an encoding
print(error(lambda: bytes([256])))  # expect: ValueError: bytes must be in range(0, 256)
print(error(lambda: bytes(["a"])))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: bytes(-1)))  # expect: ValueError: negative count
print(error(lambda: tuple(5)))  # expect: TypeError: 'int' object is not iterable


class Convert:
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __str__(self): return "seven"
    def __bool__(self): return False
    def __index__(self): return 77
    def __bytes__(self): return b"7"
    def __complex__(self): return 7j


c = Convert()
print(int(c), float(c), str(c), bool(c), hex(c), bytes(c), f"{c}", [0] * 80 == [0] * 80, chr(c), int("1001101", 2) == c.__index__())  # expect: 7 7.5 seven False 0x4d b'7' seven True M True


class Bad:
    def __int__(self): return "x"
    def __float__(self): return 1
    def __bool__(self): return 5
    def __index__(self): return 1.5
    def __len__(self): return -1


b = Bad()
print(error(lambda: int(b)))  # expect: TypeError: __int__ returned non-int (type str)
print(error(lambda: float(b)))  # expect: TypeError: Bad.__float__ returned non-float (type int)
print(error(lambda: bool(b)))  # expect: TypeError: __bool__ should return bool, returned int
print(error(lambda: hex(b)))  # expect: TypeError: __index__ returned non-int (type float)
print(error(lambda: len(b)))  # expect: ValueError: __len__() should return >= 0
print(error(lambda: [1][b]))  # expect: TypeError: __index__ returned non-int (type float)


class Truncates:
    def __trunc__(self): return 9


class OnlyIndex:
    def __index__(self): return 4


print(int(OnlyIndex()), float(OnlyIndex()), bin(OnlyIndex()))  # expect: 4 4.0 0b100
