def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


it = iter([1, 2])
print(next(it), next(it), next(it, "end"), next(it, None))  # expect: 1 2 end None
print(error(lambda: next(it)))  # expect: StopIteration:
print(iter(it) is it, list(iter(iter([5]))), next(iter("ab")), next(iter({7: 8})), next(iter((1,))), sorted(iter({1, 2})))  # expect: True [5] a 7 1 [1, 2]
n = 0
def tick():
    global n
    n += 1
    return n
print(list(iter(tick, 4)), n)  # expect: [1, 2, 3] 4
class It:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 3: raise StopIteration
        return self.i
print(list(It()), sum(It()), 2 in It(), dict.fromkeys(It()), max(It()), tuple(It()), "".join(map(str, It())), list(zip(It(), It())))  # expect: [1, 2, 3] 6 True {1: None, 2: None, 3: None} 3 (1, 2, 3) 123 [(1, 1), (2, 2), (3, 3)]
i = It(); print(next(i), [*i], list(i))  # expect: 1 [2, 3] []
print(error(lambda: next(5)))  # expect: TypeError: 'int' object is not an iterator
print(error(lambda: next()))  # expect: TypeError: next expected at least 1 argument, got 0
print(error(lambda: iter()))  # expect: TypeError: iter expected at least 1 argument, got 0
print(error(lambda: iter(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: iter(5, 0)))  # expect: TypeError: iter(v, w): v must be callable
print(error(lambda: iter([], 0)))  # expect: TypeError: iter(v, w): v must be callable
print(error(lambda: next(It)))  # expect: TypeError: 'type' object is not an iterator
print(error(lambda: next([1])))  # expect: TypeError: 'list' object is not an iterator
print(error(lambda: iter(lambda: 1)))  # expect: TypeError: 'function' object is not iterable
a = iter([1, 2, 3]); print(a.__next__(), a.__iter__() is a, a.__length_hint__(), type(a).__name__)  # expect: 1 True 2 list_iterator
def gen(): yield 1
print(iter(gen()).__class__.__name__, list(gen()), [*gen()])  # expect: generator [1] [1]
