print(sorted([3, 1, 2]), sorted([3, 1, 2], reverse=True), sorted("banana"), sorted([2.5, 1, 2, True]))  # expect: [1, 2, 3] [3, 2, 1] ['a', 'a', 'a', 'b', 'n', 'n'] [1, True, 2, 2.5]
a = [5, 3, 9, 1]
print(a.sort(), a)  # expect: None [1, 3, 5, 9]
a.sort(reverse=True)
print(a)  # expect: [9, 5, 3, 1]
words = ["banana", "apple", "Cherry", "date", "fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True))  # expect: ['Cherry', 'apple', 'banana', 'date', 'fig'] ['apple', 'banana', 'Cherry', 'date', 'fig'] ['fig', 'date', 'apple', 'banana', 'Cherry'] ['banana', 'Cherry', 'apple', 'date', 'fig']
pairs = [(1, "b"), (0, "z"), (1, "a"), (0, "y")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))  # expect: [(0, 'y'), (0, 'z'), (1, 'a'), (1, 'b')] [(0, 'z'), (0, 'y'), (1, 'b'), (1, 'a')] [(1, 'b'), (1, 'a'), (0, 'z'), (0, 'y')]
print(sorted(pairs, key=lambda p: (-p[0], p[1])), sorted(range(10), key=lambda n: (n % 3, -n)))  # expect: [(1, 'a'), (1, 'b'), (0, 'y'), (0, 'z')] [9, 6, 3, 0, 7, 4, 1, 8, 5, 2]
print(sorted({"b": 1, "a": 2}), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), sorted(()), sorted([[2], [1, 5], [1]]))  # expect: ['a', 'b'] [('b', 1), ('a', 2)] [] [[1], [1, 5], [2]]
calls = []


def key(value):
    calls.append(value)
    return -value


print(sorted([1, 2, 3], key=key), calls)  # expect: [3, 2, 1] [1, 2, 3]


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"I{self.n}"


print(sorted([Item(3), Item(1), Item(2)]), sorted([Item(2), Item(1)], reverse=True))  # expect: [I1, I2, I3] [I2, I1]
big = [(i * 7919) % 1009 for i in range(1009)]
big.sort()
print(big == list(range(1009)), sorted(big, reverse=True)[:3])  # expect: True [1008, 1007, 1006]
stable = sorted([(i % 3, i) for i in range(12)], key=lambda p: p[0])
print(stable)  # expect: [(0, 0), (0, 3), (0, 6), (0, 9), (1, 1), (1, 4), (1, 7), (1, 10), (2, 2), (2, 5), (2, 8), (2, 11)]
try:
    sorted([3, 1, 2], key=lambda v: 1 / (v - 1))
except ZeroDivisionError as problem:
    print("key raised:", problem)  # expect: key raised: division by zero
victim = [3, 2, 1]
try:
    victim.sort(key=lambda v: victim.append(v))
except ValueError as problem:
    print(problem)  # raises: TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'
partial = [1, 2]
partial.sort(key=lambda v: len(partial))
print(partial)
from functools import cmp_to_key

print(sorted([3, 1, 2], key=cmp_to_key(lambda x, y: y - x)), sorted(["b", "a"], key=None))
data = [float("nan"), 1.0]
print(len(sorted(data)), sorted([0.0, -0.0, 0]), sorted([2 ** 70, -2 ** 70, 1.5]))
