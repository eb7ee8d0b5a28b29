def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(pow, [2, 3], [3, 2])), list(filter(None, [0, 1, "", "a"])), list(filter(str.isdigit, "a1b2")))  # expect: ['1', '2'] [11, 22] [8, 9] [1, 'a'] ['1', '2']
print(list(zip([1, 2], "ab", (True, False))), list(zip()), list(zip([1])), dict(zip("ab", [1, 2])), list(zip(range(3), range(100))))  # expect: [(1, 'a', True), (2, 'b', False)] [] [(1,)] {'a': 1, 'b': 2} [(0, 0), (1, 1), (2, 2)]
print(list(zip([1], [2], strict=True)), [*zip(*[(1, 2), (3, 4)])], list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=1)))  # expect: [(1, 2)] [(1, 3), (2, 4)] [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] []
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(3))), list(reversed((1,))), list(reversed({1: 2, 3: 4})))  # expect: [2, 1] ['b', 'a'] [2, 1, 0] [1] [3, 1]
m = map(print, ["lazy"])
print("before")  # expect: before
print(next(m, None), next(m, "done"))  # expect: lazy
# expect: None done
it = iter([1, 2, 3]); print(list(zip(it, it)), list(zip([1, 2], iter([9]))))  # expect: [(1, 2)] [(1, 9)]
print(error(lambda: list(map(5, [1]))))  # expect: TypeError: 'int' object is not callable
print(error(lambda: map()))  # expect: TypeError: map() must have at least two arguments.
print(error(lambda: map(str)))  # expect: TypeError: map() must have at least two arguments.
print(error(lambda: list(map(str, 5))))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: list(map(lambda x: x, [1], [2]))))  # expect: TypeError: <lambda>.<locals>.<lambda>() takes 1 positional argument but 2 were given
print(error(lambda: list(filter(5, [1]))))  # expect: TypeError: 'int' object is not callable
print(error(lambda: filter(None)))  # expect: TypeError: filter expected 2 arguments, got 1
print(error(lambda: zip(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: list(zip([1], 5))))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: list(zip([1, 2], [1], strict=True))))  # expect: ValueError: zip() argument 2 is shorter than argument 1
print(error(lambda: list(zip([1], [1, 2], strict=True))))  # expect: ValueError: zip() argument 2 is longer than argument 1
print(error(lambda: list(zip([1], [1], [], strict=True))))  # expect: ValueError: zip() argument 3 is shorter than arguments 1-2
print(error(lambda: enumerate()))  # expect: TypeError: enumerate() missing required argument 'iterable'
print(error(lambda: enumerate(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: list(enumerate([1], "a"))))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: reversed(5)))  # expect: TypeError: 'int' object is not reversible
print(error(lambda: next(zip([]))))  # expect: StopIteration:
print(error(lambda: list(map(lambda x: 1 / x, [1, 0]))))  # expect: ZeroDivisionError: division by zero
class Stop:
    def __call__(self, x):
        if x == 2: raise StopIteration
        return x
print(list(map(Stop(), [1, 2, 3])))  # expect: [1]
