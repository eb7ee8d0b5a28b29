# Sorting by a function of two items.
from functools import cmp_to_key


def by_length_then_reverse(a, b):
    if len(a) != len(b):
        return len(a) - len(b)
    return (a < b) - (a > b)


print(sorted(["bb", "a", "cc", "aaa", "b"], key=cmp_to_key(by_length_then_reverse)))  # expect: ['b', 'a', 'cc', 'bb', 'aaa']
print(sorted(range(6), key=cmp_to_key(lambda a, b: b - a)))  # expect: [5, 4, 3, 2, 1, 0]
print(max([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))  # expect: 1
key = cmp_to_key(lambda a, b: a - b)
print(key(1) < key(2), key(1) == key(1), key(5).obj)  # expect: True True 5
