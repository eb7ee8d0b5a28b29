print("a b  c".split(), " a b ".split(), "".split(), "   ".split(), "a\tb\nc".split())  # expect: ['a', 'b', 'c'] ['a', 'b'] [] [] ['a', 'b', 'c']
print("a,b,,c".split(","), ",".split(","), "".split(","), "abc".split("x"), "a--b--c".split("--"))  # expect: ['a', 'b', '', 'c'] ['', ''] [''] ['abc'] ['a', 'b', 'c']
print("a b c d".split(None, 2), "a,b,c,d".split(",", 2), "a b".split(" ", 0), "a  b".split(" "))  # expect: ['a', 'b', 'c d'] ['a', 'b', 'c,d'] ['a b'] ['a', '', 'b']
print("a b c d".rsplit(None, 2), "a,b,c,d".rsplit(",", 1), " a  b ".rsplit(), "a,b".rsplit(",", -1))  # expect: ['a b', 'c', 'd'] ['a,b,c', 'd'] ['a', 'b'] ['a', 'b']
print("  a b  c ".split(None, 1), "  a b  c ".rsplit(None, 1), "a,b,c".split(sep=",", maxsplit=1))  # expect: ['a', 'b  c '] ['  a b', 'c'] ['a', 'b,c']
print("one\ntwo\r\nthree\rfour".splitlines(), "a\n\nb\n".splitlines(), "".splitlines())  # expect: ['one', 'two', 'three', 'four'] ['a', '', 'b'] []
print("one\ntwo\n".splitlines(True), "a\x0bb\x0cc\x1cd\u2028e".splitlines())  # expect: ['one\n', 'two\n'] ['a', 'b', 'c', 'd', 'e']
print(",".join([]), ",".join(["a"]), ",".join(("a", "b")), "".join({"k": 1}), "--".join(["x", "", "y"]))  # expect:  a a,b k x----y
print("日 本\u3000語".split(), "a\xa0b".split())  # expect: ['日', '本', '語'] ['a', 'b']
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: "a".split("")))  # expect: ValueError: empty separator
print(error(lambda: "a".split(1)))  # expect: TypeError: must be str or None, not int
print(error(lambda: "a".split("a", "b")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: ",".join([1, 2])))  # expect: TypeError: sequence item 0: expected str instance, int found
print(error(lambda: ",".join(["a", None])))  # expect: TypeError: sequence item 1: expected str instance, NoneType found
print(error(lambda: ",".join(5)))  # expect: TypeError: can only join an iterable
print(error(lambda: ",".join()))  # expect: TypeError: str.join() takes exactly one argument (0 given)
print(error(lambda: "a".rsplit("")))  # expect: ValueError: empty separator
print(error(lambda: "a".split(" ", 1, 2)))  # expect: TypeError: split() takes at most 2 arguments (3 given)
print(error(lambda: "a".split(foo=1)))  # expect: TypeError: 'foo' is an invalid keyword argument for split()
