print("%d %i %u" % (1, 2, 3), "%s" % "a", "%r" % "a", "%a" % "é", "%c%c" % ("x", 65), "%%" % ())  # expect: 1 2 3 a 'a' '\xe9' xA %
print("%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42), "%x %X %#x %o %#o" % (255, 255, 255, 8, 8))  # expect:    42|42   |00042|+42| 42 ff FF 0xff 10 0o10
print("%f %.2f %10.3f|%-10.1f|%+.0f" % (3.14159, 3.14159, 3.14159, 3.14159, 2.5))  # expect: 3.141590 3.14      3.142|3.1       |+2
print("%e %.2E %g %g %g %G" % (12345.678, 12345.678, 1e10, 0.0001, 1e-5, 1e-10))  # expect: 1.234568e+04 1.23E+04 1e+10 0.0001 1e-05 1E-10
print("%(name)s is %(age)d" % {"name": "Bo", "age": 3}, "%(x)05.1f" % {"x": 2.25})  # expect: Bo is 3 002.2
print("%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%s %s" % ("a", [1, 2]))  # expect:    42|42   |3.14 a [1, 2]
print("%10s|%-10s|%.2s" % ("abc", "abc", "abc"), "%s" % None, "%s" % (1,), "%s" % [1])  # expect:        abc|abc       |ab None 1 [1]
print("%d" % 3.99, "%d" % True, "%s" % 1.0, "%r" % (("t",),), "%x" % -255, "%d" % 10 ** 20)  # expect: 3 1 1.0 ('t',) -ff 100000000000000000000
print("%#.3g|%.3g|%g|%g" % (1.0, 1.0, 100000, 1000000), "%f %F" % (float("inf"), float("nan")))  # expect: 1.00|1|100000|1e+06 inf NAN
print("%s%%" % 50, "%5s%%" % 50, "%c" % "日", "%-5c|" % "x", "%.3d" % 5, "%08.3f" % -3.14159)  # expect: 50%    50% 日 x    | 005 -003.142
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: "%d" % "a"))  # expect: TypeError: %d format: a real number is required, not str
print(error(lambda: "%d" % None))  # expect: TypeError: %d format: a real number is required, not NoneType
print(error(lambda: "%x" % 1.5))  # expect: TypeError: %x format: an integer is required, not float
print(error(lambda: "%f" % "a"))  # expect: TypeError: must be real number, not str
print(error(lambda: "%s %s" % "a"))  # expect: TypeError: not enough arguments for format string
print(error(lambda: "%s" % ("a", "b")))  # expect: TypeError: not all arguments converted during string formatting
print(error(lambda: "%s %s" % ("a",)))  # expect: TypeError: not enough arguments for format string
print(error(lambda: "%(x)s" % 5))  # expect: TypeError: format requires a mapping
print(error(lambda: "%(x)s" % {}))  # expect: KeyError: 'x'
print(error(lambda: "%q" % 1))  # expect: ValueError: unsupported format character 'q' (0x71) at index 1
print(error(lambda: "%" % 1))  # expect: ValueError: incomplete format
print(error(lambda: "%c" % "ab"))  # expect: TypeError: %c requires int or char
print(error(lambda: "%c" % 1.5))  # expect: TypeError: %c requires int or char
print(error(lambda: "%c" % 0x110000))  # expect: OverflowError: %c arg not in range(0x110000)
print(error(lambda: "abc" % 5))  # expect: TypeError: not all arguments converted during string formatting
print(error(lambda: "%*d" % ("a", 1)))  # expect: TypeError: * wants int
print("abc" % {}, "abc" % (), "abc" % [])  # expect: abc abc abc
