# `zip` and `enumerate` over lists and tuples, in loops that get hot: what they share with others, and how they end.


def total(pairs):
    result = 0
    for a, b in pairs:
        result += a * 3 + b
    return result


numbers = list(range(400))
threes = tuple(range(0, 1200, 3))
print(total(zip(numbers, threes)))  # expect: 478800
print(total(zip(threes, numbers)))  # expect: 798000
print(total(zip(numbers, threes[:300])))  # expect: 269100
print(total(zip(threes[:301], numbers)))  # expect: 451500
print(total(enumerate(numbers)))  # expect: 319200
print(total(enumerate(threes, 2**50)))  # expect: 1351079888211627600
print(total(enumerate(numbers, 2**64 - 100)))  # expect: 22136092888451462138400
print(total(zip(numbers, range(400))))  # expect: 319200

# One iterator twice gives its items in twos.
both = iter(numbers)
print(total(zip(both, both)))  # expect: 159400
print(list(zip(both, both)))  # expect: []


# The iterator inside is stepped by others, too.
def skipping(items):
    inside, found = iter(items), []
    for at, item in enumerate(inside):
        found.append((at, item, next(inside, None)))
    return found


print(skipping(numbers)[197:])  # expect: [(197, 394, 395), (198, 396, 397), (199, 398, 399)]


# What has ended stays ended, and the first one has been asked for an item before the second ended.
def ended(items, others):
    first, second = iter(items), iter(others)
    pairs, seen = zip(first, second), 0
    for _ in range(2):
        for a, b in pairs:
            seen += 1
        others.append(1)
        items.append(1)
    return seen, list(first)[:2], list(second)


for i in range(3):
    print(ended(list(range(300)), list(range(200))))
# expect: (200, [202, 203], [])
# expect: (200, [202, 203], [])
# expect: (200, [202, 203], [])


# Lists grow and shrink under the loop.
def changing(items):
    seen = 0
    for i, item in enumerate(items):
        seen += item
        if i % 50 == 7:
            items.append(1000)
        if i == 310:
            del items[320:]
    return seen, i


print(changing(list(range(300))))  # expect: (50850, 305)


def strictly(a, b):
    count = 0
    try:
        for x, y in zip(a, b, strict=True):
            count += 1
    except ValueError as problem:
        return count, str(problem)
    return count


print(strictly(numbers, threes))  # expect: 400
print(strictly(numbers, threes[1:]))  # expect: (399, 'zip() argument 2 is shorter than argument 1')
print(strictly(numbers[1:], threes))  # expect: (399, 'zip() argument 2 is longer than argument 1')


# Pairs that are kept are all different objects.
kept = [pair for pair in zip(numbers, threes)]
print(len(set(map(id, kept))), kept[399], kept[0])  # expect: 400 (399, 1197) (0, 0)


# A loop over whatever comes.
def mixed(round):
    sources = [numbers, threes, "abc" * 100, {n: n for n in numbers}, (n for n in numbers)]
    result = 0
    for source in sources:
        for i, item in enumerate(source):
            result += i if isinstance(item, str) else item
        for item, other in zip(source, numbers):
            result += other
    return result


print([mixed(i) for i in range(3)])  # expect: [807900, 807900, 807900]
