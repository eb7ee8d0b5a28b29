# What a register holds behind a call is not what it held when the loop's turn began.
def around(edge):
    seen, value = 0, edge - 10
    for _ in range(20):
        value += 1
        if value > edge: seen += value - edge
    return value, seen
print(around(1 << 63))  # expect: (9223372036854775818, 55)
