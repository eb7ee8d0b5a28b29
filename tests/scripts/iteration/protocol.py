class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        print("iter")
        return CountIterator(self.n)


class CountIterator:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


for x in Count(3):
    print(x)  # expect: iter
    # expect: 1
    # expect: 2
    # expect: 3
print(list(Count(2)), sum(Count(4)), 2 in Count(3), 9 in Count(3), max(Count(3)), [*Count(2)])  # expect: iter
# expect: iter
# expect: iter
# expect: iter
# expect: iter
# expect: iter
# expect: [1, 2] 10 True False 3 [1, 2]
a, b = Count(2)  # expect: iter
print(a, b, dict(zip(Count(2), "ab")), list(map(str, Count(2))), sorted(Count(3), reverse=True))  # expect: iter
# expect: iter
# expect: iter
# expect: 1 2 {1: 'a', 2: 'b'} ['1', '2'] [3, 2, 1]


class Sequence:
    def __getitem__(self, index):
        if index >= 3:
            raise IndexError("end")
        return index * 10


print(list(Sequence()), 20 in Sequence(), [x for x in Sequence()], next(iter(Sequence())), tuple(Sequence()))  # expect: [0, 10, 20] True [0, 10, 20] 0 (0, 10, 20)


class Reversible:
    def __len__(self): return 3
    def __getitem__(self, i): return "abc"[i]


print(list(reversed(Reversible())), list(Reversible()))  # expect: ['c', 'b', 'a'] ['a', 'b', 'c']


class Own:
    def __reversed__(self): return iter("own")
    def __contains__(self, x): return x == "magic"


print(list(reversed(Own())), "magic" in Own(), "other" in Own())  # expect: ['o', 'w', 'n'] True False
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class Bad:
    def __iter__(self): return 5


class NoIter:
    __iter__ = None


class Raises:
    def __iter__(self): raise ValueError("iter raised")


class NextRaises:
    def __iter__(self): return self
    def __next__(self): raise KeyError("next raised")


print(error(lambda: list(Bad())))  # expect: TypeError: iter() returned non-iterator of type 'int'
print(error(lambda: list(NoIter())))  # expect: TypeError: 'NoIter' object is not iterable
print(error(lambda: list(Raises())))  # expect: ValueError: iter raised
print(error(lambda: list(NextRaises())))  # expect: KeyError: 'next raised'
print(error(lambda: [x for x in NextRaises()]))  # expect: KeyError: 'next raised'
print(error(lambda: next(5)))  # expect: TypeError: 'int' object is not an iterator
print(error(lambda: next([])))  # expect: TypeError: 'list' object is not an iterator
print(error(lambda: next(iter([]))))  # expect: StopIteration:
print(error(lambda: reversed(5)))  # expect: TypeError: 'int' object is not reversible
print(error(lambda: reversed({1})))  # expect: TypeError: 'set' object is not reversible
print(error(lambda: iter(None)))  # expect: TypeError: 'NoneType' object is not iterable
print(error(lambda: iter(5, 5)))  # expect: TypeError: iter(v, w): v must be callable
print(error(lambda: [x for x in None]))  # expect: TypeError: 'NoneType' object is not iterable
print(error(lambda: 3 in 5))  # expect: TypeError: argument of type 'int' is not iterable
print(error(lambda: 3 in NoIter()))  # expect: TypeError: argument of type 'NoIter' is not iterable
calls = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(calls), 0)), next(calls))  # expect: [1, 2, 3] 4
it = iter("ab")
print(next(it), next(it), next(it, None), next(it, "z"))  # expect: a b None z
for i in range(3):
    pass
else:
    print("completed")  # expect: completed
for i in range(3):
    if i == 1:
        break
else:
    print("not printed")
n = 3
while n:
    n -= 1
else:
    print("while else")  # expect: while else
for x in []:
    pass
else:
    print("empty else")  # expect: empty else
print(list(zip()), list(zip([1, 2], "ab", (True, False))), list(zip([1], [])), list(enumerate("ab", 5)))  # expect: [] [(1, 'a', True), (2, 'b', False)] [] [(5, 'a'), (6, 'b')]
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    print(i, a, b)  # expect: 0 1 2
    # expect: 1 3 4
