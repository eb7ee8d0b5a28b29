print(repr("  a b ".strip()), repr("  a ".lstrip()), repr("  a ".rstrip()), repr("\t\na\r".strip()))  # expect: 'a b' 'a ' '  a' 'a'
print("xxaxx".strip("x"), "xyaxy".strip("yx"), "xxa".lstrip("x"), "axx".rstrip("x"), "abc".strip("ac"), repr("aaa".strip("a")))  # expect: a a a a b ''
print(repr("ab".center(6)), repr("ab".center(7)), repr("abc".center(6)), "ab".center(6, "*"), "abc".center(8, "-"), "abc".center(2))  # expect: '  ab  ' '   ab  ' ' abc  ' **ab** --abc--- abc
print(repr("ab".ljust(5)), repr("ab".rjust(5)), "ab".ljust(5, "."), "ab".rjust(5, "."), "abc".ljust(1))  # expect: 'ab   ' '   ab' ab... ...ab abc
print("42".zfill(5), "-42".zfill(5), "+42".zfill(6), "".zfill(3), "abc".zfill(2), "-".zfill(3))  # expect: 00042 -0042 +00042 000 abc -00
print(repr("a\tb".expandtabs()), repr("a\tb".expandtabs(4)), repr("\t|".expandtabs(2)), repr("ab\tc\nd\te".expandtabs(4)))  # expect: 'a       b' 'a   b' '  |' 'ab  c\nd   e'
print(repr("\u3000x\xa0".strip()), repr("ééxé".strip("é")))  # expect: 'x' 'x'
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: "a".strip(1)))  # expect: TypeError: strip arg must be None or str
print(error(lambda: "a".center()))  # expect: TypeError: center expected at least 1 argument, got 0
print(error(lambda: "a".center("x")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: "a".center(5, "ab")))  # expect: TypeError: The fill character must be exactly one character long
print(error(lambda: "a".ljust(5, "")))  # expect: TypeError: The fill character must be exactly one character long
print(error(lambda: "a".rjust(5, 1)))  # expect: TypeError: The fill character must be a unicode character, not int
print(error(lambda: "a".zfill("x")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: "a".strip("a", "b")))  # expect: TypeError: strip expected at most 1 argument, got 2
