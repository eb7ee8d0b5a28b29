d = {"a": 1, "b": 2}
print(d, len(d), d["a"], d.get("x"), d.get("x", 0), "a" in d, 1 in d)  # expect: {'a': 1, 'b': 2} 2 1 None 0 True False
d["c"] = 3
d["a"] = 10
print(d)  # expect: {'a': 10, 'b': 2, 'c': 3}
del d["b"]
print(d, list(d), list(d.keys()), list(d.values()), list(d.items()))  # expect: {'a': 10, 'c': 3} ['a', 'c'] ['a', 'c'] [10, 3] [('a', 10), ('c', 3)]
d["b"] = 5
print(d)  # expect: {'a': 10, 'c': 3, 'b': 5}
print(d.pop("a"), d.pop("zz", None), d.popitem(), d)  # expect: 10 None ('b', 5) {'c': 3}
print(d.setdefault("c", 9), d.setdefault("n", []), d)  # expect: 3 [] {'c': 3, 'n': []}
d.update({"x": 1}, y=2)
d.update([("z", 3), ["w", 4]])
print(d)  # expect: {'c': 3, 'n': [], 'x': 1, 'y': 2, 'z': 3, 'w': 4}
print({**d, "c": 0}, dict(a=1, **{"b": 2}), dict([(1, 2)]), dict({"k": "v"}), dict(), dict(zip("ab", [1, 2])))  # expect: {'c': 0, 'n': [], 'x': 1, 'y': 2, 'z': 3, 'w': 4} {'a': 1, 'b': 2} {1: 2} {'k': 'v'} {} {'a': 1, 'b': 2}
print({"a": 1} | {"b": 2}, {"a": 1} | {"a": 2})  # expect: {'a': 1, 'b': 2} {'a': 2}
e = {"a": 1}
e |= {"b": 2}
e |= [("c", 3)]
print(e)  # expect: {'a': 1, 'b': 2, 'c': 3}
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), {1: "a", 1.0: "b", True: "c"})  # expect: {'a': None, 'b': None, 'c': None} {1: 0, 2: 0} {1: 'c'}
print({(1, 2): 1, None: 2, 1.5: 3, "s": 4, frozenset(): 5})  # expect: {(1, 2): 1, None: 2, 1.5: 3, 's': 4, frozenset(): 5}
f = e.copy()
f["a"] = 100
print(e, f, e == f)  # expect: {'a': 1, 'b': 2, 'c': 3} {'a': 100, 'b': 2, 'c': 3} False
for k in e:
    print(k, e[k])  # expect: a 1
    # expect: b 2
    # expect: c 3
for k, v in e.items():
    print(k, v)  # expect: a 1
    # expect: b 2
    # expect: c 3
f.clear()
print(f, bool(f), bool(e), not {})  # expect: {} False True True
print(list(reversed(e)), list(reversed(e.items())), list(reversed(e.values())))  # expect: ['c', 'b', 'a'] [('c', 3), ('b', 2), ('a', 1)] [3, 2, 1]
print({k: v for k, v in zip("xyz", range(3))}, {1: {2: {3: {}}}}, sorted({3: 1, 1: 2}))  # expect: {'x': 0, 'y': 1, 'z': 2} {1: {2: {3: {}}}} [1, 3]
g = {}
g["self"] = g
print(g)  # expect: {'self': {...}}
n = {}
for i in range(20):
    n[i] = i * i
for i in range(0, 20, 2):
    del n[i]
n[4] = "again"
print(n, len(n))  # expect: {1: 1, 3: 9, 5: 25, 7: 49, 9: 81, 11: 121, 13: 169, 15: 225, 17: 289, 19: 361, 4: 'again'} 11
