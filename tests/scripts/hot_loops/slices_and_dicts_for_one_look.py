# Slices and empty dicts that a loop makes for one look, of all sorts of sequences.


def parts(sequence, n):
    found = []
    for i in range(n):
        start, stop = i % 7 - 3, i % 11
        found.append((sequence[start:stop], sequence[start:], sequence[:stop], sequence[:]))
    return found


whole = "abcdefghij"
rope = whole
for i in range(40):
    rope += whole
wide = "aäöüßefghij"
for sequence in whole, wide, rope, list(whole), tuple(whole), whole.encode(), bytearray(whole.encode()), range(10):
    found = parts(sequence, 120)
    print(found[18][0], len(found[100][1]), found[110][2] == sequence[:0], found[7][3] == sequence)
# expect: bcdefg 1 True True
# expect: äöüßef 1 True True
# expect: bcdefg 1 True True
# expect: ['b', 'c', 'd', 'e', 'f', 'g'] 1 True True
# expect: ('b', 'c', 'd', 'e', 'f', 'g') 1 True True
# expect: b'bcdefg' 1 True True
# expect: bytearray(b'bcdefg') 1 True True
# expect: range(1, 7) 1 True True


def bounds(items):
    results = []
    for i in range(90):
        stop = i if i < 60 else None if i < 70 else True if i < 75 else 2**70
        try:
            results.append(len(items[0:stop]))
        except TypeError as problem:
            results.append(str(problem))
    return results[55:78]


print(bounds([1, 2, 3]))  # expect: [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 1, 3, 3, 3]
print(bounds("abc"))  # expect: [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 1, 3, 3, 3]


def missing(keys):
    caught = 0
    for key in keys:
        try:
            caught += {}[key]
        except KeyError as problem:
            caught += problem.args == (key,)
        except TypeError as problem:
            caught += 1000
    return caught


class Odd:
    def __hash__(self):
        raise TypeError("no hash")


print(missing(list(range(100)) + ["a", 2.5, None, (1, 2)] * 20))  # expect: 180
print(missing(["a"] * 100 + [[], Odd(), {}] * 3))  # expect: 9100


def filled(n):
    total = 0
    for i in range(n):
        d = {}
        total += "x" in d
        d["x"] = i
        total += d["x"] + len(d)
        d["x"] += 1
        total += d["x"]
    return total


print(filled(200))  # expect: 40200
