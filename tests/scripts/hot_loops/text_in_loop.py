# Text instructions, hot: joins by +=, formats, comparisons, ropes that other values share.


def grow():
    s = ''
    lengths = 0
    for i in range(300):
        s += chr(97 + i % 26)
        t = s
        if i % 50 == 0:
            lengths += len(t) + (t == s) + (t < s + 'a')
    return lengths, s[:5], s[-5:]


def formats():
    total = 0
    for i in range(150):
        total += len(f'{i}:{i * 1.5:>8.2f}|{i!r:<5}') + len('%d-%s' % (i, 'x' * (i % 4)))
    return total


def compare():
    words = ['a', 'b', 'ab', 'é', '', 'B']
    less = equal = 0
    for i in range(40):
        for a in words:
            for b in words:
                less += a < b
                equal += a == b or a != a
    return less, equal


def truth():
    n = 0
    for i in range(150):
        for v in ('', 'x', 0, 1, 0.0, 2.5, None, [], [0], (), (1,), {}, {1: 2}):
            if v:
                n += 1
            if not v:
                n += 100
    return n


def mixed():
    s, n = '', 0
    for i in range(200):
        try:
            s = s + ('x' if i % 10 else 5)
        except TypeError:
            n += 1
    return len(s), n


print(grow())  # expect: (768, 'abcde', 'jklmn')
print(formats())  # expect: 3303
print(compare())  # expect: (600, 240)
print(truth())  # expect: 105900
print(mixed())  # expect: (180, 20)
