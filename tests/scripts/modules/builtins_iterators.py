# map, filter, zip, enumerate, reversed and iter with a sentinel are lazy.
print(list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "x"])))  # expect: [11, 22] [1, 'x']
print(list(zip("abc", range(2))), list(enumerate("ab", start=5)), list(reversed([1, 2, 3])))  # expect: [('a', 0), ('b', 1)] [(5, 'a'), (6, 'b')] [3, 2, 1]
source = iter(range(5))
pairs = zip(source, source)
print(next(pairs), next(pairs), next(pairs, "end"))  # expect: (0, 1) (2, 3) end
print(list(iter(iter([1, 2, 0, 3]).__next__, 0)))  # expect: [1, 2]
print(list(zip(*[(1, 2), (3, 4)])), dict(enumerate("xy")))  # expect: [(1, 3), (2, 4)] {0: 'x', 1: 'y'}
for call in (lambda: list(zip("ab", "c", strict=True)), lambda: list(zip("a", "bc", strict=True)), lambda: map(len),
             lambda: enumerate(5), lambda: reversed({1}), lambda: zip(1)):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(error)  # expect: zip() argument 2 is shorter than argument 1
        # expect: zip() argument 2 is longer than argument 1
        # expect: map() must have at least two arguments.
        # expect: 'int' object is not iterable
        # expect: 'set' object is not reversible
        # expect: 'int' object is not iterable


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(map(str, Countdown(3))), sum(Countdown(4)), max(Countdown(5)), sorted(Countdown(3)), list(enumerate(Countdown(2))))  # expect: ['2', '1', '0'] 6 4 [0, 1, 2] [(0, 1), (1, 0)]
