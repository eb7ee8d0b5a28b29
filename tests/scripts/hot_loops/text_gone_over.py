# Loops over text, which go by index where it is ASCII, and membership in texts, tuples and lists.
def letters(text):
    counts, last = {}, None
    for c in text:
        counts[c] = counts.get(c, 0) + 1
        last = c
    else:
        last += "."
    return counts, last


print(letters("abca" * 30))  # expect: ({'a': 60, 'b': 30, 'c': 30}, 'a.')
print(letters("aé☃" * 30))  # expect: ({'a': 30, 'é': 30, '☃': 30}, '☃.')
print(letters("ab" * 400 + "c"))  # expect: ({'a': 400, 'b': 400, 'c': 1}, 'c.')


def rope(n):
    text, seen = "", 0
    for i in range(n):
        text += "xyz" * 20
        for c in text:
            if c == "z":
                seen += 1
                break
        seen += sum(1 for c in text[:5] if c != "x") + len([c for c in "" if c])
    return seen, len(text)


print(rope(60))  # expect: (240, 3600)


def pairs(a, b):
    return [(x, y) for x in a for y in b if x != y]


print(len(pairs("abcd" * 10, "cdéf")), pairs("ab", "bé"))  # expect: 140 [('a', 'b'), ('a', 'é'), ('b', 'é')]


def left_in_the_middle(text):
    found = []
    for c in text:
        if c in "aeiou":
            found.append(c)
        elif c in ("x", "y") or c in ["q", 1, None]:
            continue
        elif c not in {"b", "c"} and c not in "bcd" and "" in c:
            break
    return len(found), c


print(left_in_the_middle("abexcq" * 40 + "z" + "a" * 9))  # expect: (80, 'z')


class Same:
    def __eq__(self, other):
        return other == 5


def members(n):
    count, same, nan = 0, Same(), float("nan")
    for i in range(n):
        count += (i % 7) in (1, 2.0, "x", True)
        count += (i % 7) in [same]
        count += nan in (nan, 1)
        count += (i, [i]) in [(1, [1]), (i, [i])]
        count += [i] not in ([1], {}, (1,))
        count += i in list(range(300)) and i in range(0, n, 2)
    return count


print(members(140))  # expect: 549


def refused(n):
    done = 0
    try:
        for i in range(n):
            done += ("a" if i < 80 else i) in "abc"
    except TypeError as error:
        return done, str(error)


print(refused(100))  # expect: (80, "'in <string>' requires string as left operand, not int")
