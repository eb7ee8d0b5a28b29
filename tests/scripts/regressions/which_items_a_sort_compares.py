# Scripts see which items a sort compares, and in which order; how far it came when comparing raises; that keys of one
# class that give no answer are asked again; and that keys are made in the order of the items.
class Key:
    asked = []
    limit = 1 << 30

    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        Key.asked.append((self.number, other.number))
        if len(Key.asked) > Key.limit:
            raise ValueError(Key.limit)
        return self.number < other.number


def digest(pairs):
    total = 7
    for left, right in pairs:
        total = (total * 31 + left * 3 + right) % 1000003
    return len(pairs), total


def numbers(count, bound, state):
    made = []
    for _ in range(count):
        state = (state * 1103515245 + 12345) % (1 << 31)
        made.append((state >> 12) % bound)
    return made


def shapes():
    plain = numbers(150, 1000, 1)
    yield plain
    yield sorted(plain)[75:] + sorted(plain)[:75]
    yield [n // 2 for n in sorted(plain)] + sorted(plain)
    yield sorted(plain)[:90] + [500] * 20 + sorted(plain)[90:]
    yield sorted(plain, reverse=True)[:70] + list(range(0, 900, 11))
    yield numbers(130, 4, 2)
    yield list(range(70)) + list(range(40)) + list(range(20, 90)) + list(range(5))


for shape in shapes():
    for reverse in False, True:
        Key.asked.clear()
        items = [Key(number) for number in shape]
        items.sort(reverse=reverse)
        print(*digest(Key.asked), [key.number for key in items] == sorted(shape, reverse=reverse))
        Key.asked.clear()
        sorted(shape, key=Key, reverse=reverse)
        print(*digest(Key.asked))

for limit in 3, 150, 700:
    items = [Key(number) for number in numbers(150, 1000, 5)]
    for reverse in False, True:
        Key.asked.clear()
        Key.limit = limit
        try:
            items.sort(reverse=reverse)
        except ValueError as error:
            print(error, digest([(key.number, 0) for key in items]))
        Key.limit = 1 << 30


class Silent:
    def __init__(self, name):
        self.name = name

    def __lt__(self, other):
        print("lt", self.name)
        return NotImplemented

    def __gt__(self, other):
        print("gt", self.name)
        return True


class Other(Silent):
    pass


print([key.name for key in sorted([Silent("a"), Silent("b")])])
print([key.name for key in sorted([Silent("a"), Other("b")])])
print(sorted("bca", key=lambda letter: print(letter) or letter, reverse=True))
# expect: 888 802165 True
# expect: 888 802165
# expect: 886 767349 True
# expect: 886 767349
# expect: 167 279563 True
# expect: 167 279563
# expect: 592 687575 True
# expect: 592 687575
# expect: 543 155374 True
# expect: 543 155374
# expect: 1550 70851 True
# expect: 1550 70851
# expect: 207 873502 True
# expect: 207 873502
# expect: 799 522053 True
# expect: 799 522053
# expect: 520 584538 True
# expect: 520 584538
# expect: 261 80369 True
# expect: 261 80369
# expect: 643 715895 True
# expect: 643 715895
# expect: 646 774162 True
# expect: 646 774162
# expect: 467 317262 True
# expect: 467 317262
# expect: 773 845458 True
# expect: 773 845458
# expect: 3 (150, 463488)
# expect: 3 (150, 463488)
# expect: 150 (150, 861621)
# expect: 150 (150, 109919)
# expect: 700 (150, 684131)
# expect: lt b
# expect: lt b
# expect: gt a
# expect: ['b', 'a']
# expect: lt b
# expect: gt a
# expect: ['b', 'a']
# expect: b
# expect: c
# expect: a
# expect: ['c', 'b', 'a']
