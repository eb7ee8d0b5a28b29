# Every container instruction, hot: building, unpacking, items, slices, membership, deletion.


def lists():
    out = []
    for i in range(200):
        out.append(i)
        out[len(out) // 2] = out[-1] + 1
        if len(out) > 50:
            del out[0]
            out[10:12] = [i]
    return len(out), sum(out)


def tuples():
    total = 0
    pair = (0, 1)
    for i in range(200):
        a, b = pair
        pair = (b, a + i)
        first, *rest = (a, b, i)
        total += first + rest[-1] + len((*pair, *rest))
    return total, pair


def dicts():
    d = {}
    for i in range(300):
        key = i % 17
        d[key] = d.get(key, 0) + i
        if key in d and i % 5 not in d:
            del d[key]
        e = {'i': i, **{'j': key}}
        d[e['j']] = e['i']
    return sorted(d.items())[:4], len(d)


def sets():
    s = set()
    total = 0
    for i in range(200):
        s.add(i % 13)
        t = {i % 7, i % 5}
        total += len(s & t) + (i in s)
        s |= t
    return total, len(s)


def slices():
    text, items, total = 'abcdefghij', list(range(10)), 0
    for i in range(150):
        total += len(text[i % 10:]) + sum(items[:i % 10:2]) + ord(text[-1 - i % 10])
    return total


def errors():
    items, d, caught = [1, 2, 3], {1: 2}, 0
    for i in range(150):
        try:
            caught += items[i % 5]
            caught += d[i % 2]
        except IndexError:
            caught += 1000
        except KeyError:
            caught += 100000
    return caught


def mutated():
    items, seen = [1], 0
    for x in items:
        seen += x
        if len(items) < 200:
            items.append(x + 1)
    return seen


print(lists())  # expect: (50, 9295)
print(tuples())  # expect: (672550, (9900, 10001))
print(dicts())  # expect: ([(0, 289), (1, 290), (2, 291), (3, 292)], 17)
print(sets())  # expect: (383, 13)
print(slices())  # expect: 16950
print(errors())  # expect: 4560270
print(mutated())  # expect: 20100
