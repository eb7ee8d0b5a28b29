# All the ways to choose and to arrange.
from itertools import combinations, combinations_with_replacement, permutations, product

print(list(product("ab", [0, 1])))  # expect: [('a', 0), ('a', 1), ('b', 0), ('b', 1)]
print(len(list(product(range(3), repeat=4))))  # expect: 81
print(["".join(p) for p in permutations("abc")])  # expect: ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']
print(list(permutations(range(3), 2)))  # expect: [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)]
print(list(combinations("abcd", 2)))  # expect: [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')]
print(list(combinations_with_replacement([1, 2, 3], 2)))  # expect: [(1, 1), (1, 2), (1, 3), (2, 2), (2, 3), (3, 3)]
print(list(product()), list(combinations("ab", 3)), list(permutations("")))  # expect: [()] [] [()]
print(sum(1 for _ in combinations(range(12), 6)))  # expect: 924
try:
    combinations("ab", -1)
except ValueError as error:
    print(error)  # expect: r must be non-negative
