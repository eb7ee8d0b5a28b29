def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(sum([1, 2, 3]), sum([], 10), sum((0.1,) * 3), sum([[1], [2]], []), sum(range(101)), sum([True, 2]), sum([2**62, 2**62]), sum([1], start=5), sum({1: 0, 2: 0}))  # expect: 6 10 0.30000000000000004 [1, 2] 5050 3 9223372036854775808 6 3
print(max(3, 1, 2), max([4, 9]), max("abc"), max([1, -5], key=abs), max([], default="none"), max((1, "b"), (1, "a")), max(1, 1.0), max(1.0, 1), max([[1], [0, 5]]))  # expect: 3 9 c -5 none (1, 'b') 1 1.0 [1]
print(min(3, 1, 2), min([4, 9]), min("cab"), min([3, -1], key=lambda v: -v), min((), default=0), min({5: 1, 2: 0}), min(float("nan"), 1), min(1, float("nan")))  # expect: 1 4 a 3 0 2 nan 1
print(error(lambda: sum(["a", "b"])))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(error(lambda: sum([b"a"], b"")))  # expect: TypeError: sum() can't sum bytes [use b''.join(seq) instead]
print(error(lambda: sum(["a"], "")))  # expect: TypeError: sum() can't sum strings [use ''.join(seq) instead]
print(error(lambda: sum(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: sum([1, "a"])))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(error(lambda: sum()))  # expect: TypeError: sum() takes at least 1 positional argument (0 given)
print(error(lambda: max()))  # expect: TypeError: max expected at least 1 argument, got 0
print(error(lambda: max([])))  # expect: ValueError: max() arg is an empty sequence
print(error(lambda: max(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: max(1, "a")))  # expect: TypeError: '>' not supported between instances of 'str' and 'int'
print(error(lambda: max(1, 2, default=3)))  # expect: TypeError: Cannot specify a default for max() with multiple positional arguments
print(error(lambda: min([1], key=5)))  # expect: TypeError: 'int' object is not callable
print(error(lambda: max([1, 2], foo=1)))  # expect: TypeError: 'foo' is an invalid keyword argument for max()
print(error(lambda: min(iter([]))))  # expect: ValueError: min() arg is an empty sequence
