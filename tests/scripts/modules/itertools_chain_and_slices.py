# Joining and cutting.
from itertools import chain, compress, dropwhile, filterfalse, islice, pairwise, starmap, zip_longest

print(list(chain("ab", [1, 2], ())), list(chain.from_iterable([[1], [2, 3]])))  # expect: ['a', 'b', 1, 2] [1, 2, 3]
print(list(islice("abcdefg", 2, None, 2)), list(islice(range(10), 3)))  # expect: ['c', 'e', 'g'] [0, 1, 2]
print(list(compress("abcdef", [1, 0, 1, 0, 1, 1])))  # expect: ['a', 'c', 'e', 'f']
print(list(dropwhile(str.isspace, "  a b")), list(filterfalse(None, [0, 1, "", 2])))  # expect: ['a', ' ', 'b'] [0, '']
print(list(pairwise([1, 2, 4, 7])), [b - a for a, b in pairwise([1, 2, 4, 7])])  # expect: [(1, 2), (2, 4), (4, 7)] [1, 2, 3]
print(list(starmap(max, [(1, 2), (5, 3)])))  # expect: [2, 5]
print(list(zip_longest("ab", [1, 2, 3], fillvalue="-")))  # expect: [('a', 1), ('b', 2), ('-', 3)]
try:
    islice([], -1)
except ValueError as error:
    print(error)  # expect: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
