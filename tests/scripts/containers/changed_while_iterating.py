def shown(action):
    try:
        return action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


def grow_dict():
    table = {1: 1}
    for key in table: table[key + 1] = 1


def replace_in_dict():
    table = {1: 1}
    for key in table:
        del table[key]
        table[key + 1] = 1


def grow_set():
    group = {1}
    for item in group: group.add(item + 1)


def shrink_views():
    table = {1: 2, 3: 4}
    for item in table.items(): table.pop(1, None)


print(shown(grow_dict))  # expect: RuntimeError: dictionary changed size during iteration
print(shown(replace_in_dict))  # expect: RuntimeError: dictionary keys changed during iteration
print(shown(grow_set))  # expect: RuntimeError: Set changed size during iteration
print(shown(shrink_views))  # expect: RuntimeError: dictionary changed size during iteration
items = [1, 2, 3]
for item in items:
    if len(items) < 8: items.append(item * 10)
print(items)  # expect: [1, 2, 3, 10, 20, 30, 100, 200]
for item in items:
    items.remove(item)
print(items)  # expect: [2, 10, 30, 200]
it = iter(items)
print(it.__length_hint__(), next(it), it.__length_hint__())  # expect: 4 2 3
items.clear()
print(list(it), it.__length_hint__())  # expect: [] 0
items.append(5)
print(list(it))  # expect: []
backwards = reversed([1, 2, 3])
print(next(backwards), backwards.__length_hint__(), list(backwards), list(backwards))  # expect: 3 2 [2, 1] []
table = dict.fromkeys(range(5))
it = iter(table)
next(it)
print(it.__length_hint__(), len(list(it)), list(reversed(table)), list(reversed(table.items()))[:1])  # expect: 4 4 [4, 3, 2, 1, 0] [(4, None)]
for key in list(table):
    if key % 2: del table[key]
table[1] = 1
print(table, table.popitem(), table.popitem(), table)  # expect: {0: None, 2: None} (1, 1) (4, None) {0: None, 2: None}


class Sequence:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i


print(list(Sequence()), 4 in Sequence(), 5 in Sequence(), tuple(Sequence()), set(Sequence()), [*reversed(range(3))])
# expect: [0, 1, 4, 9] True False (0, 1, 4, 9) {0, 1, 4, 9} [2, 1, 0]
print(shown(lambda: 1 in object()), shown(lambda: list(5)), list(iter(lambda c=[0]: c.append(1) or len(c), 5)))
# expect: TypeError: argument of type 'object' is not iterable TypeError: 'int' object is not iterable [2, 3, 4]


class Mapping:
    def keys(self): return ["a", "b"]
    def __getitem__(self, key): return key + key


print(dict(Mapping()), dict(Mapping(), c=1), {**Mapping()}, shown(lambda: dict([(1, 2), [3]])), shown(lambda: dict([1])))
# expect: {'a': 'aa', 'b': 'bb'} {'a': 'aa', 'b': 'bb', 'c': 1} {'a': 'aa', 'b': 'bb'} ValueError: dictionary update sequence element #1 has length 1; 2 is required TypeError: cannot convert dictionary update sequence element #0 to a sequence
