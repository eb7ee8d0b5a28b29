print(f"{'abc'}", f"{'abc':5}|", f"{'abc':>5}|", f"{'abc':^7}|", f"{'abc':*^7}", f"{'abc':.2}", f"{'abc':5.1}|", f"{'abc':s}")  # expect: abc abc  |   abc|   abc  | **abc** ab a    | abc
print(f"{'日本':>5}|", f"{'abc':é>5}", f"{'':5}|", f"{'':*<3}", f"{'abc':<}", f"{'abc':05}", f"{'a':{'<'}{5}}|")  # expect:    日本| ééabc      | *** abc abc00 a    |
print(f"{None}", f"{[1, 'a']}", f"{(1,)}", f"{ {'k': 1} }", f"{b'x'}", f"{...}")  # expect: None [1, 'a'] (1,) {'k': 1} b'x' Ellipsis
print(f"{'a'!r}", f"{'é'!a}", f"{'a'!s:>3}", f"{'a'!r:>5}", f"{[1]!r:>6}", f"{None!s:>6}")  # expect: 'a' '\xe9'   a   'a'    [1]   None
print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{0} {0}".format("x"), "{a} {b}".format(a=1, b=2))  # expect: 1 2 b a x x 1 2
print("{0[1]} {1[k]}".format([1, 2], {"k": "v"}), "{0.real} {x.imag}".format(5, x=6), "{:>{}}|".format("a", 5))  # expect: 2 v 5 0     a|
print("{{}} {{{}}}".format(1), "{!r:>6}".format("a"), "{:{fill}^{width}}".format("m", fill="*", width=5))  # expect: {} {1}    'a' **m**
print("{:,} {:.2f} {:x}".format(1234567, 3.14159, 255), "{0:d} {0:b}".format(5), "{a[0]}{a[1]}".format(a="xy"))  # expect: 1,234,567 3.14 ff 5 101 xy
print("{x}".format_map({"x": 1}), format("a", ">3"), format("abc"), "{:5}|{:<5}|".format(True, None is None))  # expect: 1   a abc     1|1    |


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        return f"<{spec}:{self.amount}>"


print(f"{Money(5)}", f"{Money(5):eur}", "{:x y}".format(Money(6)), format(Money(7)), format(Money(7), "s"))  # expect: <:5> <eur:5> <x y:6> <:7> <s:7>
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: "{} {}".format(1)))  # expect: IndexError: Replacement index 1 out of range for positional args tuple
print(error(lambda: "{x}".format()))  # expect: KeyError: 'x'
print(error(lambda: "{".format(1)))  # expect: ValueError: Single '{' encountered in format string
print(error(lambda: "}".format(1)))  # expect: ValueError: Single '}' encountered in format string
print(error(lambda: "{!z}".format(1)))  # expect: ValueError: Unknown conversion specifier z
print(error(lambda: "{0} {}".format(1)))  # expect: ValueError: cannot switch from manual field specification to automatic field numbering
print(error(lambda: "{} {0}".format(1)))  # expect: ValueError: cannot switch from automatic field numbering to manual field specification
print(error(lambda: "{0.x}".format(1)))  # expect: AttributeError: 'int' object has no attribute 'x'
print(error(lambda: "{0[5]}".format([1])))  # expect: IndexError: list index out of range
print(error(lambda: "{0[k]}".format([1])))  # expect: TypeError: list indices must be integers or slices, not str
print(error(lambda: "{:d}".format("a")))  # expect: ValueError: Unknown format code 'd' for object of type 'str'
print(error(lambda: "{:=5}".format("a")))  # expect: ValueError: '=' alignment not allowed in string format specifier
print(error(lambda: "{:+}".format("a")))  # expect: ValueError: Sign not allowed in string format specifier
print(error(lambda: "{:,}".format("a")))  # expect: ValueError: Cannot specify ',' with 's'.
print(error(lambda: "{0[}".format(1)))  # expect: ValueError: expected '}' before end of string
print(error(lambda: "{:{:{}}}".format(1, 2, 3)))  # expect: ValueError: Max string recursion exceeded
print(error(lambda: "{x}".format_map({})))  # expect: KeyError: 'x'
