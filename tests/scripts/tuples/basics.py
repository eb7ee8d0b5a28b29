t = (1, 2, 3)
print(t, len(t), t[0], t[-1], t[1:], t + (4,), t * 2, 2 in t, t.index(2), t.count(1))  # expect: (1, 2, 3) 3 1 3 (2, 3) (1, 2, 3, 4) (1, 2, 3, 1, 2, 3) True 1 1
print((), (1,), 1, 2, ((1, 2), (3,)), tuple(), tuple([1, 2]), tuple("ab"), (1,)[0])  # expect: () (1,) 1 2 ((1, 2), (3,)) () (1, 2) ('a', 'b') 1
a = 1, 2
print(a, type(a).__name__, (5), type((5)).__name__, type((5,)).__name__)  # expect: (1, 2) tuple 5 int tuple
print(hash((1, 2)) == hash((1, 2)), {(1, 2): "v"}[(1, 2)], {(1, 2): "v"}[1, 2], hash(()) == hash(()))  # expect: True v v True
x, y = 1, 2
x, y = y, x
print(x, y)  # expect: 2 1
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1, 2) == [1, 2], (1, (2, 3)) == (1, (2, 3)))  # expect: True True False True
print(max((1, 5), (2, 0)), sorted([(2, "b"), (1, "z"), (2, "a")]), sum((1, 2, 3)), list(reversed((1, 2))))  # expect: (2, 0) [(1, 'z'), (2, 'a'), (2, 'b')] 6 [2, 1]
m = ([1], 2)
m[0].append(5)
print(m)  # expect: ([1, 5], 2)
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: t[3]))  # expect: IndexError: tuple index out of range
print(error(lambda: t["a"]))  # expect: TypeError: tuple indices must be integers or slices, not str
print(error(lambda: t.index(9)))  # expect: ValueError: tuple.index(x): x not in tuple
print(error(lambda: t.append(1)))  # expect: AttributeError: 'tuple' object has no attribute 'append'
print(error(lambda: t + [1]))  # expect: TypeError: can only concatenate tuple (not "list") to tuple
print(error(lambda: t + 1))  # expect: TypeError: can only concatenate tuple (not "int") to tuple
print(error(lambda: t * "a"))  # expect: TypeError: can't multiply sequence by non-int of type 'str'
print(error(lambda: hash(([],))))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: tuple(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: tuple(1, 2)))  # expect: TypeError: tuple expected at most 1 argument, got 2
print(error(lambda: t()))  # expect: TypeError: 'tuple' object is not callable
def store(): t[0] = 1
def delete(): del t[0]
print(error(store))  # expect: TypeError: 'tuple' object does not support item assignment
print(error(delete))  # expect: TypeError: 'tuple' object doesn't support item deletion
try:
    m[0] += [6]
except TypeError as problem:
    print(problem, m)  # expect: 'tuple' object does not support item assignment ([1, 5, 6], 2)
