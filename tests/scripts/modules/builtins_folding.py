# sum, any, all, min and max stop early and report like CPython.
print(sum([1, 2.5]), sum([[1], [2]], []), any(n > 2 for n in [1, 3, 5]), all([]), min("b", "a"), max([1, -4], key=abs))  # expect: 3.5 [1, 2] True True a -4
print(min([], default="none"), max((1, "x"), (1, "y")), sum(n * n for n in range(10)))  # expect: none (1, 'y') 285
reader = iter([0, 1, 2])
print(any(reader), next(reader))  # expect: True 2
for call in (lambda: sum(["a"], ""), lambda: sum(["a"]), lambda: min([]), lambda: max(), lambda: max(1, "a"),
             lambda: min(1, 2, default=0), lambda: any(5)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)  # expect: TypeError sum() can't sum strings [use ''.join(seq) instead]
        # expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
        # expect: ValueError min() arg is an empty sequence
        # expect: TypeError max expected at least 1 argument, got 0
        # expect: TypeError '>' not supported between instances of 'str' and 'int'
        # expect: TypeError Cannot specify a default for min() with multiple positional arguments
        # expect: TypeError 'int' object is not iterable
