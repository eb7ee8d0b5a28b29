"""Writes the tables of tests/kernels: calls of kernels, and what CPython 3.11 makes of them.

    PYTHONHASHSEED=0 python3 tests/kernels/generate.py [--all]

The tables kept here are samples; `--all` writes every line.

The same seed gives the same tables, so a difference after a run is a difference of CPython's.
"""

import math
import pathlib
import random
import struct
import sys
import unicodedata

assert sys.version_info[:2] == (3, 11), "CPython 3.11 is the oracle"
assert hash(b"abc") == -4594863902769663758, "run with PYTHONHASHSEED=0"
HERE = pathlib.Path(__file__).parent
CURRENT = None


def escape(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def shown(value):
    if isinstance(value, str):
        return value
    if isinstance(value, (bytes, bytearray)):
        return value.hex()
    if isinstance(value, tuple):
        return " ".join(shown(item) for item in value)
    if isinstance(value, int) and not isinstance(value, bool):
        sys.set_int_max_str_digits(0)
        try:
            return str(value)
        finally:
            sys.set_int_max_str_digits(4300)
    return repr(value)


def call(name, function, *arguments):
    try:
        value = function(*arguments)
        if isinstance(value, complex):
            return
        answer = "=" + shown(value)
    except Exception as error:
        if str(error) == "complex exponentiation":
            return
        message = error.args[0] if type(error) is KeyError else str(error)
        answer = "!" + type(error).__name__ + (": " + message if message else "")
    fields = [name, *map(shown, arguments), answer]
    CURRENT.append("\t".join(map(escape, fields)))


class Table:
    """Collects lines, and keeps a sample of at most `limit` of them."""

    def __init__(self, name, limit=6000):
        self.name = name
        self.limit = limit

    def __enter__(self):
        global CURRENT
        CURRENT = []
        random.seed(self.name)

    def __exit__(self, *_):
        lines = list(dict.fromkeys(CURRENT))
        if len(lines) > self.limit and "--all" not in sys.argv:
            lines = [lines[i] for i in sorted(random.sample(range(len(lines)), self.limit))]
        (HERE / (self.name + ".txt")).write_bytes("".join(line + "\n" for line in lines).encode())
        print(self.name, len(lines))


# Samples

INTS = [0, 1, -1, 2, -2, 3, -3, 7, 10, -10, 255, 256, -256, 1000, 4299, 2**31, -2**31, 2**47, 2**53 - 1, 2**53,
        2**53 + 1, -2**53 - 1, 2**61 - 1, 2**61, -(2**61 - 1), 2**62, 2**63 - 1, -2**63, 2**63, -2**63 - 1, 2**64,
        10**18, 10**19, -10**30, 3**100, 2**200, -2**200 + 1, 2**1023, 2**1024, -10**400, 7**500]
FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, 0.1, 0.2, 0.3, 1e-5, 1e-4, 123456789.125, 1e15, 1e16, 1e17,
          9007199254740992.0, 9007199254740993.0, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 1e-310,
          math.pi, -math.e, 1e22, 1e23, 1e100, -1e-100, float("inf"), float("-inf"), float("nan"), 2.0**63, -2.0**63,
          2.0**64, 1e300, 0.125, 0.375, 2.675, 1.005, 99.5, 1e-7, 123456.0, 1234567.0, 3.0, 7.0, -3.0, 2.0**-44]


def some_int():
    bits = random.choice([4, 16, 40, 63, 64, 65, 130, 400, 1100])
    return random.choice([1, -1]) * random.getrandbits(bits)


def some_float():
    kind = random.randrange(4)
    if kind == 0:
        return struct.unpack("d", struct.pack("Q", random.getrandbits(64)))[0]
    if kind == 1:
        return random.uniform(-1000, 1000)
    if kind == 2:
        return float(round(random.uniform(-100, 100), random.randrange(6)))
    return random.choice(FLOATS)


