# What `len`, `bool`, `abs`, `iter`, `next`, `repr`, truth and `in` ask of an instance, in loops and out of them.
import traceback


class Any:
    def __init__(self, given):
        self.given = given

    def __len__(self):
        return self.given

    def __repr__(self):
        return self.given

    def __contains__(self, item):
        return self.given

    def __iter__(self):
        return self.given

    def __next__(self):
        if self.given is None:
            raise StopIteration("over")
        return self.given

    def __abs__(self):
        return self.given


class Truth(Any):
    def __bool__(self):
        return self.given


class Plain:
    pass


class Odd:
    __bool__ = None
    __len__ = len


def often(what, given):
    seen = []
    for _ in range(20):
        try:
            found = what(given)
        except Exception as problem:
            found = f"{type(problem).__name__}: {problem}"
        if found not in seen:
            seen.append(found)
    return seen


class Nothing(int):
    def __index__(self):
        return 3


def branch(x):
    if x:
        return "yes"
    return "no"


lengths = [0, 7, True, Nothing(4), -1, -(10**30), 10**30, "7", None, 1.5]
print(often(lambda x: len(x), Any(0)))
for given in lengths:
    print(often(lambda x: len(x), Any(given)), often(branch, Any(given)), often(lambda x: not x, Any(given)), often(lambda x: bool(x), Any(given)))
for given in [True, False, 1, None, "x"]:
    print(often(branch, Truth(given)), often(lambda x: not x, Truth(given)), often(lambda x: bool(x), Truth(given)))
for given in [True, False, 0, 5, [], "x", Plain(), Truth(False), Truth(3), Any(0), Any(-1)]:
    print(often(lambda x: 1 in x, Any(given)), often(lambda x: 1 not in x, Any(given)))
print(often(branch, Plain()), often(lambda x: not x, Plain()), often(lambda x: bool(x), Plain()))
print(often(branch, Odd()), often(lambda x: not x, Odd()), often(lambda x: len(x), Odd()))
print(often(lambda x: abs(x), Any("anything")), often(lambda x: abs(x), Plain()))
print(often(lambda x: next(x), Any(4)), often(lambda x: next(x), Any(None)), often(lambda x: next(x, "end"), Any(None)))
print(often(lambda x: type(iter(x)).__name__, Any([].__iter__())), often(lambda x: iter(x), Any(5)))
print(often(lambda x: repr(x), Any("text")), often(lambda x: repr(x), Any(5)), often(lambda x: f"{x!r}", Any(b"")))
print([bool(x) for x in (0, 1, "", "a", [], [0], (), (1,), {}, {1: 2}, None, 0.0, 0.5, 10**30, set(), Plain)])


class Loud:
    def __len__(self):
        raise KeyError("inside")

    __bool__ = __contains__ = __next__ = __abs__ = lambda self, *rest: [][1]


def inside(x, which):
    if which == 0:
        return len(x)
    if which == 1:
        return not x
    if which == 2:
        return 5 in x
    if which == 3:
        return next(x)
    return abs(x)


for which in range(5):
    for _ in range(12):
        try:
            inside(Loud(), which)
        except LookupError as problem:
            text = traceback.format_exc()
    print([line.strip() for line in text.splitlines()[1:] if "File" not in line])


class Count:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __bool__(self):
        return self.n % 2 == 1

    def __contains__(self, item):
        return item < self.n


total = 0
for i in range(300):
    c = Count(i % 10)
    total += len(c)
    if c:
        total += 1000
    if not c:
        total += 10
    if 5 in c:
        total += 1
print(total)
Count.__len__ = lambda self: 100
Count.__bool__ = lambda self: True
for i in range(100):
    c = Count(i % 10)
    total += len(c)
    if c:
        total += 1000
print(total)
del Count.__bool__
for i in range(100):
    if Count(i):
        total += 1
del Count.__len__
for i in range(100):
    if Count(i):
        total += 1
