from itertools import *
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(repeat(1, 3)), list(islice("abcdef", 1, 5, 2)), list(islice("abc", None)), list(islice(count(0.5, 0.25), 3)))  # expect: [5, 7, 9] ['a', 'b', 'a', 'b', 'a'] [1, 1, 1] ['b', 'd'] ['a', 'b', 'c'] [0.5, 0.75, 1.0]
print(list(chain([1], "ab", ())), list(chain.from_iterable([[1], [2, 3]])), list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], initial=10)))  # expect: [1, 'a', 'b'] [1, 2, 3] [1, 3, 6] [3, 3, 3] [10, 11, 13]
print(list(compress("abcd", [1, 0, 1])), list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(takewhile(lambda x: x < 3, [1, 3, 2])), list(filterfalse(None, [0, 1, ""])), list(starmap(pow, [(2, 3), (3, 2)])))  # expect: ['a', 'c'] [3, 2] [1] [0, ''] [8, 9]
print(list(zip_longest([1, 2], "a")), list(zip_longest("ab", [1], fillvalue="-")), list(pairwise([1, 2, 3])), list(pairwise([1])))  # expect: [(1, 'a'), (2, None)] [('a', 1), ('b', '-')] [(1, 2), (2, 3)] []
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(permutations([1, 2, 3], 2)), len(list(permutations(range(4)))), list(permutations([], 0)))  # expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [(0, 0), (0, 1), (1, 0), (1, 1)] [()] [(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)] 24 [()]
print(list(combinations("abcd", 2))[:4], list(combinations([1], 2)), list(combinations_with_replacement("ab", 2)), list(combinations("ab", 0)))  # expect: [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c')] [] [('a', 'a'), ('a', 'b'), ('b', 'b')] [()]
print([(k, list(g)) for k, g in groupby("aabbca")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4], key=lambda v: v % 2)])  # expect: [('a', ['a', 'a']), ('b', ['b', 'b']), ('c', ['c']), ('a', ['a'])] [(1, 2), (0, 2)]
a, b = tee([1, 2, 3]); print(next(a), list(b), list(a))  # expect: 1 [1, 2, 3] [2, 3]
c, d, e = tee(iter("xy"), 3); print(list(c), list(d), list(e))  # expect: ['x', 'y'] ['x', 'y'] ['x', 'y']
print(count(3), repeat("x"), repeat("x", 2), next(count()), next(cycle([7])), list(cycle([])))  # expect: count(3) repeat('x') repeat('x', 2) 0 7 []
g = groupby("ab"); k, grp = next(g); next(g); print(list(grp))  # expect: []
print(error(lambda: islice([1], -1)))  # expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
print(error(lambda: islice([1], 1, 2, 0)))  # expect: ValueError: Step for islice() must be a positive integer or None.
print(error(lambda: list(islice(5, 1))))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: count("a")))  # expect: TypeError: a number is required
print(error(lambda: list(chain(5))))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: list(starmap(pow, [1]))))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: list(permutations([1], -1))))  # expect: ValueError: r must be non-negative
print(error(lambda: list(combinations([1]))))  # expect: TypeError: combinations() missing required argument 'r' (pos 2)
print(error(lambda: tee([1], -1)))  # expect: ValueError: n must be >= 0
print(error(lambda: list(accumulate(["a", 1]))))  # expect: TypeError: can only concatenate str (not "int") to str
print(error(lambda: list(product([1], repeat=-1))))  # expect: ValueError: repeat argument cannot be negative
print(error(lambda: chain.from_iterable(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: list(zip_longest([1], foo=2))))  # expect: TypeError: zip_longest() got an unexpected keyword argument
print(error(lambda: list(takewhile(lambda v: 1 / v, [1, 0]))))  # expect: ZeroDivisionError: division by zero
print(next(dropwhile(lambda v: v < 5, count())), list(islice(takewhile(lambda v: True, count()), 3)), sum(islice(repeat(2), 100)))  # expect: 5 [0, 1, 2] 200
