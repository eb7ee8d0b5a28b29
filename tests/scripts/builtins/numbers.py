def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(abs(-3), abs(3.5), abs(True), abs(-2**70), divmod(7, -2), divmod(7.5, 2), divmod(True, 2), pow(2, 3), pow(2, 3, 5), pow(2, -1), pow(2.0, 3), pow(0, 0), pow(-1, 0.5).__class__.__name__)  # expect: 3 3.5 1 1180591620717411303424 (-4, -1) (3.0, 1.5) (0, 1) 8 3 0.5 8.0 1 complex
print(round(2.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(0.1 + 0.2, 10), round(5), round(2.5, None), round(1e300, 2), round(True), round(1.25, 1), round(-0.4))  # expect: 2 -2 2.67 1200 1200 0.3 5 2 1e+300 1 1.2 0
print(hex(-255), oct(64), bin(10), chr(8364), ord("€"), ascii("ñ"), int("0b11", 2), hash(3), hash(3.0), hash(2**61), bool([]), float("1e5"), complex is not int)  # expect: -0xff 0o100 0b1010 € 8364 '\xf1' 3 3 3 1 False 100000.0 True
print(error(lambda: abs("x")))  # expect: TypeError: bad operand type for abs(): 'str'
print(error(lambda: abs(None)))  # expect: TypeError: bad operand type for abs(): 'NoneType'
print(error(lambda: divmod(1)))  # expect: TypeError: divmod expected 2 arguments, got 1
print(error(lambda: divmod(1, 0)))  # expect: ZeroDivisionError: integer division or modulo by zero
print(error(lambda: pow(1)))  # expect: TypeError: pow() missing required argument 'exp' (pos 2)
print(error(lambda: pow("a", 2)))  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'
print(error(lambda: pow(2, 2, 2.0)))  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
print(error(lambda: pow(2.0, 2, 3)))  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
print(error(lambda: round("a")))  # expect: TypeError: type str doesn't define __round__ method
print(error(lambda: round(1.5, 1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: round()))  # expect: TypeError: round() missing required argument 'number' (pos 1)
print(error(lambda: hex("a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: oct(1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: bin(None)))  # expect: TypeError: 'NoneType' object cannot be interpreted as an integer
print(error(lambda: chr("a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: chr(-5)))  # expect: ValueError: chr() arg not in range(0x110000)
print(error(lambda: ord(5)))  # expect: TypeError: ord() expected string of length 1, but int found
print(error(lambda: ord("")))  # expect: TypeError: ord() expected a character, but string of length 0 found
print(error(lambda: hash([])))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: hash({})))  # expect: TypeError: unhashable type: 'dict'
print(error(lambda: int([1])))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
print(error(lambda: round(float("inf"))))  # expect: OverflowError: cannot convert float infinity to integer
class R:
    def __round__(self, n=None): return ("round", n)
    def __abs__(self): return "abs"
    def __divmod__(self, o): return ("divmod", o)
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
r = R()
print(round(r), round(r, 2), abs(r), divmod(r, 1), pow(r, 2), pow(r, 2, 3), r ** 4)  # expect: ('round', None) ('round', 2) abs ('divmod', 1) ('pow', 2, None) ('pow', 2, 3) ('pow', 4, None)
import math
print(math.floor(r), math.ceil(r), math.trunc(r))  # expect: floor ceil trunc
