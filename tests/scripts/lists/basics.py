a = [3, 1, 2]
print(a, len(a), a[0], a[-1], a + [4], a * 2, 1 in a, [] == [])  # expect: [3, 1, 2] 3 3 2 [3, 1, 2, 4] [3, 1, 2, 3, 1, 2] True True
a.append(5)
print(a)  # expect: [3, 1, 2, 5]
a.extend([7, 8])
print(a)  # expect: [3, 1, 2, 5, 7, 8]
a.extend("xy")
print(a)  # expect: [3, 1, 2, 5, 7, 8, 'x', 'y']
a.insert(0, "first"); a.insert(-1, "mid"); a.insert(100, "end")
print(a)  # expect: ['first', 3, 1, 2, 5, 7, 8, 'x', 'mid', 'y', 'end']
print(a.pop(), a.pop(0), a.pop(-2), a)  # expect: end first mid [3, 1, 2, 5, 7, 8, 'x', 'y']
a.remove(1)
print(a, a.index(5), a.count(5))  # expect: [3, 2, 5, 7, 8, 'x', 'y'] 2 1
a.reverse()
print(a)  # expect: ['y', 'x', 8, 7, 5, 2, 3]
b = a.copy()
b.clear()
print(a, b, len(b))  # expect: ['y', 'x', 8, 7, 5, 2, 3] [] 0
a[0] = "new"
print(a)  # expect: ['new', 'x', 8, 7, 5, 2, 3]
del a[1]
print(a)  # expect: ['new', 8, 7, 5, 2, 3]
print(list(), list("ab"), list(range(3)), list((1, 2)), list({1: 2}), [*range(2), *"ab"])  # expect: [] ['a', 'b'] [0, 1, 2] [1, 2] [1] [0, 1, 'a', 'b']
print([1, [2, [3, []]]], [[]] * 2, [None, True, 1.5, "s", b"b"])  # expect: [1, [2, [3, []]]] [[], []] [None, True, 1.5, 's', b'b']
nested = [[0] * 2 for _ in range(2)]
nested[0][1] = 5
print(nested)  # expect: [[0, 5], [0, 0]]
shared = [[0] * 2] * 2
shared[0][1] = 5
print(shared)  # expect: [[0, 5], [0, 5]]
c = [1]
c.append(c)
print(c, c[1] is c, len(c[1][1]))  # expect: [1, [...]] True 2
print([1, 2, 3].index(3, 1), [1, 2, 1].index(1, 1), [1, 2, 3, 1].index(1, -2), [0, 1].index(True))  # expect: 2 2 3 1
x = y = [1]
x += [2]
x = x + [3]
print(x, y)  # expect: [1, 2, 3] [1, 2]
print(a.append(1), a.sort.__name__, [].__len__(), [5].__getitem__(0), [1].__contains__(1))  # expect: None sort 0 5 True
print(sum([1, 2, 3]), max([1, 5, 2]), min([4, 2]), any([0, 1]), all([]), sorted([2, 1]), list(reversed([1, 2])))  # expect: 6 5 2 True True [1, 2] [2, 1]
