for value in [0, 1, -1, 0.0, 0.1, float("nan"), "", "a", [], [0], (), (0,), {}, {1: 1}, set(), {0}, None, True, False, b"", b"a", range(0), range(1)]:
    print(repr(value), bool(value), not value, "t" if value else "f")  # expect: 0 False True f
    # expect: 1 True False t
    # expect: -1 True False t
    # expect: 0.0 False True f
    # expect: 0.1 True False t
    # expect: nan True False t
    # expect: '' False True f
    # expect: 'a' True False t
    # expect: [] False True f
    # expect: [0] True False t
    # expect: () False True f
    # expect: (0,) True False t
    # expect: {} False True f
    # expect: {1: 1} True False t
    # expect: set() False True f
    # expect: {0} True False t
    # expect: None False True f
    # expect: True True False t
    # expect: False False True f
    # expect: b'' False True f
    # expect: b'a' True False t
    # expect: range(0, 0) False True f
    # expect: range(0, 1) True False t
print(1 and 2, 0 and 2, 1 or 2, 0 or 2, 0 or "" or None, 1 and "a" and [], not 1 or 5, None or [] or "x")  # expect: 2 0 1 2 None [] 5 x
print(1 and 0 or 3, 1 or 0 and 3, not 0 and 4, not (0 and 4), (0 or 1) and 2)  # expect: 3 1 4 True 2


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("len")
        return self.n


class Both(Sized):
    def __bool__(self):
        print("bool")
        return self.n == 0


class Plain:
    pass


print(bool(Sized(0)), bool(Sized(2)), bool(Both(0)), bool(Both(2)), bool(Plain()), bool(Plain), bool(print))  # expect: len
# expect: len
# expect: bool
# expect: bool
# expect: False True True False True True True
if Sized(0):
    print("no")
elif Sized(1):
    print("yes")  # expect: len
    # expect: len
    # expect: yes
while Both(1):
    print("never")  # expect: bool
print(Sized(0) or "default", (Sized(3) and "kept"), not Sized(0), [x for x in (1, 0, 2) if x])  # expect: len
# expect: len
# expect: len
# expect: default kept True [1, 2]
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class BadBool:
    def __bool__(self): return 1


class RaisingBool:
    def __bool__(self): raise ValueError("truth")


class BadLen:
    def __len__(self): return "x"


class NegativeLen:
    def __len__(self): return -5


class HugeLen:
    def __len__(self): return 2 ** 70


print(error(lambda: bool(BadBool())))  # expect: TypeError: __bool__ should return bool, returned int
print(error(lambda: not RaisingBool()))  # expect: ValueError: truth
print(error(lambda: 1 if RaisingBool() else 2))  # expect: ValueError: truth
print(error(lambda: RaisingBool() and 1))  # expect: ValueError: truth
print(error(lambda: [x for x in [1] if RaisingBool()]))  # expect: ValueError: truth
print(error(lambda: bool(BadLen())))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: bool(NegativeLen())))  # expect: ValueError: __len__() should return >= 0
print(error(lambda: len(HugeLen())))  # expect: OverflowError: cannot fit 'int' into an index-sized integer
print(error(lambda: any([RaisingBool()])))  # expect: ValueError: truth
print(error(lambda: list(filter(RaisingBool, [1])) and list(filter(None, [RaisingBool()]))))  # expect: TypeError: RaisingBool() takes no arguments


def evaluate(name, value):
    print(name, end=" ")
    return value


print(evaluate("a", 0) and evaluate("b", 1) or evaluate("c", 2))  # expect: a c 2
print(evaluate("a", 1) or evaluate("b", 1))  # expect: a 1
print(evaluate("x", 1) if evaluate("cond", 0) else evaluate("y", 2))  # expect: cond y 2
print(any(evaluate(n, n == "q") for n in "pqr"), all(evaluate(n, n == "p") for n in "pqr"))  # expect: p q p q True False
