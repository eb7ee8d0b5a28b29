# The least number of 64 bits has no counterpart: what asks how far an index is from another one must not negate it.


def run(n):
    items, seen = [5] * n, 0
    least = None
    for i in range(n):
        items[0] = least = i + -9223372036854775808
        try:
            seen += items[i + -9223372036854775808]
        except IndexError:
            seen += 1
        seen += items[i - 9223372036854775807 - 1 + 9223372036854775807 + 1]
    return least, seen


print(run(300))  # expect: (-9223372036854775509, -9223372036854774013)
i = 0
items = [5]
for n in range(60):
    i = int(0.5)
    i = items[0] = i + -9223372036854775808
print(i, items)  # expect: -9223372036854775808 [-9223372036854775808]
