def shown(action):
    try:
        return action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


class Items(list):
    pass


items = Items([1, 2, 3])
items.append(4)
print(items, len(items), items[1], items[1:], type(items[1:]).__name__, 3 in items, items == [1, 2, 3, 4], [1, 2, 3, 4] == items)
# expect: [1, 2, 3, 4] 4 2 [2, 3, 4] list True True True
print(items + [5], [0] + items, items * 2, type(items + items).__name__, items < [2], [0] < items)
# expect: [1, 2, 3, 4, 5] [0, 1, 2, 3, 4] [1, 2, 3, 4, 1, 2, 3, 4] list True True
items.tag = 1
items += [9]
print(items.tag, items, type(items).__name__, type(items.copy()).__name__)  # expect: 1 [1, 2, 3, 4, 9] Items list
items.sort(reverse=True)
items.extend(items)
print(items, items.index(9, 1), items.count(4), [*items], tuple(items))
# expect: [9, 4, 3, 2, 1, 9, 4, 3, 2, 1] 5 2 [9, 4, 3, 2, 1, 9, 4, 3, 2, 1] (9, 4, 3, 2, 1, 9, 4, 3, 2, 1)
inner = Items()
inner.append(inner)
print(inner, [inner])  # expect: [[...]] [[[...]]]


class Default(dict):
    def __missing__(self, key): return key * 2


table = Default(a=1)
print(table["a"], table["zz"], table, len(table), "zz" in table, table.get("zz"), list(table), table | {"b": 2}, type(table | {}).__name__)
# expect: 1 zzzz {'a': 1} 1 False None ['a'] {'a': 1, 'b': 2} dict
print(table == {"a": 1}, {**table}, dict(table), type(table.copy()).__name__, Default.fromkeys("xy", 0), type(Default.fromkeys("x")).__name__)
# expect: True {'a': 1} {'a': 1} dict {'x': 0, 'y': 0} Default


class Group(set):
    pass


group = Group([1, 2])
print(group, group | {3}, type(group | {3}).__name__, group == {1, 2}, Group(), {0} | group, type(group.copy()).__name__)
# expect: Group({1, 2}) {1, 2, 3} set True Group() {0, 1, 2} set


class Frozen(frozenset):
    def __new__(cls, *items): return super().__new__(cls, items)


print(Frozen(1, 2), {Frozen(1): "one"}[frozenset([1])], Frozen(1) == {1}, hash(Frozen(1, 2)) == hash(frozenset([1, 2])))  # expect: Frozen({1, 2}) one True True


class Pair(tuple):
    def __new__(cls, *items): return super().__new__(cls, items)


pair = Pair(1, 2)
print(pair, pair[0], pair + (3,), hash(pair) == hash((1, 2)), pair == (1, 2), {pair: 1}[(1, 2)], pair * 2, (0,) + pair)
# expect: (1, 2) 1 (1, 2, 3) True True 1 (1, 2, 1, 2) (0, 1, 2)
print(pair[:], type(pair[:]).__name__, pair < (1, 3), sorted([Pair(2, 1), Pair(1, 9)]), Pair() == ())  # expect: (1, 2) tuple True [(1, 9), (2, 1)] True
print(shown(lambda: list.append(3, 1)), shown(lambda: list.__len__(3)), shown(lambda: dict.__getitem__([], 1)))
# expect: TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object TypeError: descriptor '__len__' requires a 'list' object but received a 'int' TypeError: descriptor '__getitem__' for 'dict' objects doesn't apply to a 'list' object
print(shown(lambda: list.__new__(int)), shown(lambda: list.__new__(3)), shown(lambda: tuple.__new__(list)))
# expect: TypeError: list.__new__(int): int is not a subtype of list TypeError: list.__new__(X): X is not a type object (int) TypeError: tuple.__new__(list): list is not a subtype of tuple
