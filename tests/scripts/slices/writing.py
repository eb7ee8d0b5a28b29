a = list(range(6))
a[1:3] = ["x", "y", "z"]
print(a)  # expect: [0, 'x', 'y', 'z', 3, 4, 5]
a[2:2] = [10, 11]
print(a)  # expect: [0, 'x', 10, 11, 'y', 'z', 3, 4, 5]
a[:2] = []
print(a)  # expect: [10, 11, 'y', 'z', 3, 4, 5]
a[::2] = "abcd"[:len(a[::2])]
print(a)  # expect: ['a', 11, 'b', 'z', 'c', 4, 'd']
a[-2:] = (n for n in range(3))
print(a)  # expect: ['a', 11, 'b', 'z', 'c', 0, 1, 2]
a[:] = [1, 2, 3]
print(a)  # expect: [1, 2, 3]
a[5:] = [9]
print(a)  # expect: [1, 2, 3, 9]
a[1:] = a
print(a)  # expect: [1, 1, 2, 3, 9]
del a[1:3]
print(a)  # expect: [1, 3, 9]
del a[::2]
print(a)  # expect: [3]
a = list(range(10))
del a[::3]
print(a)  # expect: [1, 2, 4, 5, 7, 8]
a = list(range(10))
del a[8:2:-2]
print(a)  # expect: [0, 1, 2, 3, 5, 7, 9]
a = list(range(5))
a[::-1] = [10, 20, 30, 40, 50]
print(a)  # expect: [50, 40, 30, 20, 10]
a[1:3] += [7]
print(a)  # expect: [50, 40, 30, 7, 20, 10]
a[0:1] *= 3
print(a)  # expect: [50, 50, 50, 40, 30, 7, 20, 10]
a[3:1] = ["ins"]
print(a)  # expect: [50, 50, 50, 'ins', 40, 30, 7, 20, 10]
b = [1, 2, 3]
b[0], b[2] = b[2], b[0]
print(b)  # expect: [3, 2, 1]
i = 0
i, b[i] = 1, "set"
print(i, b)  # expect: 1 [3, 'set', 1]


class Log(dict):
    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)

    def __getitem__(self, key):
        print("get", key)
        return 1


log = Log()
log[1:2] = 3  # expect: set slice(1, 2, None) 3
log[1, 2] = 4  # expect: set (1, 2) 4
del log[1:2:3]  # expect: del slice(1, 2, 3)
log[...] += 5  # expect: get Ellipsis
# expect: set Ellipsis 6
