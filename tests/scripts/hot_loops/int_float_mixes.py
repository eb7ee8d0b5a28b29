# The same instructions see ints, floats and bools, first in phases and then by turns.


def phases():
    total = 0
    for i in range(300):
        if i == 120:
            total = total + 0.5
        if i == 240:
            total = int(total)
        total = total + i
    return total


def turns(values):
    total = 0
    for _ in range(60):
        for v in values:
            total = total * 0.5 + v if v else total - 1
    return round(total, 6)


def compare(values):
    less = equal = 0
    for _ in range(80):
        for a in values:
            for b in values:
                less += a < b
                equal += a == b
    return less, equal


def divide():
    out = []
    for i in range(-50, 50):
        if i:
            out.append((7 // i, 7 % i, 7.0 // i, 7 % float(i), 7 / i))
    return len(out), sum(o[0] for o in out), sum(o[1] for o in out), sum(o[2] for o in out), round(sum(o[3] for o in out), 6), round(sum(o[4] for o in out), 6)


print(phases())  # expect: 44850
print(turns([1, 2.5, True, 0, 0.0, -3]))  # expect: -2.933333
print(compare([1, 1.0, True, 2, 2.5, False, 0, -0.0]))  # expect: (1760, 1600)
print(divide())  # expect: (99, -48, -656, -48.0, -656.0, -0.14)
