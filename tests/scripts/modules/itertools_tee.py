# Several readers of one iterator.
from itertools import islice, tee

a, b = tee(n * n for n in range(6))
print(next(a), next(a), next(b))  # expect: 0 1 0
print(list(a), list(b))  # expect: [4, 9, 16, 25] [1, 4, 9, 16, 25]


def windows(items, size):
    copies = tee(items, size)
    for skip, copy in enumerate(copies):
        for _ in islice(copy, skip):
            pass
    return zip(*copies)


print(list(windows("abcde", 3)))  # expect: [('a', 'b', 'c'), ('b', 'c', 'd'), ('c', 'd', 'e')]
first, second, third = tee([1, 2], 3)
print(list(first), list(second), list(third), list(third))  # expect: [1, 2] [1, 2] [1, 2] []
