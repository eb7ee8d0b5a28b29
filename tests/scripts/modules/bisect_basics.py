# Places in a sorted list.
from bisect import bisect, bisect_left, bisect_right, insort

scores = [10, 20, 20, 30]
print(bisect_left(scores, 20), bisect_right(scores, 20), bisect(scores, 5), bisect(scores, 99), bisect_left(scores, 20, 2))  # expect: 1 3 0 4 2
insort(scores, 25)
print(scores)  # expect: [10, 20, 20, 25, 30]


def grade(score):
    return "FDCBA"[bisect([60, 70, 80, 90], score)]


print([grade(score) for score in (33, 60, 77, 90, 100)])  # expect: ['F', 'D', 'C', 'A', 'A']
words = ["a", "bb", "dddd"]
insort(words, "ccc", key=len)
print(words, bisect_left(words, 2, key=len))  # expect: ['a', 'bb', 'ccc', 'dddd'] 1
try:
    bisect([], 1, -1)
except ValueError as error:
    print(error)  # expect: lo must be non-negative