def numbers():
    two = {
        "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b,
        "floordiv": lambda a, b: a // b, "mod": lambda a, b: a % b, "divmod": divmod,
        "truediv": lambda a, b: a / b, "and": lambda a, b: a & b, "or": lambda a, b: a | b,
        "xor": lambda a, b: a ^ b, "lt": lambda a, b: a < b, "gcd": math.gcd, "lcm": math.lcm,
    }
    pairs = [(a, b) for a in INTS[::2] for b in INTS[::3]] + [(some_int(), some_int()) for _ in range(60)]
    for name, function in two.items():
        for a, b in pairs:
            call("int_" + name, function, a, b)
    for a in INTS + [some_int() for _ in range(30)]:
        for name, function in [
            ("neg", lambda a: -a), ("invert", lambda a: ~a), ("abs", abs), ("bit_length", int.bit_length),
            ("bit_count", int.bit_count), ("hash", hash), ("float", float), ("str", str), ("bin", bin), ("oct", oct),
            ("hex", hex), ("isqrt", math.isqrt),
        ]:
            call("int_" + name, function, a)
        for count in [-1, 0, 1, 3, 61, 62, 63, 64, 65, 200, 2**70]:
            if count < 2**70 or not a:
                call("int_lshift", lambda a, n: a << n, a, count)
            call("int_rshift", lambda a, n: a >> n, a, count)
        for digits in [0, 1, -1, -2, -5, -20, -400, 2**70]:
            call("int_round", round, a, digits)
        for length in [-1, 0, 1, 2, 8, 9, 60]:
            for order in ["little", "big"]:
                for signed in [True, False]:
                    call("int_to_bytes", lambda a, n, o, s: a.to_bytes(n, o, signed=s), a, length, order, signed)
        for other in [a, a + 1, a - 1, a // 3]:
            for change in [0, 0.5, -0.5]:
                try:
                    x = float(other) + change
                except OverflowError:
                    continue
                call("int_float_lt", lambda a, x: a < x, a, x)
                call("int_float_eq", lambda a, x: a == x, a, x)
        for x in [float("nan"), float("inf"), float("-inf"), 0.0, 1e308]:
            call("int_float_lt", lambda a, x: a < x, a, x)
            call("int_float_eq", lambda a, x: a == x, a, x)
    call("int_to_bytes", lambda a, n, o, s: a.to_bytes(n, o, signed=s), 1, 1, "x", True)
    call("int_lshift", lambda a, n: a << n, 1, 2**70)
    for a in [10**4299, 10**4300, -(10**4300) + 1, -(10**4300), 10**5000]:
        call("int_str", str, a)
    for _ in range(40):
        a, b = some_int(), some_int()
        call("int_truediv", lambda a, b: a / b, a * 2**random.randrange(1200), b)
        call("int_truediv", lambda a, b: a / b, a, b * 2**random.randrange(1200))
        call("int_truediv", lambda a, b: a / b, a * b, b)
        c = random.getrandbits(53) * 2 + 1
        call("int_float", float, c << random.randrange(960))
    call("int_truediv", lambda a, b: a / b, 1, 2**1075)
    call("int_truediv", lambda a, b: a / b, 3, 2**1075)
    for base in [0, 1, -1, 2, -2, 3, 10, -7, 2**40, 10**20]:
        for exponent in [0, 1, 2, 3, 10, 63, 64, 101, -1, -2, -400]:
            call("int_pow", lambda a, b: a**b, base, exponent)
            for modulus in [0, 1, -1, 2, 7, -7, 10, 97, 2**61 - 1, -(2**61 - 1), 10**30, 3**80]:
                call("int_powmod", pow, base, exponent, modulus)
    for _ in range(60):
        call("int_powmod", pow, some_int(), abs(some_int()) % 10**40, some_int())
    for n in [-1, 0, 1, 2, 5, 20, 21, 66, 67, 100, 300, 2**40, 2**70]:
        for k in [-1, 0, 1, 2, 5, 20, 33, 66, 150]:
            call("int_comb", math.comb, n, k)
            call("int_perm", math.perm, n, k)
        if n < 2**40:
            call("int_factorial", math.factorial, n)
    call("int_factorial", math.factorial, 2**70)
    call("int_factorial", math.factorial, 1000)
    call("int_comb", math.comb, 2**70, 2**69)
    for a in [10**50, 10**50 - 1, (10**40 + 7) ** 2, (10**40 + 7) ** 2 - 1, 3**9000, 7**12000]:
        call("int_isqrt", math.isqrt, a)
    literals = ["0", "1", "-1", "+1", " 12 ", "1_000", "1__0", "_1", "1_", "", " ", "-", "+", "--1", "- 1", "0x1f",
                "0X1F", "0x_1f", "0x__1f", "0o17", "0O17", "0b101", "0B1_01", "0x", "0b", "0b2", "0o8", "00", "0_0",
                "01", "007", "0_7", "abc", "zz", "Zz", "ff", "1e5", "1.0", "12abc", "\u0661\u0662", "\uff11\uff12",
                "\u00a012\u2003", "1\u00a02", "\x1c7\x1f", "\u00b2", "9223372036854775807", "9223372036854775808",
                "-9223372036854775808", "-9223372036854775809", "123456789012345678901234567890", "1\x00", "'", "\"",
                "it's \"x\"", "\u0660x1", "x" * 300, "é" * 250, "\n1\n", "١_٢", "0_x1", "0b_", "0x_", "+0x10", "-0b11"]
    for literal in literals:
        for base in [0, 2, 3, 8, 10, 16, 36]:
            call("int_parse", int, literal, base)
    for base in [-1, 1, 37, 1000]:
        call("int_parse", int, "1", base)
    for digits in [4299, 4300, 4301, 5000]:
        call("int_parse", int, "7" * digits, 10)
        call("int_parse", int, "-" + "_".join("7" * digits), 10)
        call("int_parse", int, "7" * digits, 16)
        call("int_parse", int, "2" * digits, 3)
    for _ in range(100):
        base = random.randrange(2, 37)
        text = "".join(random.choice("0123456789abcdefghijklmnopqrstuvwxyzABC_") for _ in range(random.randrange(1, 30)))
        call("int_parse", int, text, base)
        text = "".join(c for c in text if c != "_" and int(c, 36) < base)
        call("int_parse", int, text, base)

    floats = FLOATS + [some_float() for _ in range(200)] + [2.0**n for n in range(-1074, 1024, 7)]
    for x in floats:
        for name, function in [
            ("repr", repr), ("hex", float.hex), ("ratio", float.as_integer_ratio), ("int", int), ("round", round),
        ]:
            call("float_" + name, function, x)
        call("float_hash", lambda x: "nan" if x != x else hash(x), x)
        call("float_parse", float, repr(x))
        call("float_fromhex", float.fromhex, x.hex())
    for _ in range(300):
        call("float_repr", repr, random.randrange(2**49, 2**56) / 8)
        call("float_repr", repr, float(random.randrange(2**50, 2**80)))
        call("float_repr", repr, random.uniform(-1, 1) * 10.0**random.randrange(-8, 20))
    for x in floats[:250]:
        for digits in [0, 1, 2, 3, 5, 15, 17, 22, 300, 323, 324, 400, -1, -2, -3, -15, -16, -17, -308, -309, 2**70, -2**70]:
            call("float_round_to", round, x, digits)
    for x in [5.0, 15.0, 25.0, 35.0, 45.0, 50.0, 55.0, 150.0, 250.0, 49.9, 50.5, 0.5, 9.5, 95.0, 995.0, 1e16 + 6]:
        for digits in [0, -1, -2, -3]:
            call("float_round_to", round, x, digits)
            call("float_round_to", round, -x, digits)
    float_two = {
        "div": lambda x, y: x / y, "floordiv": lambda x, y: x // y, "mod": lambda x, y: x % y, "divmod": divmod,
        "pow": lambda x, y: x**y,
    }
    for x, y in [(x, y) for x in FLOATS[::2] for y in FLOATS[::2]] + [(some_float(), some_float()) for _ in range(150)]:
        for name, function in float_two.items():
            call("float_" + name, function, x, y)
    for text in ["", " ", "1", " 1.5 ", "1.", ".5", ".", "1e5", "1E5", "1e", "1e+", "1e-5", "1_0", "1_0.0_1", "1__0", "_1",
                 "1_", "1._0", "1_.0", "1e1_0", "1e_10", "inf", "-inf", "+Infinity", "INFINITY", "infinit", "nan", "-nan",
                 "+NaN", "nan(1)", "0x10", "1.5f", "1d5", "١.٥", "\u00a01\u2003", "1 2", "--1", "+-1", "1e400", "-1e400",
                 "1e-400", "1" * 400, "0." + "0" * 400 + "1", "in_f", "1\x00", "i", "n", "e5", "+", "-.5e-3", "é", "x" * 210,
                 "1,5", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623159e308",
                 "9007199254740993", "9007199254740992.9999999999999999999999999999"]:
        call("float_parse", float, text)
    for text in ["", "x", "0x", "0x1", "1", "0x1.8", "0x1.8p1", "0X1.8P+1", "0x.8p-1", "0x1p", "0x1p+", "0x1p5000",
                 "0x1p-5000", "-0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x3p-1076", "0x1.00000000000008p0",
                 "0x1.000000000000080001p0", "0x1.00000000000018p0", "0x1.fffffffffffff8p1023",
                 "0x1.fffffffffffff7p1023", "inf", "-inf", "+infinity", "nan", "-nan", " 0x1 ", "0x1 x", "0x1.p1", "0x.p1",
                 ".", "0x0p99999999999999999999", "0x1p99999999999999999999", "0x1p-99999999999999999999", "1.8p1_0",
                 "0x" + "0" * 50 + "1", "0x1" + "0" * 250, "0x0." + "0" * 50 + "1p250", "0xabcdef", "-0x0p0", "infin"]:
        call("float_fromhex", float.fromhex, text)


UNARY = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "cos", "cosh", "erf", "erfc", "exp", "exp2", "expm1",
         "log1p", "sin", "sinh", "sqrt", "tan", "tanh", "log", "log2", "log10", "gamma", "lgamma", "degrees", "radians",
         "floor", "ceil", "modf", "frexp", "ulp"]


