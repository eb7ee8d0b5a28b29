# Sums and products leave 48 bits, then 64, and come back, in one loop each.


def grow(n):
    total = 1
    for i in range(1, n):
        total = total * 3 + i
    return total


def shrink(value):
    turns = 0
    while value > 1:
        value = value // 7
        turns += 1
    return turns


def around(edge):
    seen = 0
    value = edge - 150
    for _ in range(300):
        value += 1
        if value > edge:
            seen += value - edge
    return value, seen


def shifts():
    total = 0
    for i in range(130):
        total ^= 1 << i
        total -= i
    return total


def negations(start):
    value = start
    for i in range(200):
        value = -value - i
        value = ~value
    return value


print(grow(200) % 1000003)  # expect: 778060
print(shrink(grow(200)))  # expect: 113
print(around(1 << 47))  # expect: (140737488355478, 11325)
print(around(1 << 63))  # expect: (9223372036854775958, 11325)
print(around(-(1 << 47)))  # expect: (-140737488355178, 11325)
print(around(-(1 << 63)))  # expect: (-9223372036854775658, 11325)
print(shifts())  # expect: 1361129467683753853853498429727072837438
print(negations((1 << 47) - 5), negations((1 << 63) - 5))  # expect: 140737488375023 9223372036854795503
