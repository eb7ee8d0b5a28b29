# A call that raised when its loop was recorded gives a value in other turns, and the other way round.


def numbers(words):
    total = bad = 0
    for word in words:
        try:
            total += int(word)
        except ValueError:
            bad += 1
    return total, bad


print(numbers(["x", "y", "z"] * 60 + ["12", "7", "x"] * 60))  # expect: (1140, 240)
print(numbers(["5"] * 150 + ["x", "8"] * 60))  # expect: (1230, 60)


def entries(table, n):
    found = missing = 0
    for i in range(n):
        try:
            found += table[i % 7]
        except KeyError as error:
            missing += error.args[0]
    return found, missing


print(entries({1: 10}, 300))  # expect: (430, 854)
print(entries({0: 1, 1: 2, 2: 3, 3: 4, 4: 5, 5: 6}, 300))  # expect: (903, 252)


class Strict(dict):
    def __missing__(self, key):
        if key % 3:
            raise IndexError(key)
        return key


def strict(n):
    total = 0
    table = Strict({2: 20})
    for i in range(n):
        try:
            total += table[i % 5]
        except LookupError as error:
            total += 100 * error.args[0]
    return total


print(strict(200))  # expect: 20920


def popped(n):
    items, out = [], []
    for i in range(n):
        try:
            out.append(items.pop())
        except IndexError as error:
            out.append(str(error))
        if i > 100 and i % 3 == 0:
            items.append(i)
    return len(out), out.count("pop from empty list"), out[-2:]


print(popped(300))  # expect: (300, 234, [297, 'pop from empty list'])