def mathematics():
    inf, nan = float("inf"), float("nan")
    small = [random.uniform(-3, 3) for _ in range(60)] + [random.uniform(-200, 200) for _ in range(60)]
    floats = FLOATS + small + [n / 4 for n in range(-20, 100)] + [170.5, 171.5, 172.0, -170.5, -180.5, -200.5, 1e-20, 1e-21,
                                                               1e-310, 1e306, 1e-8, 2.0**29, 1 + 2.0**-30, 709.5, 710.0]
    for x in floats:
        for name in UNARY:
            # These come from different libraries, each within its last place or two.
            prefix = "near_" if name in ["cbrt", "erf", "erfc"] else "math_"
            call(prefix + name, getattr(math, name), x)
    for n in INTS + [2**1023 + 1, 2**5000 - 1, 10**309]:
        for name in ["log", "log2", "log10"]:
            call("math_int_" + name, getattr(math, name), n)
    for x, y in [(x, y) for x in FLOATS[::2] for y in FLOATS[::2]] + [(some_float(), some_float()) for _ in range(100)]:
        for name in ["pow", "fmod", "remainder", "atan2", "nextafter", "isclose"]:
            call("math_" + name, getattr(math, name), x, y)
    for x in FLOATS:
        for exponent in [0, 1, -1, 52, 1023, 1024, -1022, -1074, -1075, 2000, -2000, 2098, 2**40, -2**40, 10**30, -10**30]:
            call("math_ldexp", math.ldexp, x, exponent)
    for a, b, relative, absolute in [(1, 2, -1, 0), (1, 2, 0, -1), (1, 1.1, 0.1, 0), (1, 1.1, 0, 0.1), (inf, inf, 0, 0),
                                     (inf, 1, 1e9, 0), (nan, nan, 1, 1), (0, 1e-12, 1e-9, 0), (0, 1e-12, 0, 1e-9)]:
        call("math_isclose", lambda a, b, r, s: math.isclose(a, b, rel_tol=r, abs_tol=s), a, b, relative, absolute)

    def hypot(text):
        return math.hypot(*map(float, text.split()))

    lists = [[], [1.0], [-0.0], [inf], [inf, -inf], [inf, 1.0], [nan, 1.0], [nan, inf], [1e308, 1e308], [1e308, 1e308, -1e308],
             [1e16, 1.0, -1e16], [1e100, 1.0, -1e100], [0.1] * 10, [1e-16, 1.0, 1e16], [2.0**53, -0.5, -2.0**-54],
             [2.0**53, 1.0, 1e-100], [2.0**53 - 1, 0.5, 2.0**-60], [3.0, 4.0], [1e-320, 1e-320], [1e200, 1e200], [5e-324, 5e-324],
             [1.0, 1e-200], [0.0, 0.0], [1.0, 1.0, 1.0]]
    for numbers in lists + [[some_float() for _ in range(random.randrange(8))] for _ in range(200)] + [
        [random.uniform(-1, 1) * 10.0**random.randrange(-30, 30) for _ in range(random.randrange(30))] for _ in range(200)
    ]:
        text = " ".join(map(repr, numbers))
        call("math_fsum", lambda text: math.fsum([float(word) for word in text.split()]), text)
        call("math_hypot", hypot, text)
    for _ in range(200):
        call("math_hypot", hypot, " ".join(repr(random.uniform(-9, 9)) for _ in range(random.randrange(2, 5))))


