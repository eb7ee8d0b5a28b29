# Tables of all sizes, filled, emptied from either end and from the middle, and filled again, against lists of pairs.
def check(table, pairs):
    assert list(table.items()) == pairs, (len(table), len(pairs))
    assert len(table) == len(pairs)
    for key, value in pairs:
        assert table[key] == value and key in table and table.get(key) == value
    assert all(key not in table for key in (-5, "absent", 1.5, None, ("x", "y")))


for size in [0, 1, 3, 4, 5, 8, 9, 20, 21, 43, 86, 350]:
    table, pairs = {}, []
    for i in range(size):
        key = i if i % 3 else str(i)
        table[key] = i
        pairs.append((key, i))
    check(table, pairs)
    check(dict(table), pairs)
    check(table.copy(), pairs)
    for i in range(0, size, 2):
        del table[pairs[i][0]]
    pairs = pairs[1::2]
    check(table, pairs)
    for i in range(size // 3):
        table[(i, i)] = -i
        pairs.append(((i, i), -i))
    check(table, pairs)
    while len(pairs) > size // 4:
        assert table.popitem() == pairs.pop()
    check(table, pairs)
    for i in range(size):
        table[float(i) + 0.25] = i
        pairs.append((float(i) + 0.25, i))
    check(table, pairs)
    check(dict(table), pairs)

# A queue: added at one end, taken from the other.
queue = {}
for i in range(300):
    queue[i] = i
    if i >= 10:
        del queue[next(iter(queue))]
print(list(queue))  # expect: [290, 291, 292, 293, 294, 295, 296, 297, 298, 299]

# Keys that are equal but not the same.
d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d, 1 in d, 1.0 in d, True in d)  # expect: {1: 'bool'} True True True
d = {i: i for i in range(100)}
for i in range(100):
    d[float(i)] += 1
print(len(d), sum(d.values()), d[7], type(list(d)[7]))  # expect: 100 5050 8 <class 'int'>
d = {"key": 1}
d["".join(["k", "ey"])] += 1
print(d, {"a" * 40: 1}["aaaa" * 10])  # expect: {'key': 2} 1
nan = float("nan")
d = {nan: 1}
print(nan in d, d[nan])  # expect: True 1


class Chosen:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, Chosen) and self.n == other.n


d = {}
for i in range(60):
    d[Chosen(i)] = i
for i in range(60):
    d[Chosen(i)] += 1
    d[i % 3] = "int"
print(len(d), sum(v for v in d.values() if v != "int"), d[1])  # expect: 63 1830 int
