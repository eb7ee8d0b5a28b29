class Key:
    def __init__(self, name, code):
        self.name = name
        self.code = code

    def __hash__(self):
        return self.code

    def __eq__(self, other):
        print("eq", self.name, getattr(other, "name", other))
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return f"K({self.name})"


a, b, a2 = Key("a", 1), Key("b", 1), Key("a", 1)
d = {a: 1}
print(d[a])  # expect: 1
print(d[a2])  # expect: eq a a
# expect: 1
d[b] = 2  # expect: eq a b
print(d)  # expect: {K(a): 1, K(b): 2}
d[a2] = 3  # expect: eq a a
print(d)  # expect: {K(a): 3, K(b): 2}
print(Key("c", 1) in d)  # expect: eq a c
# expect: eq b c
# expect: False
print(Key("c", 2) in d)  # expect: False
print(d.pop(Key("b", 1)))  # expect: eq a b
# expect: eq b b
# expect: 2
print(d == {Key("a", 1): 3})  # expect: eq a a
# expect: True


class Missing(dict):
    def __missing__(self, key):
        print("missing", key)
        self[key] = key * 2
        return self[key]


m = Missing(x=1)
print(m["x"], m["ab"], m["ab"], m.get("nope"), m)  # expect: missing ab
# expect: 1 abab abab None {'x': 1, 'ab': 'abab'}


class BadHash:
    def __hash__(self):
        return "no"


class RaisingHash:
    def __hash__(self):
        raise ValueError("hash")


class OnlyEq:
    def __eq__(self, other):
        return True


for maker in (BadHash, RaisingHash, OnlyEq):
    try:
        {maker(): 1}
    except Exception as problem:
        print(type(problem).__name__, problem)  # expect: TypeError __hash__ method should return an integer
        # expect: ValueError hash
        # expect: TypeError unhashable type: 'OnlyEq'


class Huge:
    def __hash__(self):
        return 2 ** 80 + 5


print(hash(Huge()) == hash(2 ** 80 + 5))  # expect: True
print(hash(-1), hash(-2), hash(0), hash(True), hash(1.0), hash(2 ** 61 - 2), hash(-(2 ** 61)))  # expect: -2 -2 0 1 1 2305843009213693950 -2
d = {}
for i in range(200):
    d[f"k{i}"] = i
print(sum(d.values()), d["k150"], len(d), list(d)[:3], list(d)[-1])  # expect: 19900 150 200 ['k0', 'k1', 'k2'] k199