WORDS = ["", "a", "abc", "ab" * 5, "hello world", "  padded\t\n", "Hello, World", "one,two,,three", "a\tb\tc", "\t\t",
         "line1\nline2\r\nline3\rline4", "\n", "\r\n", "\n\n", "x\x0by\x0cz\x1c\x1d\x1e\x85\u2028\u2029end", "naïve café",
         "ß", "ﬁn", "ΑΣ", "ΑΣ.", "ΣΑΣ", "ΌΣΟΣ ΣΑΣ", "Α\u0301Σ\u0301", "İstanbul", "ıI", "ǅ", "ǆ", "ŉ", "ა", "Ა", "ᏣᎳᎩ",
         "ꭰ", "日本語", "日本 語", "😀", "a😀b😀c", "é́", "'", "\"", "it's", "'\"", "back\\slash", "\x00\x01\x7f\x80\xa0\xad",
         "\u200b\u2028\ufeff\uffff", "\U0001f600\U000e0001\U0010ffff", "123", "٣", "²", "½", "Ⅷ", "一二三", "-12", "+5", "-",
         "__name__", "1abc", "x1", "éa", "ªº", "\u0345", "ᾳ", "ῼ", "ﬀ", "ſ", "K", "Å", "they're bill's", "CamelCase",
         "UPPER", "lower", "Title Case", "Title case", "x1y2", "3d", "\u1e9e", "ɒ", "\ua7cb", "ɤ", "\u019b", "aaaa",
         "mississippi", "\u00a0\u2003x\u3000", "abcabcabc", "a b  c   d", " lead", "trail ", "..x..", "ἀὰ"]
