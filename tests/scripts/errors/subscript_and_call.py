def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: 5[0] if (n := 5) is None else n[0]))  # expect: TypeError: 'int' object is not subscriptable
print(error(lambda: None[0]))  # expect: TypeError: 'NoneType' object is not subscriptable
print(error(lambda: (lambda: 0)[0]))  # expect: TypeError: 'function' object is not subscriptable
print(error(lambda: len[0]))  # expect: TypeError: 'builtin_function_or_method' object is not subscriptable
print(error(lambda: {1}[0]))  # expect: TypeError: 'set' object is not subscriptable
print(error(lambda: (x for x in [])[0]))  # expect: TypeError: 'generator' object is not subscriptable
print(error(lambda: object()[0]))  # expect: TypeError: 'object' object is not subscriptable
print(error(lambda: int[0]))  # expect: TypeError: type 'int' is not subscriptable
print(error(lambda: True["a"]))  # expect: TypeError: 'bool' object is not subscriptable
print(error(lambda: ...[0]))  # expect: TypeError: 'ellipsis' object is not subscriptable
print(error(lambda: [1]["a"]))  # expect: TypeError: list indices must be integers or slices, not str
print(error(lambda: (1,)["a"]))  # expect: TypeError: tuple indices must be integers or slices, not str
print(error(lambda: "s"["a"]))  # expect: TypeError: string indices must be integers, not 'str'
print(error(lambda: [1][[]]))  # expect: TypeError: list indices must be integers or slices, not list
print(error(lambda: {}[{}]))  # expect: TypeError: unhashable type: 'dict'
print(error(lambda: range(3)["x"]))  # expect: TypeError: range indices must be integers or slices, not str
print(error(lambda: NotImplemented()))  # expect: TypeError: 'NotImplementedType' object is not callable
print(error(lambda: (1)()))  # expect: TypeError: 'int' object is not callable
print(error(lambda: "abc"()))  # expect: TypeError: 'str' object is not callable
print(error(lambda: [].append()))  # expect: TypeError: list.append() takes exactly one argument (0 given)
print(error(lambda: [].append(1, 2)))  # expect: TypeError: list.append() takes exactly one argument (2 given)
print(error(lambda: {}.get()))  # expect: TypeError: get expected at least 1 argument, got 0
print(error(lambda: "".join()))  # expect: TypeError: str.join() takes exactly one argument (0 given)
print(error(lambda: "".join(1, 2)))  # expect: TypeError: str.join() takes exactly one argument (2 given)
print(error(lambda: "a".split(1, 2, 3)))  # expect: TypeError: split() takes at most 2 arguments (3 given)
print(error(lambda: len(1, 2)))  # expect: TypeError: len() takes exactly one argument (2 given)
print(error(lambda: int(1, 2, 3)))  # expect: TypeError: int() takes at most 2 arguments (3 given)
print(error(lambda: ord()))  # expect: TypeError: ord() takes exactly one argument (0 given)
print(error(lambda: chr()))  # expect: TypeError: chr() takes exactly one argument (0 given)
print(error(lambda: dict().keys(1)))  # expect: TypeError: dict.keys() takes no arguments (1 given)
print(error(lambda: [].sort(1)))  # expect: TypeError: sort() takes no positional arguments
print(error(lambda: [].index()))  # expect: TypeError: index expected at least 1 argument, got 0
print(error(lambda: {}.update(1)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: set().add()))  # expect: TypeError: set.add() takes exactly one argument (0 given)
print(error(lambda: "".format_map()))  # expect: TypeError: str.format_map() takes exactly one argument (0 given)
print(error(lambda: "x".encode(1)))  # expect: TypeError: encode() argument 'encoding' must be str, not int
print(error(lambda: (5).bit_length(1)))  # expect: TypeError: int.bit_length() takes no arguments (1 given)
print(error(lambda: (5.0).is_integer(1)))  # expect: TypeError: float.is_integer() takes no arguments (1 given)
print(error(lambda: isinstance(1, int, 2)))  # expect: TypeError: isinstance expected 2 arguments, got 3
print(error(lambda: print.foo))  # expect: AttributeError: 'builtin_function_or_method' object has no attribute 'foo'
print(error(lambda: "a".replace("a")))  # expect: TypeError: replace expected at least 2 arguments, got 1
print(error(lambda: "abc".startswith()))  # expect: TypeError: startswith() takes at least 1 argument (0 given)
print(error(lambda: [].pop(1, 2)))  # expect: TypeError: pop expected at most 1 argument, got 2
print(error(lambda: [].insert(1)))  # expect: TypeError: insert expected 2 arguments, got 1
print(error(lambda: {}.pop()))  # expect: TypeError: pop expected at least 1 argument, got 0
print(error(lambda: {}.setdefault()))  # expect: TypeError: setdefault expected at least 1 argument, got 0
print(error(lambda: {}.fromkeys()))  # expect: TypeError: fromkeys expected at least 1 argument, got 0
print(error(lambda: ().count()))  # expect: TypeError: tuple.count() takes exactly one argument (0 given)
print(error(lambda: ().index(1)))  # expect: ValueError: tuple.index(x): x not in tuple
print(error(lambda: "a".index("b")))  # expect: ValueError: substring not found
print(error(lambda: b"a".index(b"b")))  # expect: ValueError: subsection not found
print(error(lambda: range(1).index(5)))  # expect: ValueError: 5 is not in range
