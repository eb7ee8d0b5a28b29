d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items)  # expect: dict_keys(['a', 'b']) dict_values([1, 2]) dict_items([('a', 1), ('b', 2)])
d["c"] = 3
print(keys, values, items, len(keys), len(items))  # expect: dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)]) 3 3
print("a" in keys, 3 in values, ("a", 1) in items, ("a", 2) in items)  # expect: True True True False
print(keys & {"a", "z"}, sorted(keys | {"z"}), sorted(keys - {"a"}), sorted(keys ^ {"a", "q"}))  # expect: {'a'} ['a', 'b', 'c', 'z'] ['b', 'c'] ['b', 'c', 'q']
print(sorted(items & {("a", 1), ("b", 9)}), keys == {"a", "b", "c"}, keys <= {"a", "b", "c", "d"}, {"a"} < keys)  # expect: [('a', 1)] True True True
print(keys.isdisjoint(["q"]), sorted(items - {("a", 1)}), keys == d.keys(), values == d.values())  # expect: True [('b', 2), ('c', 3)] True False
print(type(keys).__name__, type(values).__name__, type(items).__name__, type(iter(d)).__name__)  # expect: dict_keys dict_values dict_items dict_keyiterator
print(type(iter(d.items())).__name__, type(iter(d.values())).__name__, type(reversed(d)).__name__)  # expect: dict_itemiterator dict_valueiterator dict_reversekeyiterator
print(list(keys), sorted(values), [*items], list(map(len, keys)), keys.mapping["a"])  # expect: ['a', 'b', 'c'] [1, 2, 3] [('a', 1), ('b', 2), ('c', 3)] [1, 1, 1] 1
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: keys[0]))  # expect: TypeError: 'dict_keys' object is not subscriptable
print(error(lambda: values + [1]))  # expect: TypeError: unsupported operand type(s) for +: 'dict_values' and 'list'
print(error(lambda: hash(keys)))  # expect: TypeError: unhashable type: 'dict_keys'
print(error(lambda: keys & 5))  # expect: TypeError: 'int' object is not iterable


def grow():
    for k in d:
        d[k + "x"] = 1


def shrink():
    for k in d:
        del d[k]


def replace():
    for k in d:
        d[k] = k
    return "replaced"


print(error(grow))  # expect: RuntimeError: dictionary changed size during iteration
print(error(shrink))  # expect: RuntimeError: dictionary changed size during iteration
print(replace(), d)  # expect: replaced {'b': 'b', 'c': 'c', 'ax': 'ax'}
it = iter(d)
next(it)
d["later"] = 1
print(error(lambda: next(it)))  # expect: RuntimeError: dictionary changed size during iteration
print(error(lambda: list(it)))  # expect: RuntimeError: dictionary changed size during iteration