NEEDLES = ["", "a", "b", "ab", "ss", "issi", " ", ",", "\n", "é", "日", "😀", "zzz", "aa", "Σ", "l", "abc", "語"]


def texts():
    one = ["lower", "upper", "title", "capitalize", "swapcase", "casefold", "isalnum", "isalpha", "isascii", "isdecimal",
           "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "strip",
           "lstrip", "rstrip"]
    for s in WORDS + [a + b for a in WORDS[::3] for b in WORDS[1::7]]:
        for name in one:
            call(name, getattr(str, name), s)
        call("length", len, s)
        call("repr", repr, s)
        call("ascii", ascii, s)
        for limit in [-1, 0, 1, 2]:
            call("split_space", lambda s, n: "|".join(s.split(None, n)), s, limit)
            call("rsplit_space", lambda s, n: "|".join(reversed(s.rsplit(None, n))), s, limit)
        for keep in [True, False]:
            call("splitlines", lambda s, keep: "|".join(s.splitlines(keep)), s, keep)
        for width in [-1, 0, 3, 8, 9]:
            call("zfill", str.zfill, s, width)
            for fill in ["*", "é"]:
                for name in ["ljust", "rjust", "center"]:
                    call(name, getattr(str, name), s, width, fill)
        for size in [-1, 0, 1, 4, 8]:
            call("expandtabs", str.expandtabs, s, size)
        for start, end in [(0, 2), (1, 3), (2, 1), (0, 100), (3, 4)]:
            call("slice", lambda s, a, b: s[a:b], s, start, end)
    for s in WORDS:
        for needle in NEEDLES:
            for name in ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]:
                for start, end in random.sample([(0, None), (0, -1), (1, None), (-3, None), (2, 5), (5, 2), (100, None),
                                                 (1, 100), (-100, 100), (0, 0), (len(s), None), (len(s) + 1, None)], 4):
                    call(name, getattr(str, name), s, needle, start, end)
            for name in ["partition", "rpartition"]:
                call(name, lambda s, n, name=name: "|".join(getattr(s, name)(n)), s, needle)
            for limit in [-1, 0, 1, 2]:
                call("split", lambda s, n, k: "|".join(s.split(n, k)), s, needle, limit)
                call("rsplit", lambda s, n, k: "|".join(reversed(s.rsplit(n, k))), s, needle, limit)
                call("replace", str.replace, s, needle, "<é>", limit)
                call("replace", str.replace, s, needle, "", limit)
            for name in ["removeprefix", "removesuffix"]:
                call(name, getattr(str, name), s, needle)
            for name in ["strip", "lstrip", "rstrip"]:
                call(name + "_of", getattr(str, name), s, needle)


BYTES = [b"", b"a", b"abc", b"hello world", b"  padded\t\n", b"Hello, World", b"one,two,,three", b"a\tb\tc", b"\x00\x7f\x80\xff",
         b"line1\nline2\r\nline3\rline4", b"a\x0bb\x0cc\x1c\x85", b"'", b'"', b"it's", b"'\"", b"back\\slash", b"-12", b"+5",
         b"123", b"UPPER", b"lower", b"Title Case", b"Title case", b"x1y2", b"aaaa", b"mississippi", b"\xe9t\xe9", b"they're",
         b"a b  c   d", b" lead", b"trail ", b"..x..", b"\n\n", b"\t\t"]
BYTE_NEEDLES = [b"", b"a", b"b", b"ss", b"issi", b" ", b",", b"\n", b"\x80", b"aa", b"zzz"]


