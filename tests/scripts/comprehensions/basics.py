print([x * 2 for x in range(5)], [x for x in range(10) if x % 2], [x for x in range(20) if x % 2 if x % 3])  # expect: [0, 2, 4, 6, 8] [1, 3, 5, 7, 9] [1, 5, 7, 11, 13, 17, 19]
print([(x, y) for x in range(3) for y in range(x)], [[y for y in range(x)] for x in range(3)])  # expect: [(1, 0), (2, 0), (2, 1)] [[], [0], [0, 1]]
print({x % 3 for x in range(9)}, {x: x * x for x in range(4)}, {k: v for k, v in [("a", 1), ("a", 2)]})  # expect: {0, 1, 2} {0: 0, 1: 1, 2: 4, 3: 9} {'a': 2}
print(list(x + 1 for x in range(3)), sum(x for x in range(4)), tuple(c.upper() for c in "ab"))  # expect: [1, 2, 3] 6 ('A', 'B')
print([x if x % 2 else -x for x in range(4)], [lambda: 1 for _ in range(1)][0](), [(a, b) for a, *b in ["abc", "de"]])  # expect: [0, 1, -2, 3] 1 [('a', ['b', 'c']), ('d', ['e'])]
x = "outer"
print([x for x in range(2)], x)  # expect: [0, 1] outer
print([[i * j for j in range(3)] for i in range(3)], [z for row in [[1, 2], [3]] for z in row])  # expect: [[0, 0, 0], [0, 1, 2], [0, 2, 4]] [1, 2, 3]


def function(n):
    factor = 10
    return [i * factor + n for i in range(3)], {i: [j + n for j in range(i)] for i in range(3)}


print(function(1))  # expect: ([1, 11, 21], {0: [], 1: [1], 2: [1, 2]})


class Body:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    size = 2
    try:
        broken = [i * size for i in items]
    except NameError as problem:
        print(problem)  # expect: name 'size' is not defined


print(Body.doubled)  # expect: [2, 4, 6]
print([last := n for n in range(3)], last, [y := 5, y ** 2], any((hit := n) > 3 for n in range(10)), hit)  # expect: [0, 1, 2] 2 [5, 25] True 4


def order(tag, value):
    print(tag, end=" ")
    return value


print([order("e", x) for x in order("i", range(2)) if order("c", True)])  # expect: i c e c e [0, 1]
print({order("k", k): order("v", k) for k in range(2)})  # expect: k v k v {0: 0, 1: 1}
g = (order("g", x) for x in order("first", [1]))
print("made")  # expect: first made
print(list(g))  # expect: g [1]
try:
    [1 / n for n in (1, 0)]
except ZeroDivisionError as problem:
    print(problem)  # expect: division by zero
try:
    [n for n in 5]
except TypeError as problem:
    print(problem)  # expect: 'int' object is not iterable
fs = [lambda: k for k in range(3)]
print([f() for f in fs])  # expect: [2, 2, 2]
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [a for a, in [(1,), (2,)]], [i for i in range(5) if i not in (1, 3)])  # expect: [[1, 4], [2, 5], [3, 6]] [1, 2] [0, 2, 4]
print([i for i in range(3) for i in range(i)])  # expect: [0, 0, 1]
print(len([None for _ in range(1000)]), sum([i for i in range(1000) if i & 1]))  # expect: 1000 250000
nested = {k: {v for v in range(k)} for k in range(3)}
print(nested, [*(i for i in range(2))], {**{i: i for i in range(2)}})  # expect: {0: set(), 1: {0}, 2: {0, 1}} [0, 1] {0: 0, 1: 1}
print([a + b + c for a in "ab" for b in "cd" if b != "c" or a == "a" for c in "ef"])  # expect: ['ace', 'acf', 'ade', 'adf', 'bde', 'bdf']
