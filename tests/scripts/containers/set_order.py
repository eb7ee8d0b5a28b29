def shown(action):
    try:
        return action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


print(set([3, 1, 2]), set([10, 20, 30, 40, 50, 60, 70]), frozenset([5, 64, 128]))  # expect: {1, 2, 3} {70, 40, 10, 50, 20, 60, 30} frozenset({64, 128, 5})
print(set(range(-5, 5)), set([1000, 8, 16, 24, 32, 7]), set([2.5, 1, 0.5]))  # expect: {0, 1, 2, 3, 4, -1, -5, -4, -3, -2} {32, 7, 1000, 8, 16, 24} {0.5, 1, 2.5}
numbers = set()
for i in range(40):
    numbers.add(i * 37 % 101)
print(list(numbers))
# expect: [0, 3, 6, 9, 10, 13, 16, 19, 20, 23, 26, 29, 30, 33, 36, 37, 40, 43, 46, 47, 50, 53, 56, 57, 60, 63, 67, 70, 73, 74, 77, 80, 83, 84, 87, 90, 93, 94, 97, 100]
for i in range(0, 40, 3):
    numbers.discard(i * 37 % 101)
numbers.add(1000)
print(list(numbers))  # expect: [3, 6, 13, 16, 23, 26, 33, 36, 37, 43, 46, 47, 53, 56, 57, 63, 67, 73, 74, 77, 83, 84, 87, 93, 94, 97, 1000]
print([numbers.pop() for _ in range(5)], len(numbers))  # expect: [3, 6, 13, 16, 23] 22
print(list({(i % 3, i) for i in range(12)}))  # expect: [(0, 0), (1, 1), (0, 3), (0, 9), (1, 4), (0, 6), (1, 7), (1, 10), (2, 2), (2, 5), (2, 11), (2, 8)]
print(numbers - {7, 8}, numbers & set(range(50)), frozenset(range(20, 0, -3)))
# expect: {67, 73, 74, 77, 83, 84, 87, 26, 93, 94, 33, 97, 36, 37, 1000, 43, 46, 47, 53, 56, 57, 63} {33, 36, 37, 43, 46, 47, 26} frozenset({2, 5, 8, 11, 14, 17, 20})