def byte_strings():
    one = ["lower", "upper", "title", "capitalize", "swapcase", "isalnum", "isalpha", "isdigit", "islower", "isspace",
           "istitle", "isupper", "strip", "lstrip", "rstrip", "hex"]

    def joined(pieces):
        return b"|".join(pieces)

    for s in BYTES + [a + b for a in BYTES[::2] for b in BYTES[1::5]]:
        for name in one:
            call(name, getattr(bytes, name), s)
        call("repr", repr, s)
        call("repr_of_array", lambda s: repr(bytearray(s)), s)
        for limit in [-1, 0, 1, 2]:
            call("split_space", lambda s, n: joined(s.split(None, n)), s, limit)
            call("rsplit_space", lambda s, n: joined(reversed(s.rsplit(None, n))), s, limit)
        for keep in [True, False]:
            call("splitlines", lambda s, keep: joined(s.splitlines(keep)), s, keep)
        for width in [-1, 0, 3, 8, 9]:
            call("zfill", bytes.zfill, s, width)
            for name in ["ljust", "rjust", "center"]:
                call(name, getattr(bytes, name), s, width, b"*")
        for size in [-1, 0, 1, 4, 8]:
            call("expandtabs", bytes.expandtabs, s, size)
        for group in [-3, -2, -1, 0, 1, 2, 3, 100]:
            call("hex_grouped", bytes.hex, s, ":", group)
        call("translate", lambda s, gone: s.translate(bytes(range(255, -1, -1)), gone), s, b"al\xff")
        for codec in ["utf-8", "ascii", "latin-1", "utf-16", "utf-16-be", "utf-32", "utf-32-le", "utf-8-sig", "nothing"]:
            # CPython does not look an encoding up for nothing.
            if s or codec != "nothing":
                call("decode", bytes.decode, s, codec, "strict")
    for sep in ["", "::", "é", "-"]:
        call("hex_grouped", bytes.hex, b"abcd", sep, 1)
    for text in ["1", "zz", "0 1", "01 é", "", " ", "0aFf", "12\x0b34", "12\u00a034", "1 ", "ab cd\n", "0x12", "é"]:
        call("fromhex", bytes.fromhex, text)
    for s in BYTES:
        for needle in BYTE_NEEDLES:
            for name in ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]:
                for start, end in random.sample([(0, None), (0, -1), (1, None), (-3, None), (2, 5), (5, 2), (100, None),
                                                 (-100, 100), (0, 0), (len(s), None), (len(s) + 1, None)], 3):
                    call(name, getattr(bytes, name), s, needle, start, end)
            for name in ["partition", "rpartition"]:
                call(name, lambda s, n, name=name: joined(getattr(s, name)(n)), s, needle)
            for limit in [-1, 0, 1, 2]:
                call("split", lambda s, n, k: joined(s.split(n, k)), s, needle, limit)
                call("rsplit", lambda s, n, k: joined(reversed(s.rsplit(n, k))), s, needle, limit)
                call("replace", bytes.replace, s, needle, b"<>", limit)
            for name in ["strip", "lstrip", "rstrip"]:
                call(name + "_of", getattr(bytes, name), s, needle)
    handlers = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "zz"]
    codecs = ["utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
    aliases = ["UTF8", "utf_8", "U8", "Latin1", "ISO-8859-1", "L1", "us-ascii", "646", "utf_16_le", "UTF-16LE", "unknown"]
    leads = [0, 0x41, 0x7F, 0x80, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFE, 0xFF]
    tails = [0x00, 0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xD8, 0xDC, 0xFF]
    samples = [bytes([a, b, c]) for a in leads for b in tails for c in random.sample(tails, 3)]
    samples += [bytes(random.choice(leads + tails) for _ in range(random.randrange(9))) for _ in range(600)]
    samples += [word.encode(codec) for word in WORDS[::3] for codec in ["utf-8", "utf-16", "utf-32-be"]]
    samples += [b"\xff\xfea\x00", b"\xfe\xff\x00a", b"\xff\xfe\x00\xd8", b"\xfe\xff\xdc\x00", b"\x00\x00\xfe\xff\x00\x00\x00a"]
    for s in samples:
        call("decode", bytes.decode, s, "utf-8", random.choice(handlers))
        call("decode", bytes.decode, s, random.choice(codecs), random.choice(handlers))
    for word in WORDS:
        for codec in codecs + random.sample(aliases, 2):
            # Behind an alias a failing handler is reported in more words.
            known = handlers if codec in codecs else handlers[:-1]
            call("encode", str.encode, word, codec, random.choice(known))
    key0 = [b"", b"a", b"abc", b"abcdefg", b"abcdefgh", b"abcdefghi", b"x" * 100]
    for s in key0:
        call("hash", hash, s)
    for n in [0, 1, -1, 5, -12345, 2**31, 2**32, 2**64 + 1, 10**50]:
        call("random_int", lambda n: sequence(n), n)
    for s in [b"", b"a", b"hello", b"x" * 111, b"x" * 112, b"x" * 500]:
        call("random_bytes", lambda s: sequence(s), s)
    for n in [-1, 0, 1, 5, 31, 32, 33, 64, 65, 100, 1000]:
        def bits(n):
            random.seed(7)
            return [random.getrandbits(n) for _ in range(700)][-1]
        undisturbed(lambda: call("random_bits", bits, n))
    for items in [(), (1,), (1, 2), (2, 1), (-1,), (0, 0, 0), (10**30, -5), ((1, 2).__hash__(), 3)] + [
        tuple(some_int() for _ in range(random.randrange(9))) for _ in range(40)
    ]:
        call("tuple_hash", lambda text: hash(items), " ".join(str(hash(item)) for item in items))
        call("set_hash", lambda text: hash(frozenset(items)), " ".join(str(hash(item)) for item in set(items)))


def undisturbed(action):
    """Runs something that seeds, without changing the table's own sequence."""
    state = random.getstate()
    action()
    random.setstate(state)


def sequence(seed):
    own = random.Random(seed)
    return " ".join([repr(own.random()) for _ in range(3)] + [str(own.getrandbits(40)), repr([own.random() for _ in range(700)][-1])])


class Path:
    """Shows how a template got to it, and what it was asked to do."""

    def __init__(self, path):
        self.path = path

    def __getattribute__(self, name):
        if name.startswith("__") or name == "path":
            return object.__getattribute__(self, name)
        return Path(f"{self.path}.{name}")

    def __getitem__(self, key):
        return Path(f"{self.path}[{key!r}]")

    def __format__(self, spec):
        return f"<{self.path}|{spec}>"

    def __repr__(self):
        return f"repr é {self.path}"

    def __str__(self):
        return f"str {self.path}"


def some_spec(kinds):
    def maybe(choices, odds=0.4):
        return random.choice(choices) if random.random() < odds else ""

    return "".join([
        maybe(["<", ">", "^", "=", "*<", "é^", "0>", "x=", "0=", " ="]), maybe(["+", "-", " "]), maybe(["z"], 0.1),
        maybe(["#"], 0.3), maybe(["0"], 0.3), maybe(["1", "5", "9", "10", "11", "12", "20", "33"], 0.6),
        maybe([",", "_"], 0.3), maybe([".0", ".1", ".2", ".3", ".6", ".15", ".17", ".30"], 0.4),
        maybe(list(kinds), 0.9),
    ])


def formats():
    specs = ["z", ".3", "+c", "#c", "y", "s", "d", "+", " ", "#", "=5", "05", "<05", ",", ",s", ",x", "_x", ",_", "_,", ",,",
             "__", "xx", ".", "99999999999999999999", ".99999999999999999999", ".9999999999", "\x00", "é", "c", "05c", ",c",
             ",n", "n", "%", "_c", "\n", "_s", "z,d", "é^9", "é^é", "<", "^", "=", "٣", ".٣", "1١", "08_b", "010,d", "011,d",
             "09,d", "08,d", "07,d", "#012_x", "#013_x", "<<5", "=<5", "0", "00", "000", "0<5", "-", "--", "+-"]
    ints = [0, 1, -1, 5, 42, -42, 65, 255, -255, 999, 1000, 1234, 12345, 123456, 1234567, -1234567, 10**15, 10**18, 2**63,
            -10**30, 0x110000, 10**400]
    floats = FLOATS + [1234567.891, -0.04, 0.05, 100.0, 123.0, 1e10, 12345678.0, 0.00001234, 99999.5, 999999.5, -1234.5]
    words = ["", "a", "abc", "日本語", "a😀b", "hello world"]
    for spec in specs + [some_spec("bcdoxXneEfFgG%sy") for _ in range(500)]:
        for value in random.sample(ints, 8):
            if spec:
                call("format_int", format, value, spec)
        for value in random.sample(floats, 8):
            if spec:
                call("format_float", format, value, spec)
        for value in random.sample(words, 2):
            call("format_str", format, value, spec)
    for spec in [some_spec("eEfFgG%") for _ in range(600)]:
        for value in random.sample(floats, 4) + [some_float()]:
            if spec:
                call("format_float", format, value, spec)
    for spec in [some_spec("s") for _ in range(100)]:
        for value in random.sample(words, 3):
            call("format_str", format, value, spec)
    for value in floats:
        for precision in [0, 1, 3, 17, 50, 1073, 1074, 1075, 1200]:
            for letter in "efg":
                call("format_float", format, value, f".{precision}{letter}")
                call("format_float", format, value, f"#.{precision}{letter}")
    call("format_bool", format, True, "5")
    call("format_bool", format, True, "s")
    call("format_bool", format, True, "xx")

    def percent(letters):
        flags = "".join(random.choice("-+ #0") for _ in range(random.randrange(4)))
        width = random.choice(["", "1", "5", "9", "20"])
        precision = random.choice(["", ".", ".0", ".2", ".5", ".20"])
        return "%" + flags + width + precision + random.choice(["", "", "l"]) + random.choice(letters)

    def apply(text, value):
        return text % (value,)

    for _ in range(1200):
        call("percent_int", apply, percent("diouxX"), random.choice(ints))
        call("percent_float", apply, percent("eEfFgG"), random.choice(floats))
        call("percent_str", apply, percent("s"), random.choice(words))
        call("percent_char", apply, percent("c"), random.choice([65, 0x65E5, -1, 0x110000, 10**20]))

    def pieces(text):
        for wanted in range(5):
            try:
                return text % tuple("é" * wanted)
            except TypeError as error:
                if str(error) != "not enough arguments for format string":
                    raise
        return text % tuple("é" * 4)

    for text in ["", "%%", "a%%b", "%", "a%", "%5", "%-", "%.", "%.5", "%(", "%(a", "%l", "%lld", "%y", "abc%é", "é%y",
                 "%s%y", "%s %s|%s", "%99999999999999999999d", "%.99999999999999999999s", "%.3000000000s", "%5s%%%-5s|",
                 "% s", "%#s", "%05s", "%hs", "%Ls", "%\x01", "%é", "x%s%", "%s%s%(", "%  ", "%s%-+ #0"]:
        call("percent_text", pieces, text)
    mapping = {"a": "é", "a(b)c": "é", "": "é"}
    for text in ["%(a)s", "%(a", "%(a(b)c)5s|", "%()s%%", "%(a)y", "%(a)-5s|%(a)5.0s|", "%(a)", "%(a(b)s"]:
        call("percent_mapping", lambda text: text % mapping, text)

    arguments = tuple(Path(f"p{i}") for i in range(3))
    names = {"a": Path("a"), "b": "wide", "x y": Path("x y")}

    def template(text):
        return text.format(*arguments, **names)

    parts = ["{", "}", "{{", "}}", "{}", "{0}", "{1}", "{a}", "{b}", "!r", "!s", "!a", "!x", "!", ":", ":>12", ":{}", ":{0}",
             ".", "[", "]", ".x", "[0]", "[k]", "[-1]", "text", "é", "{a.b[c].d}", "{0[1][x]}", "{:{}{}}", "{b!r:*^{b}}",
             "{b:<{{}}}", "{99}", "{a:{b}}", "0", "a", "{:x}"]
    for text in ["{:{:{}}}", "{99999999999999999999}", "{a{b}}", "{0:{", "{!é}", "{1}{2}{3}", "{!r:}", "{!", "{!r:", "{!r", "{a",
                 "{0.}", "{0[}", "{0[]}", "{0[a]b}", "{0..a}", "{0.a.}", "{.a}", "{[a]}", "{0[}]}", "{0[{]}", "{0[:]}", "{0[!]}",
                 "{0[99999999999999999999]}", "{b!r}", "{b!a:>12}", "{b!s:^9}", "{a!r:.5}", "{x y}", "{ a }", "{-1}", "{01}",
                 "{٣}", "{0[٣]}", "{:{}} {}", "{0:{}}", "{:{0}}", "{b:{b}}", "{a.b!r}", "{a:}}", "{a:}}}}", "}{", "{}}", "{{}",
                 "{0!r!s}", "{0:!r}", "{0::}", "{missing}", "{missing.x}", "{a.}", "{a[}", "{\x00}", "{!\n}"] + [
        "".join(random.choice(parts) for _ in range(random.randrange(1, 6))) for _ in range(2500)
    ]:
        call("template", template, text)


def code_points():
    predicates = [str.isalnum, str.isalpha, str.isdecimal, str.isdigit, str.isidentifier, str.islower, str.isnumeric,
                  str.isprintable, str.isspace, str.istitle, str.isupper]
    mappings = [str.lower, str.upper, str.title, str.casefold, str.swapcase]
    for block in range(0x1100):
        total = 0x811C9DC5

        def add(value):
            nonlocal total
            total = (total ^ value) * 0x01000193 & 0xFFFFFFFF

        for i in range(block * 256, block * 256 + 256):
            if 0xD800 <= i < 0xE000:
                continue
            c = chr(i)
            for bit, predicate in enumerate(predicates):
                add(predicate(c) << bit)
            for mapping in mappings:
                for mapped in mapping(c):
                    add(ord(mapped))
            add(unicodedata.decimal(c, 99))
            add(len((c + "a").splitlines()) == 2)
        yield total


def main():
    with Table("numbers"):
        numbers()
    with Table("math"):
        mathematics()
    with Table("text"):
        texts()
    with Table("bytes"):
        byte_strings()
    with Table("formats"):
        formats()
    (HERE / "code_points.txt").write_text("".join(f"{total}\n" for total in code_points()))


main()
