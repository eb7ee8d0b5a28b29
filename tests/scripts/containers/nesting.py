def shown(action):
    try:
        return action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


items = [1]
items.append(items)
print(items, [items])  # expect: [1, [...]] [[1, [...]]]
table = {}
table[1] = table
table[2] = [table]
print(table)  # expect: {1: {...}, 2: [{...}]}
pair = ([],)
pair[0].append(pair)
print(pair)  # expect: ([(...)],)
view = {}
view[1] = view.values()
print(view)  # expect: {1: dict_values([...])}


def deep(n, wrap):
    inner = wrap(None)
    for _ in range(n): inner = wrap(inner)
    return inner


print(len(repr(deep(100, lambda inner: [inner]))), deep(90, lambda inner: (inner,)) == deep(90, lambda inner: (inner,)))  # expect: 206 True
print(shown(lambda: repr(deep(3000, lambda inner: [inner]))))  # expect: RecursionError: maximum recursion depth exceeded while getting the repr of an object
print(shown(lambda: deep(3000, lambda inner: [inner]) == deep(3000, lambda inner: [inner])))
# expect: RecursionError: maximum recursion depth exceeded in comparison
print(shown(lambda: deep(3000, lambda inner: (inner,)) < deep(3000, lambda inner: (inner,))))
# expect: RecursionError: maximum recursion depth exceeded in comparison
print(shown(lambda: deep(3000, lambda inner: {1: inner}) == deep(3000, lambda inner: {1: inner})))
# expect: RecursionError: maximum recursion depth exceeded in comparison
first, second = [], []
first.append(second)
second.append(first)
print(shown(lambda: first == second), first == first)  # expect: RecursionError: maximum recursion depth exceeded in comparison True
