def shown(action):
    try:
        return action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


state = 12345


def draw():
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return state


values = [draw() % 1000 for _ in range(300)]
ordered = sorted(values)
print(ordered[:5], ordered[-5:], sorted(ordered) == ordered, sorted(ordered, reverse=True)[:3])
# expect: [0, 1, 2, 4, 4] [968, 982, 994, 995, 999] True [999, 995, 994]
print(sorted([value * 0.5 for value in values], reverse=True)[:3])  # expect: [499.5, 497.5, 497.0]
print(sorted([repr(value) for value in values])[:5])  # expect: ['0', '1', '107', '108', '109']
pairs = [(value % 7, repr(value)) for value in values]
pairs.sort()
print(pairs[:3])  # expect: [(0, '0'), (0, '119'), (0, '126')]
pairs.sort(key=lambda pair: pair[1], reverse=True)
print(pairs[:3])  # expect: [(5, '999'), (1, '995'), (0, '994')]
print(sorted([value if value % 2 else value * 1.0 for value in values])[:5])  # expect: [0.0, 1, 2.0, 4.0, 4.0]
print(sorted([3, 1, 2], key=lambda value: -value), sorted("hello"), sorted({"b": 1, "a": 2}))  # expect: [3, 2, 1] ['e', 'h', 'l', 'l', 'o'] ['a', 'b']
words = ["bb", "a", "ccc", "dd", "e"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True))  # expect: ['a', 'e', 'bb', 'dd', 'ccc'] ['ccc', 'bb', 'dd', 'a', 'e']


class Picky:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        if self.n == 500: raise ValueError("five hundred")
        return self.n < other.n
    def __repr__(self): return f"Picky({self.n})"


print([item.n for item in sorted([Picky(3), Picky(1), Picky(2)])])  # expect: [1, 2, 3]
items = [Picky(3), Picky(500), Picky(2)]
print(shown(lambda: items.sort()), sorted(item.n for item in items))  # expect: ValueError: five hundred [2, 3, 500]
items = [3, 2, "a", 1]
print(shown(lambda: items.sort()), len(items))  # expect: TypeError: '<' not supported between instances of 'str' and 'int' 4
items = [3, 2, 1]
print(shown(lambda: items.sort(key=lambda value: 1 // (value - 1))), items)  # expect: ZeroDivisionError: integer division or modulo by zero [3, 2, 1]


def meddle():
    items = [3, 2, 1]
    seen = []
    def key(value):
        seen.append(list(items))
        items.append(value)
        return value
    try:
        items.sort(key=key)
    except ValueError as problem:
        print(problem)
    return items, seen


print(meddle())
# expect: list modified during sort
# expect: ([1, 2, 3], [[], [3], [3, 2]])
print(shown(lambda: [3, 1].sort(1)), shown(lambda: [1].sort(key=3)), shown(lambda: [3, 1].sort(reverse="a")), [].sort(key=3))
# expect: TypeError: sort() takes no positional arguments TypeError: 'int' object is not callable TypeError: 'str' object cannot be interpreted as an integer None
