# Loops over ranges with a step, and what they leave behind.
def all_of(r):
    found = []
    for i in r:
        found.append(i)
    assert found == list(r), r
    return found


print(all_of(range(0, 10, 3)), all_of(range(10, 0, -4)), all_of(range(0, 10, -1)), all_of(range(5, 5, 2)))
# expect: [0, 3, 6, 9] [10, 6, 2] [] []
print(all_of(range(2**47 - 5, 2**47 + 5, 4)), all_of(range(-(2**47) + 3, -(2**47) - 6, -4)))
# expect: [140737488355323, 140737488355327, 140737488355331] [-140737488355325, -140737488355329, -140737488355333]
print(all_of(range(2**63 - 10, 2**63 - 1, 4)), all_of(range(-(2**63) + 9, -(2**63), -4)))
# expect: [9223372036854775798, 9223372036854775802, 9223372036854775806] [-9223372036854775799, -9223372036854775803, -9223372036854775807]
print(all_of(range(2**63 - 3, 2**63 + 3, 2)), all_of(range(0, 2**50, 2**48)), all_of(range(0, -(2**50), -(2**49))))
# expect: [9223372036854775805, 9223372036854775807, 9223372036854775809] [0, 281474976710656, 562949953421312, 844424930131968] [0, -562949953421312]
print(all_of(range(1, 2**62, 2**60)))
# expect: [1, 1152921504606846977, 2305843009213693953, 3458764513820540929]


def pairs():
    for i in range(0, 6, 2):
        for j in range(i, -1, -2):
            yield i, j


print(list(pairs()))  # expect: [(0, 0), (2, 2), (2, 0), (4, 4), (4, 2), (4, 0)]
for i in range(100, 1000, 250):
    if i > 500:
        break
    i = "changed"
else:
    print("not reached")
print(i)  # expect: 600
print([i * j for i in range(9, 0, -3) for j in range(0, i, 4)])  # expect: [0, 36, 72, 0, 24, 0]
