# A few methods bring many.
from collections.abc import Mapping, MutableSequence, Sequence, Set


class Squares(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        if not 0 <= index < self.n:
            raise IndexError(index)
        return index * index


s = Squares(5)
print(list(s), 9 in s, s.index(16), s.count(4), list(reversed(s)))  # expect: [0, 1, 4, 9, 16] True 4 1 [16, 9, 4, 1, 0]


class Bits(Set):
    def __init__(self, items=()):
        self.bits = 0
        for item in items:
            self.bits |= 1 << item

    def __contains__(self, item):
        return bool(self.bits >> item & 1)

    def __iter__(self):
        return (n for n in range(self.bits.bit_length()) if self.bits >> n & 1)

    def __len__(self):
        return self.bits.bit_count()


a, b = Bits([1, 3, 5]), Bits([3, 5, 7])
print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a <= b, Bits([3]) < a, a == Bits([5, 3, 1]))  # expect: [3, 5] [1, 3, 5, 7] [1] [1, 7] False True True
print(a.isdisjoint(Bits([0])))  # expect: True


class Doubled(Mapping):
    def __getitem__(self, key):
        if key > 3:
            raise KeyError(key)
        return key * 2

    def __iter__(self):
        return iter(range(4))

    def __len__(self):
        return 4


m = Doubled()
print(dict(m), m.get(9), 2 in m, list(m.items()), m == {0: 0, 1: 2, 2: 4, 3: 6})  # expect: {0: 0, 1: 2, 2: 4, 3: 6} None True [(0, 0), (1, 2), (2, 4), (3, 6)] True
try:
    MutableSequence()
except TypeError as error:
    print(error)  # expect: Can't instantiate abstract class MutableSequence with abstract methods __delitem__, __getitem__, __len__, __setitem__, insert
