def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class Thing:
    pass


print(error(lambda: 1 < "a"))  # expect: TypeError: '<' not supported between instances of 'int' and 'str'
print(error(lambda: "a" > 1))  # expect: TypeError: '>' not supported between instances of 'str' and 'int'
print(error(lambda: [1] < (1,)))  # expect: TypeError: '<' not supported between instances of 'list' and 'tuple'
print(error(lambda: None < None))  # expect: TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'
print(error(lambda: None >= 1))  # expect: TypeError: '>=' not supported between instances of 'NoneType' and 'int'
print(error(lambda: {} < {}))  # expect: TypeError: '<' not supported between instances of 'dict' and 'dict'
print(error(lambda: {1} < [1]))  # expect: TypeError: '<' not supported between instances of 'set' and 'list'
print(error(lambda: Thing() < Thing()))  # expect: TypeError: '<' not supported between instances of 'Thing' and 'Thing'
print(error(lambda: Thing() <= 1))  # expect: TypeError: '<=' not supported between instances of 'Thing' and 'int'
print(error(lambda: 1 < Thing()))  # expect: TypeError: '<' not supported between instances of 'int' and 'Thing'
print(error(lambda: [1, "a"] < [1, 2]))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
print(error(lambda: (1, None) > (1, 2)))  # expect: TypeError: '>' not supported between instances of 'NoneType' and 'int'
print(error(lambda: sorted([1, "a"])))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
print(error(lambda: max(1, "a")))  # expect: TypeError: '>' not supported between instances of 'str' and 'int'
print(error(lambda: min("a", None)))  # expect: TypeError: '<' not supported between instances of 'NoneType' and 'str'
print(error(lambda: 1 in 5))  # expect: TypeError: argument of type 'int' is not iterable
print(error(lambda: 1 in "abc"))  # expect: TypeError: 'in <string>' requires string as left operand, not int
print(error(lambda: "a" in b"abc"))  # expect: TypeError: a bytes-like object is required, not 'str'
print(error(lambda: 256 in b"abc"))  # expect: ValueError: byte must be in range(0, 256)
print(error(lambda: [] in {}))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: [] in set()))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: 1 in Thing()))  # expect: TypeError: argument of type 'Thing' is not iterable
print(error(lambda: len < len))  # expect: TypeError: '<' not supported between instances of 'builtin_function_or_method' and 'builtin_function_or_method'
print(error(lambda: int < str))  # expect: TypeError: '<' not supported between instances of 'type' and 'type'
print(error(lambda: slice(1) < 1))  # expect: TypeError: '<' not supported between instances of 'slice' and 'int'
print(error(lambda: range(1) < range(2)))  # expect: TypeError: '<' not supported between instances of 'range' and 'range'
print(Thing() == Thing(), Thing() != Thing(), int == int, len == len)  # expect: False True True True
