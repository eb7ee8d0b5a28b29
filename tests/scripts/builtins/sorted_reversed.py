def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(sorted([3, 1, 2]), sorted("bca"), sorted({3: 1, 1: 2}), sorted([1, 2], reverse=True), sorted(["b", "A"], key=str.lower), sorted([(2, 1), (1, 2)]), sorted([True, False, 2]))  # expect: [1, 2, 3] ['a', 'b', 'c'] [1, 3] [2, 1] ['A', 'b'] [(1, 2), (2, 1)] [False, True, 2]
print(sorted([1.5, 1, 0.5]), sorted(["10", "9"], key=int), sorted([[2], [1, 1]]), sorted(x * x for x in (3, -1, 2)), sorted([]), sorted(range(5), key=lambda v: v % 2))  # expect: [0.5, 1, 1.5] ['9', '10'] [[1, 1], [2]] [1, 4, 9] [] [0, 2, 4, 1, 3]
print(error(lambda: sorted(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: sorted([1, "a"])))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
print(error(lambda: sorted([None, 1])))  # expect: TypeError: '<' not supported between instances of 'int' and 'NoneType'
print(error(lambda: sorted()))  # expect: TypeError: sorted expected 1 argument, got 0
print(error(lambda: sorted([1], lambda v: v)))  # expect: TypeError: sorted expected 1 argument, got 2
print(error(lambda: sorted([1], key=5)))  # expect: TypeError: 'int' object is not callable
print(error(lambda: sorted([1, 2], key=lambda v: undefined)))  # expect: NameError: name 'undefined' is not defined
print(error(lambda: sorted([1], foo=1)))  # expect: TypeError: 'foo' is an invalid keyword argument for sort()
print(error(lambda: sorted([{}, {}])))  # expect: TypeError: '<' not supported between instances of 'dict' and 'dict'
print(error(lambda: sorted([object(), object()])))  # expect: TypeError: '<' not supported between instances of 'object' and 'object'
print(error(lambda: sorted([1, 2], reverse="x")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
class L:
    def __init__(self, v): self.v = v
    def __gt__(self, o): print("gt"); return self.v > o.v
    def __repr__(self): return f"L{self.v}"
print(sorted([L(2), L(1)]))  # expect: gt
# expect: [L1, L2]
class X:
    def __lt__(self, o): raise ValueError("lt failed")
print(error(lambda: sorted([X(), X()])))  # expect: ValueError: lt failed
print([v for v in reversed(sorted({5, 3, 9}))], sorted([2, 1], key=None, reverse=False))  # expect: [9, 5, 3] [1, 2]
