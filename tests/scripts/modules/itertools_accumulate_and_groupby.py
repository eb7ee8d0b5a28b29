# Running totals, and runs of equal keys.
import operator
from itertools import accumulate, groupby

print(list(accumulate([3, 1, 4, 1, 5])))  # expect: [3, 4, 8, 9, 14]
print(list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([1, 2, 3], operator.mul, initial=10)))  # expect: [3, 3, 4, 4, 5] [10, 10, 20, 60]
print([(key, len(list(group))) for key, group in groupby("aaabccd")])  # expect: [('a', 3), ('b', 1), ('c', 2), ('d', 1)]
animals = sorted(["duck", "eagle", "rat", "giraffe", "bear", "bat"], key=len)
for length, group in groupby(animals, key=len):
    print(length, list(group))  # expect: 3 ['rat', 'bat']
    # expect: 4 ['duck', 'bear']
    # expect: 5 ['eagle']
    # expect: 7 ['giraffe']
groups = groupby("aab")
first, items = next(groups)
second, others = next(groups)
print(first, list(items), second, list(others))  # expect: a [] b ['b']