print(total)
# expect: [0]
# expect: [0] ['no'] [True] [False]
# expect: [7] ['yes'] [False] [True]
# expect: [1] ['yes'] [False] [True]
# expect: [4] ['yes'] [False] [True]
# expect: ['ValueError: __len__() should return >= 0'] ['ValueError: __len__() should return >= 0'] ['ValueError: __len__() should return >= 0'] ['ValueError: __len__() should return >= 0']
# expect: ['ValueError: __len__() should return >= 0'] ['ValueError: __len__() should return >= 0'] ['ValueError: __len__() should return >= 0'] ['ValueError: __len__() should return >= 0']
# expect: ["OverflowError: cannot fit 'int' into an index-sized integer"] ["OverflowError: cannot fit 'int' into an index-sized integer"] ["OverflowError: cannot fit 'int' into an index-sized integer"] ["OverflowError: cannot fit 'int' into an index-sized integer"]
# expect: ["TypeError: 'str' object cannot be interpreted as an integer"] ["TypeError: 'str' object cannot be interpreted as an integer"] ["TypeError: 'str' object cannot be interpreted as an integer"] ["TypeError: 'str' object cannot be interpreted as an integer"]
# expect: ["TypeError: 'NoneType' object cannot be interpreted as an integer"] ["TypeError: 'NoneType' object cannot be interpreted as an integer"] ["TypeError: 'NoneType' object cannot be interpreted as an integer"] ["TypeError: 'NoneType' object cannot be interpreted as an integer"]
# expect: ["TypeError: 'float' object cannot be interpreted as an integer"] ["TypeError: 'float' object cannot be interpreted as an integer"] ["TypeError: 'float' object cannot be interpreted as an integer"] ["TypeError: 'float' object cannot be interpreted as an integer"]
# expect: ['yes'] [False] [True]
# expect: ['no'] [True] [False]
# expect: ['TypeError: __bool__ should return bool, returned int'] ['TypeError: __bool__ should return bool, returned int'] ['TypeError: __bool__ should return bool, returned int']
# expect: ['TypeError: __bool__ should return bool, returned NoneType'] ['TypeError: __bool__ should return bool, returned NoneType'] ['TypeError: __bool__ should return bool, returned NoneType']
# expect: ['TypeError: __bool__ should return bool, returned str'] ['TypeError: __bool__ should return bool, returned str'] ['TypeError: __bool__ should return bool, returned str']
# expect: [True] [False]
# expect: [False] [True]
# expect: [False] [True]
# expect: [True] [False]
# expect: [False] [True]
# expect: [True] [False]
# expect: [True] [False]
# expect: [False] [True]
# expect: ['TypeError: __bool__ should return bool, returned int'] ['TypeError: __bool__ should return bool, returned int']
# expect: [False] [True]
# expect: ['ValueError: __len__() should return >= 0'] ['ValueError: __len__() should return >= 0']
# expect: ['yes'] [False] [True]
# expect: ["TypeError: 'NoneType' object is not callable"] ["TypeError: 'NoneType' object is not callable"] ['TypeError: len() takes exactly one argument (0 given)']
# expect: ['anything'] ["TypeError: bad operand type for abs(): 'Plain'"]
# expect: [4] ['StopIteration: over'] ['end']
# expect: ['list_iterator'] ["TypeError: iter() returned non-iterator of type 'int'"]
# expect: ['text'] ['TypeError: __repr__ returned non-string (type int)'] ['TypeError: __repr__ returned non-string (type bytes)']
# expect: [False, True, False, True, False, True, False, True, False, True, False, False, True, True, False, True]
# expect: ['inside(Loud(), which)', 'return len(x)', '^^^^^^', 'raise KeyError("inside")', "KeyError: 'inside'"]
# expect: ['inside(Loud(), which)', 'return not x', '^^^^^', '__bool__ = __contains__ = __next__ = __abs__ = lambda self, *rest: [][1]', '~~^^^', 'IndexError: list index out of range']
# expect: ['inside(Loud(), which)', 'return 5 in x', '^^^^^^', '__bool__ = __contains__ = __next__ = __abs__ = lambda self, *rest: [][1]', '~~^^^', 'IndexError: list index out of range']
# expect: ['inside(Loud(), which)', 'return next(x)', '^^^^^^^', '__bool__ = __contains__ = __next__ = __abs__ = lambda self, *rest: [][1]', '~~^^^', 'IndexError: list index out of range']
# expect: ['inside(Loud(), which)', 'return abs(x)', '^^^^^^', '__bool__ = __contains__ = __next__ = __abs__ = lambda self, *rest: [][1]', '~~^^^', 'IndexError: list index out of range']
# expect: 152970
# expect: 262970
# expect: 263170
