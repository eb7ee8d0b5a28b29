# Iterators without an end, cut by others.
from itertools import count, cycle, islice, repeat, takewhile

print(list(islice(count(10, 5), 4)), list(islice(count(0.5, 0.25), 3)))  # expect: [10, 15, 20, 25] [0.5, 0.75, 1.0]
print(list(islice(cycle("abc"), 7)))  # expect: ['a', 'b', 'c', 'a', 'b', 'c', 'a']
print(list(repeat("x", 3)), repeat(1, 2), count(3), count(1, 2))  # expect: ['x', 'x', 'x'] repeat(1, 2) count(3) count(1, 2)
print(list(takewhile(lambda n: n < 40, (n * n for n in count()))))  # expect: [0, 1, 4, 9, 16, 25, 36]
numbers = count(1)
print(next(numbers), next(numbers), numbers)  # expect: 1 2 count(3)
print(list(map(pow, range(4), repeat(2))))  # expect: [0, 1, 4, 9]
