def shown(action):
    try:
        return action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


class Index:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n


numbers = [1, 2, 3, 4, 5]
print(numbers[Index(1)], numbers[Index(1):Index(3)], numbers[::Index(2)], (7, 8)[Index(-1)], "text"[Index(2)], range(10)[Index(3)])
# expect: 2 [2, 3] [1, 3, 5] 8 x 3
numbers[Index(0)] = 9
numbers[Index(1):Index(2)] = [7, 7]
print(numbers)  # expect: [9, 7, 7, 3, 4, 5]
del numbers[Index(0)]
print(numbers)  # expect: [7, 7, 3, 4, 5]
print(numbers.pop(Index(0)), numbers)  # expect: 7 [7, 3, 4, 5]
numbers.insert(Index(1), "x")
print(numbers)  # expect: [7, 'x', 3, 4, 5]
print(numbers.index("x", Index(0), Index(3)), [1] * Index(2), Index(2) * (0,))  # expect: 1 [1, 1] (0, 0)
print(slice(Index(1), Index(20), Index(2)).indices(Index(10)))  # expect: (1, 10, 2)
print(range(Index(2), Index(9), Index(3)))  # expect: range(2, 9, 3)


class Wrong:
    def __index__(self): return "one"


class Raises:
    def __index__(self): raise KeyError("no index")


print(shown(lambda: numbers[Wrong()]))  # expect: TypeError: __index__ returned non-int (type str)
print(shown(lambda: numbers[Raises():]))  # expect: KeyError: 'no index'
print(shown(lambda: numbers.insert(Raises(), 1)))  # expect: KeyError: 'no index'


class Shrinks:
    def __init__(self, items): self.items = items
    def __index__(self):
        self.items.clear()
        return 0


items = [1, 2, 3]
print(shown(lambda: items[Shrinks(items)]), items)  # expect: IndexError: list index out of range []
items = [1, 2, 3]
print(shown(lambda: items[Shrinks(items):]), items)  # expect: [] []
items = [1, 2, 3]
print(shown(lambda: items.__setitem__(Shrinks(items), 1)), items)  # expect: IndexError: list assignment index out of range []
items = [1, 2, 3]
print(shown(lambda: items.pop(Shrinks(items))), items)  # expect: IndexError: pop from empty list []
