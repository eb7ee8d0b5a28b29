# What classes derived from built-in ones take over from these, and what they say themselves.
from collections import namedtuple, OrderedDict, defaultdict
from enum import IntEnum


class Name(str):
    pass


class Loud(str):
    def __eq__(self, other):
        print("eq", str(self), str(other))
        return str(self).lower() == str(other).lower()

    def __hash__(self):
        return hash(str(self).lower())


class Shy(str):
    def __eq__(self, other):
        return NotImplemented

    __hash__ = str.__hash__


class Table(dict):
    pass


class Filling(dict):
    def __missing__(self, key):
        return f"<{key}>"


class Backwards(list):
    def __getitem__(self, index):
        return list.__getitem__(self, -1 - index)


class Count(int):
    pass


class Never(int):
    def __bool__(self):
        return False


class Sized(list):
    def __len__(self):
        return 7


class Items(list):
    pass


class Endless(list):
    def __iter__(self):
        return iter("abc")


class Whole(list):
    def __contains__(self, item):
        return True


class Real(float):
    pass


Pair = namedtuple("Pair", "a b")


class Level(IntEnum):
    LOW = 1
    HIGH = 5


def compared(a, b):
    results = []
    for test in (
        lambda: a == b, lambda: a != b, lambda: a < b, lambda: a <= b, lambda: a > b, lambda: a >= b,
    ):
        try:
            results.append(test())
        except TypeError as problem:
            results.append(str(problem))
    return results


values = [Name("x"), "x", Name("y"), Count(3), 3, 3.0, Real(3.0), Items([1]), [1], Pair(1, 2), (1, 2), Level.LOW, True,
          Table(a=1), {"a": 1}, object, None, Real("nan"), b"x"]
for a in values:
    for b in values:
        print(a, b, *compared(a, b))  # expect: x x True False False True False True
        # expect: x x True False False True False True
        # expect: x y False True True True False False
        # expect: x 3 False True '<' not supported between instances of 'Name' and 'Count' '<=' not supported between instances of 'Name' and 'Count' '>' not supported between instances of 'Name' and 'Count' '>=' not supported between instances of 'Name' and 'Count'
        # expect: x 3 False True '<' not supported between instances of 'Name' and 'int' '<=' not supported between instances of 'Name' and 'int' '>' not supported between instances of 'Name' and 'int' '>=' not supported between instances of 'Name' and 'int'
        # expect: x 3.0 False True '<' not supported between instances of 'Name' and 'float' '<=' not supported between instances of 'Name' and 'float' '>' not supported between instances of 'Name' and 'float' '>=' not supported between instances of 'Name' and 'float'
        # expect: x 3.0 False True '<' not supported between instances of 'Name' and 'Real' '<=' not supported between instances of 'Name' and 'Real' '>' not supported between instances of 'Name' and 'Real' '>=' not supported between instances of 'Name' and 'Real'
        # expect: x [1] False True '<' not supported between instances of 'Name' and 'Items' '<=' not supported between instances of 'Name' and 'Items' '>' not supported between instances of 'Name' and 'Items' '>=' not supported between instances of 'Name' and 'Items'
        # expect: x [1] False True '<' not supported between instances of 'Name' and 'list' '<=' not supported between instances of 'Name' and 'list' '>' not supported between instances of 'Name' and 'list' '>=' not supported between instances of 'Name' and 'list'
        # expect: x Pair(a=1, b=2) False True '<' not supported between instances of 'Name' and 'Pair' '<=' not supported between instances of 'Name' and 'Pair' '>' not supported between instances of 'Name' and 'Pair' '>=' not supported between instances of 'Name' and 'Pair'
        # expect: x (1, 2) False True '<' not supported between instances of 'Name' and 'tuple' '<=' not supported between instances of 'Name' and 'tuple' '>' not supported between instances of 'Name' and 'tuple' '>=' not supported between instances of 'Name' and 'tuple'
        # expect: x 1 False True '<' not supported between instances of 'Name' and 'Level' '<=' not supported between instances of 'Name' and 'Level' '>' not supported between instances of 'Name' and 'Level' '>=' not supported between instances of 'Name' and 'Level'
        # expect: x True False True '<' not supported between instances of 'Name' and 'bool' '<=' not supported between instances of 'Name' and 'bool' '>' not supported between instances of 'Name' and 'bool' '>=' not supported between instances of 'Name' and 'bool'
        # expect: x {'a': 1} False True '<' not supported between instances of 'Name' and 'Table' '<=' not supported between instances of 'Name' and 'Table' '>' not supported between instances of 'Name' and 'Table' '>=' not supported between instances of 'Name' and 'Table'
        # expect: x {'a': 1} False True '<' not supported between instances of 'Name' and 'dict' '<=' not supported between instances of 'Name' and 'dict' '>' not supported between instances of 'Name' and 'dict' '>=' not supported between instances of 'Name' and 'dict'
        # expect: x <class 'object'> False True '<' not supported between instances of 'Name' and 'type' '<=' not supported between instances of 'Name' and 'type' '>' not supported between instances of 'Name' and 'type' '>=' not supported between instances of 'Name' and 'type'
        # expect: x None False True '<' not supported between instances of 'Name' and 'NoneType' '<=' not supported between instances of 'Name' and 'NoneType' '>' not supported between instances of 'Name' and 'NoneType' '>=' not supported between instances of 'Name' and 'NoneType'
        # expect: x nan False True '<' not supported between instances of 'Name' and 'Real' '<=' not supported between instances of 'Name' and 'Real' '>' not supported between instances of 'Name' and 'Real' '>=' not supported between instances of 'Name' and 'Real'
        # expect: x b'x' False True '<' not supported between instances of 'Name' and 'bytes' '<=' not supported between instances of 'Name' and 'bytes' '>' not supported between instances of 'Name' and 'bytes' '>=' not supported between instances of 'Name' and 'bytes'
        # expect: x x True False False True False True
        # expect: x x True False False True False True
        # expect: x y False True True True False False
        # expect: x 3 False True '<' not supported between instances of 'str' and 'Count' '<=' not supported between instances of 'str' and 'Count' '>' not supported between instances of 'str' and 'Count' '>=' not supported between instances of 'str' and 'Count'
        # expect: x 3 False True '<' not supported between instances of 'str' and 'int' '<=' not supported between instances of 'str' and 'int' '>' not supported between instances of 'str' and 'int' '>=' not supported between instances of 'str' and 'int'
        # expect: x 3.0 False True '<' not supported between instances of 'str' and 'float' '<=' not supported between instances of 'str' and 'float' '>' not supported between instances of 'str' and 'float' '>=' not supported between instances of 'str' and 'float'
        # expect: x 3.0 False True '<' not supported between instances of 'str' and 'Real' '<=' not supported between instances of 'str' and 'Real' '>' not supported between instances of 'str' and 'Real' '>=' not supported between instances of 'str' and 'Real'
        # expect: x [1] False True '<' not supported between instances of 'str' and 'Items' '<=' not supported between instances of 'str' and 'Items' '>' not supported between instances of 'str' and 'Items' '>=' not supported between instances of 'str' and 'Items'
        # expect: x [1] False True '<' not supported between instances of 'str' and 'list' '<=' not supported between instances of 'str' and 'list' '>' not supported between instances of 'str' and 'list' '>=' not supported between instances of 'str' and 'list'
        # expect: x Pair(a=1, b=2) False True '<' not supported between instances of 'str' and 'Pair' '<=' not supported between instances of 'str' and 'Pair' '>' not supported between instances of 'str' and 'Pair' '>=' not supported between instances of 'str' and 'Pair'
        # expect: x (1, 2) False True '<' not supported between instances of 'str' and 'tuple' '<=' not supported between instances of 'str' and 'tuple' '>' not supported between instances of 'str' and 'tuple' '>=' not supported between instances of 'str' and 'tuple'
        # expect: x 1 False True '<' not supported between instances of 'str' and 'Level' '<=' not supported between instances of 'str' and 'Level' '>' not supported between instances of 'str' and 'Level' '>=' not supported between instances of 'str' and 'Level'
        # expect: x True False True '<' not supported between instances of 'str' and 'bool' '<=' not supported between instances of 'str' and 'bool' '>' not supported between instances of 'str' and 'bool' '>=' not supported between instances of 'str' and 'bool'
        # expect: x {'a': 1} False True '<' not supported between instances of 'str' and 'Table' '<=' not supported between instances of 'str' and 'Table' '>' not supported between instances of 'str' and 'Table' '>=' not supported between instances of 'str' and 'Table'
        # expect: x {'a': 1} False True '<' not supported between instances of 'str' and 'dict' '<=' not supported between instances of 'str' and 'dict' '>' not supported between instances of 'str' and 'dict' '>=' not supported between instances of 'str' and 'dict'
        # expect: x <class 'object'> False True '<' not supported between instances of 'str' and 'type' '<=' not supported between instances of 'str' and 'type' '>' not supported between instances of 'str' and 'type' '>=' not supported between instances of 'str' and 'type'
        # expect: x None False True '<' not supported between instances of 'str' and 'NoneType' '<=' not supported between instances of 'str' and 'NoneType' '>' not supported between instances of 'str' and 'NoneType' '>=' not supported between instances of 'str' and 'NoneType'
        # expect: x nan False True '<' not supported between instances of 'str' and 'Real' '<=' not supported between instances of 'str' and 'Real' '>' not supported between instances of 'str' and 'Real' '>=' not supported between instances of 'str' and 'Real'
        # expect: x b'x' False True '<' not supported between instances of 'str' and 'bytes' '<=' not supported between instances of 'str' and 'bytes' '>' not supported between instances of 'str' and 'bytes' '>=' not supported between instances of 'str' and 'bytes'
        # expect: y x False True False False True True
        # expect: y x False True False False True True
        # expect: y y True False False True False True
        # expect: y 3 False True '<' not supported between instances of 'Name' and 'Count' '<=' not supported between instances of 'Name' and 'Count' '>' not supported between instances of 'Name' and 'Count' '>=' not supported between instances of 'Name' and 'Count'
        # expect: y 3 False True '<' not supported between instances of 'Name' and 'int' '<=' not supported between instances of 'Name' and 'int' '>' not supported between instances of 'Name' and 'int' '>=' not supported between instances of 'Name' and 'int'
        # expect: y 3.0 False True '<' not supported between instances of 'Name' and 'float' '<=' not supported between instances of 'Name' and 'float' '>' not supported between instances of 'Name' and 'float' '>=' not supported between instances of 'Name' and 'float'
        # expect: y 3.0 False True '<' not supported between instances of 'Name' and 'Real' '<=' not supported between instances of 'Name' and 'Real' '>' not supported between instances of 'Name' and 'Real' '>=' not supported between instances of 'Name' and 'Real'
        # expect: y [1] False True '<' not supported between instances of 'Name' and 'Items' '<=' not supported between instances of 'Name' and 'Items' '>' not supported between instances of 'Name' and 'Items' '>=' not supported between instances of 'Name' and 'Items'
        # expect: y [1] False True '<' not supported between instances of 'Name' and 'list' '<=' not supported between instances of 'Name' and 'list' '>' not supported between instances of 'Name' and 'list' '>=' not supported between instances of 'Name' and 'list'
        # expect: y Pair(a=1, b=2) False True '<' not supported between instances of 'Name' and 'Pair' '<=' not supported between instances of 'Name' and 'Pair' '>' not supported between instances of 'Name' and 'Pair' '>=' not supported between instances of 'Name' and 'Pair'
        # expect: y (1, 2) False True '<' not supported between instances of 'Name' and 'tuple' '<=' not supported between instances of 'Name' and 'tuple' '>' not supported between instances of 'Name' and 'tuple' '>=' not supported between instances of 'Name' and 'tuple'
        # expect: y 1 False True '<' not supported between instances of 'Name' and 'Level' '<=' not supported between instances of 'Name' and 'Level' '>' not supported between instances of 'Name' and 'Level' '>=' not supported between instances of 'Name' and 'Level'
        # expect: y True False True '<' not supported between instances of 'Name' and 'bool' '<=' not supported between instances of 'Name' and 'bool' '>' not supported between instances of 'Name' and 'bool' '>=' not supported between instances of 'Name' and 'bool'
        # expect: y {'a': 1} False True '<' not supported between instances of 'Name' and 'Table' '<=' not supported between instances of 'Name' and 'Table' '>' not supported between instances of 'Name' and 'Table' '>=' not supported between instances of 'Name' and 'Table'
        # expect: y {'a': 1} False True '<' not supported between instances of 'Name' and 'dict' '<=' not supported between instances of 'Name' and 'dict' '>' not supported between instances of 'Name' and 'dict' '>=' not supported between instances of 'Name' and 'dict'
        # expect: y <class 'object'> False True '<' not supported between instances of 'Name' and 'type' '<=' not supported between instances of 'Name' and 'type' '>' not supported between instances of 'Name' and 'type' '>=' not supported between instances of 'Name' and 'type'
        # expect: y None False True '<' not supported between instances of 'Name' and 'NoneType' '<=' not supported between instances of 'Name' and 'NoneType' '>' not supported between instances of 'Name' and 'NoneType' '>=' not supported between instances of 'Name' and 'NoneType'
        # expect: y nan False True '<' not supported between instances of 'Name' and 'Real' '<=' not supported between instances of 'Name' and 'Real' '>' not supported between instances of 'Name' and 'Real' '>=' not supported between instances of 'Name' and 'Real'
        # expect: y b'x' False True '<' not supported between instances of 'Name' and 'bytes' '<=' not supported between instances of 'Name' and 'bytes' '>' not supported between instances of 'Name' and 'bytes' '>=' not supported between instances of 'Name' and 'bytes'
        # expect: 3 x False True '<' not supported between instances of 'Count' and 'Name' '<=' not supported between instances of 'Count' and 'Name' '>' not supported between instances of 'Count' and 'Name' '>=' not supported between instances of 'Count' and 'Name'
        # expect: 3 x False True '<' not supported between instances of 'Count' and 'str' '<=' not supported between instances of 'Count' and 'str' '>' not supported between instances of 'Count' and 'str' '>=' not supported between instances of 'Count' and 'str'
        # expect: 3 y False True '<' not supported between instances of 'Count' and 'Name' '<=' not supported between instances of 'Count' and 'Name' '>' not supported between instances of 'Count' and 'Name' '>=' not supported between instances of 'Count' and 'Name'
        # expect: 3 3 True False False True False True
        # expect: 3 3 True False False True False True
        # expect: 3 3.0 True False False True False True
        # expect: 3 3.0 True False False True False True
        # expect: 3 [1] False True '<' not supported between instances of 'Count' and 'Items' '<=' not supported between instances of 'Count' and 'Items' '>' not supported between instances of 'Count' and 'Items' '>=' not supported between instances of 'Count' and 'Items'
        # expect: 3 [1] False True '<' not supported between instances of 'Count' and 'list' '<=' not supported between instances of 'Count' and 'list' '>' not supported between instances of 'Count' and 'list' '>=' not supported between instances of 'Count' and 'list'
        # expect: 3 Pair(a=1, b=2) False True '<' not supported between instances of 'Count' and 'Pair' '<=' not supported between instances of 'Count' and 'Pair' '>' not supported between instances of 'Count' and 'Pair' '>=' not supported between instances of 'Count' and 'Pair'
        # expect: 3 (1, 2) False True '<' not supported between instances of 'Count' and 'tuple' '<=' not supported between instances of 'Count' and 'tuple' '>' not supported between instances of 'Count' and 'tuple' '>=' not supported between instances of 'Count' and 'tuple'
        # expect: 3 1 False True False False True True
        # expect: 3 True False True False False True True
        # expect: 3 {'a': 1} False True '<' not supported between instances of 'Count' and 'Table' '<=' not supported between instances of 'Count' and 'Table' '>' not supported between instances of 'Count' and 'Table' '>=' not supported between instances of 'Count' and 'Table'
        # expect: 3 {'a': 1} False True '<' not supported between instances of 'Count' and 'dict' '<=' not supported between instances of 'Count' and 'dict' '>' not supported between instances of 'Count' and 'dict' '>=' not supported between instances of 'Count' and 'dict'
        # expect: 3 <class 'object'> False True '<' not supported between instances of 'Count' and 'type' '<=' not supported between instances of 'Count' and 'type' '>' not supported between instances of 'Count' and 'type' '>=' not supported between instances of 'Count' and 'type'
        # expect: 3 None False True '<' not supported between instances of 'Count' and 'NoneType' '<=' not supported between instances of 'Count' and 'NoneType' '>' not supported between instances of 'Count' and 'NoneType' '>=' not supported between instances of 'Count' and 'NoneType'
        # expect: 3 nan False True False False False False
        # expect: 3 b'x' False True '<' not supported between instances of 'Count' and 'bytes' '<=' not supported between instances of 'Count' and 'bytes' '>' not supported between instances of 'Count' and 'bytes' '>=' not supported between instances of 'Count' and 'bytes'
        # expect: 3 x False True '<' not supported between instances of 'int' and 'Name' '<=' not supported between instances of 'int' and 'Name' '>' not supported between instances of 'int' and 'Name' '>=' not supported between instances of 'int' and 'Name'
        # expect: 3 x False True '<' not supported between instances of 'int' and 'str' '<=' not supported between instances of 'int' and 'str' '>' not supported between instances of 'int' and 'str' '>=' not supported between instances of 'int' and 'str'
        # expect: 3 y False True '<' not supported between instances of 'int' and 'Name' '<=' not supported between instances of 'int' and 'Name' '>' not supported between instances of 'int' and 'Name' '>=' not supported between instances of 'int' and 'Name'
        # expect: 3 3 True False False True False True
        # expect: 3 3 True False False True False True
        # expect: 3 3.0 True False False True False True
        # expect: 3 3.0 True False False True False True
        # expect: 3 [1] False True '<' not supported between instances of 'int' and 'Items' '<=' not supported between instances of 'int' and 'Items' '>' not supported between instances of 'int' and 'Items' '>=' not supported between instances of 'int' and 'Items'
        # expect: 3 [1] False True '<' not supported between instances of 'int' and 'list' '<=' not supported between instances of 'int' and 'list' '>' not supported between instances of 'int' and 'list' '>=' not supported between instances of 'int' and 'list'
        # expect: 3 Pair(a=1, b=2) False True '<' not supported between instances of 'int' and 'Pair' '<=' not supported between instances of 'int' and 'Pair' '>' not supported between instances of 'int' and 'Pair' '>=' not supported between instances of 'int' and 'Pair'
        # expect: 3 (1, 2) False True '<' not supported between instances of 'int' and 'tuple' '<=' not supported between instances of 'int' and 'tuple' '>' not supported between instances of 'int' and 'tuple' '>=' not supported between instances of 'int' and 'tuple'
        # expect: 3 1 False True False False True True
        # expect: 3 True False True False False True True
        # expect: 3 {'a': 1} False True '<' not supported between instances of 'int' and 'Table' '<=' not supported between instances of 'int' and 'Table' '>' not supported between instances of 'int' and 'Table' '>=' not supported between instances of 'int' and 'Table'
        # expect: 3 {'a': 1} False True '<' not supported between instances of 'int' and 'dict' '<=' not supported between instances of 'int' and 'dict' '>' not supported between instances of 'int' and 'dict' '>=' not supported between instances of 'int' and 'dict'
        # expect: 3 <class 'object'> False True '<' not supported between instances of 'int' and 'type' '<=' not supported between instances of 'int' and 'type' '>' not supported between instances of 'int' and 'type' '>=' not supported between instances of 'int' and 'type'
        # expect: 3 None False True '<' not supported between instances of 'int' and 'NoneType' '<=' not supported between instances of 'int' and 'NoneType' '>' not supported between instances of 'int' and 'NoneType' '>=' not supported between instances of 'int' and 'NoneType'
        # expect: 3 nan False True False False False False
        # expect: 3 b'x' False True '<' not supported between instances of 'int' and 'bytes' '<=' not supported between instances of 'int' and 'bytes' '>' not supported between instances of 'int' and 'bytes' '>=' not supported between instances of 'int' and 'bytes'
        # expect: 3.0 x False True '<' not supported between instances of 'float' and 'Name' '<=' not supported between instances of 'float' and 'Name' '>' not supported between instances of 'float' and 'Name' '>=' not supported between instances of 'float' and 'Name'
        # expect: 3.0 x False True '<' not supported between instances of 'float' and 'str' '<=' not supported between instances of 'float' and 'str' '>' not supported between instances of 'float' and 'str' '>=' not supported between instances of 'float' and 'str'
        # expect: 3.0 y False True '<' not supported between instances of 'float' and 'Name' '<=' not supported between instances of 'float' and 'Name' '>' not supported between instances of 'float' and 'Name' '>=' not supported between instances of 'float' and 'Name'
        # expect: 3.0 3 True False False True False True
        # expect: 3.0 3 True False False True False True
        # expect: 3.0 3.0 True False False True False True
        # expect: 3.0 3.0 True False False True False True
        # expect: 3.0 [1] False True '<' not supported between instances of 'float' and 'Items' '<=' not supported between instances of 'float' and 'Items' '>' not supported between instances of 'float' and 'Items' '>=' not supported between instances of 'float' and 'Items'
        # expect: 3.0 [1] False True '<' not supported between instances of 'float' and 'list' '<=' not supported between instances of 'float' and 'list' '>' not supported between instances of 'float' and 'list' '>=' not supported between instances of 'float' and 'list'
        # expect: 3.0 Pair(a=1, b=2) False True '<' not supported between instances of 'float' and 'Pair' '<=' not supported between instances of 'float' and 'Pair' '>' not supported between instances of 'float' and 'Pair' '>=' not supported between instances of 'float' and 'Pair'
        # expect: 3.0 (1, 2) False True '<' not supported between instances of 'float' and 'tuple' '<=' not supported between instances of 'float' and 'tuple' '>' not supported between instances of 'float' and 'tuple' '>=' not supported between instances of 'float' and 'tuple'
        # expect: 3.0 1 False True False False True True
        # expect: 3.0 True False True False False True True
        # expect: 3.0 {'a': 1} False True '<' not supported between instances of 'float' and 'Table' '<=' not supported between instances of 'float' and 'Table' '>' not supported between instances of 'float' and 'Table' '>=' not supported between instances of 'float' and 'Table'
        # expect: 3.0 {'a': 1} False True '<' not supported between instances of 'float' and 'dict' '<=' not supported between instances of 'float' and 'dict' '>' not supported between instances of 'float' and 'dict' '>=' not supported between instances of 'float' and 'dict'
        # expect: 3.0 <class 'object'> False True '<' not supported between instances of 'float' and 'type' '<=' not supported between instances of 'float' and 'type' '>' not supported between instances of 'float' and 'type' '>=' not supported between instances of 'float' and 'type'
        # expect: 3.0 None False True '<' not supported between instances of 'float' and 'NoneType' '<=' not supported between instances of 'float' and 'NoneType' '>' not supported between instances of 'float' and 'NoneType' '>=' not supported between instances of 'float' and 'NoneType'
        # expect: 3.0 nan False True False False False False
        # expect: 3.0 b'x' False True '<' not supported between instances of 'float' and 'bytes' '<=' not supported between instances of 'float' and 'bytes' '>' not supported between instances of 'float' and 'bytes' '>=' not supported between instances of 'float' and 'bytes'
        # expect: 3.0 x False True '<' not supported between instances of 'Real' and 'Name' '<=' not supported between instances of 'Real' and 'Name' '>' not supported between instances of 'Real' and 'Name' '>=' not supported between instances of 'Real' and 'Name'
        # expect: 3.0 x False True '<' not supported between instances of 'Real' and 'str' '<=' not supported between instances of 'Real' and 'str' '>' not supported between instances of 'Real' and 'str' '>=' not supported between instances of 'Real' and 'str'
        # expect: 3.0 y False True '<' not supported between instances of 'Real' and 'Name' '<=' not supported between instances of 'Real' and 'Name' '>' not supported between instances of 'Real' and 'Name' '>=' not supported between instances of 'Real' and 'Name'
        # expect: 3.0 3 True False False True False True
        # expect: 3.0 3 True False False True False True
        # expect: 3.0 3.0 True False False True False True
        # expect: 3.0 3.0 True False False True False True
        # expect: 3.0 [1] False True '<' not supported between instances of 'Real' and 'Items' '<=' not supported between instances of 'Real' and 'Items' '>' not supported between instances of 'Real' and 'Items' '>=' not supported between instances of 'Real' and 'Items'
        # expect: 3.0 [1] False True '<' not supported between instances of 'Real' and 'list' '<=' not supported between instances of 'Real' and 'list' '>' not supported between instances of 'Real' and 'list' '>=' not supported between instances of 'Real' and 'list'
        # expect: 3.0 Pair(a=1, b=2) False True '<' not supported between instances of 'Real' and 'Pair' '<=' not supported between instances of 'Real' and 'Pair' '>' not supported between instances of 'Real' and 'Pair' '>=' not supported between instances of 'Real' and 'Pair'
        # expect: 3.0 (1, 2) False True '<' not supported between instances of 'Real' and 'tuple' '<=' not supported between instances of 'Real' and 'tuple' '>' not supported between instances of 'Real' and 'tuple' '>=' not supported between instances of 'Real' and 'tuple'
        # expect: 3.0 1 False True False False True True
        # expect: 3.0 True False True False False True True
        # expect: 3.0 {'a': 1} False True '<' not supported between instances of 'Real' and 'Table' '<=' not supported between instances of 'Real' and 'Table' '>' not supported between instances of 'Real' and 'Table' '>=' not supported between instances of 'Real' and 'Table'
        # expect: 3.0 {'a': 1} False True '<' not supported between instances of 'Real' and 'dict' '<=' not supported between instances of 'Real' and 'dict' '>' not supported between instances of 'Real' and 'dict' '>=' not supported between instances of 'Real' and 'dict'
        # expect: 3.0 <class 'object'> False True '<' not supported between instances of 'Real' and 'type' '<=' not supported between instances of 'Real' and 'type' '>' not supported between instances of 'Real' and 'type' '>=' not supported between instances of 'Real' and 'type'
        # expect: 3.0 None False True '<' not supported between instances of 'Real' and 'NoneType' '<=' not supported between instances of 'Real' and 'NoneType' '>' not supported between instances of 'Real' and 'NoneType' '>=' not supported between instances of 'Real' and 'NoneType'
        # expect: 3.0 nan False True False False False False
        # expect: 3.0 b'x' False True '<' not supported between instances of 'Real' and 'bytes' '<=' not supported between instances of 'Real' and 'bytes' '>' not supported between instances of 'Real' and 'bytes' '>=' not supported between instances of 'Real' and 'bytes'
        # expect: [1] x False True '<' not supported between instances of 'Items' and 'Name' '<=' not supported between instances of 'Items' and 'Name' '>' not supported between instances of 'Items' and 'Name' '>=' not supported between instances of 'Items' and 'Name'
        # expect: [1] x False True '<' not supported between instances of 'Items' and 'str' '<=' not supported between instances of 'Items' and 'str' '>' not supported between instances of 'Items' and 'str' '>=' not supported between instances of 'Items' and 'str'
        # expect: [1] y False True '<' not supported between instances of 'Items' and 'Name' '<=' not supported between instances of 'Items' and 'Name' '>' not supported between instances of 'Items' and 'Name' '>=' not supported between instances of 'Items' and 'Name'
        # expect: [1] 3 False True '<' not supported between instances of 'Items' and 'Count' '<=' not supported between instances of 'Items' and 'Count' '>' not supported between instances of 'Items' and 'Count' '>=' not supported between instances of 'Items' and 'Count'
        # expect: [1] 3 False True '<' not supported between instances of 'Items' and 'int' '<=' not supported between instances of 'Items' and 'int' '>' not supported between instances of 'Items' and 'int' '>=' not supported between instances of 'Items' and 'int'
        # expect: [1] 3.0 False True '<' not supported between instances of 'Items' and 'float' '<=' not supported between instances of 'Items' and 'float' '>' not supported between instances of 'Items' and 'float' '>=' not supported between instances of 'Items' and 'float'
        # expect: [1] 3.0 False True '<' not supported between instances of 'Items' and 'Real' '<=' not supported between instances of 'Items' and 'Real' '>' not supported between instances of 'Items' and 'Real' '>=' not supported between instances of 'Items' and 'Real'
        # expect: [1] [1] True False False True False True
        # expect: [1] [1] True False False True False True
        # expect: [1] Pair(a=1, b=2) False True '<' not supported between instances of 'Items' and 'Pair' '<=' not supported between instances of 'Items' and 'Pair' '>' not supported between instances of 'Items' and 'Pair' '>=' not supported between instances of 'Items' and 'Pair'
        # expect: [1] (1, 2) False True '<' not supported between instances of 'Items' and 'tuple' '<=' not supported between instances of 'Items' and 'tuple' '>' not supported between instances of 'Items' and 'tuple' '>=' not supported between instances of 'Items' and 'tuple'
        # expect: [1] 1 False True '<' not supported between instances of 'Items' and 'Level' '<=' not supported between instances of 'Items' and 'Level' '>' not supported between instances of 'Items' and 'Level' '>=' not supported between instances of 'Items' and 'Level'
        # expect: [1] True False True '<' not supported between instances of 'Items' and 'bool' '<=' not supported between instances of 'Items' and 'bool' '>' not supported between instances of 'Items' and 'bool' '>=' not supported between instances of 'Items' and 'bool'
        # expect: [1] {'a': 1} False True '<' not supported between instances of 'Items' and 'Table' '<=' not supported between instances of 'Items' and 'Table' '>' not supported between instances of 'Items' and 'Table' '>=' not supported between instances of 'Items' and 'Table'
        # expect: [1] {'a': 1} False True '<' not supported between instances of 'Items' and 'dict' '<=' not supported between instances of 'Items' and 'dict' '>' not supported between instances of 'Items' and 'dict' '>=' not supported between instances of 'Items' and 'dict'
        # expect: [1] <class 'object'> False True '<' not supported between instances of 'Items' and 'type' '<=' not supported between instances of 'Items' and 'type' '>' not supported between instances of 'Items' and 'type' '>=' not supported between instances of 'Items' and 'type'
        # expect: [1] None False True '<' not supported between instances of 'Items' and 'NoneType' '<=' not supported between instances of 'Items' and 'NoneType' '>' not supported between instances of 'Items' and 'NoneType' '>=' not supported between instances of 'Items' and 'NoneType'
        # expect: [1] nan False True '<' not supported between instances of 'Items' and 'Real' '<=' not supported between instances of 'Items' and 'Real' '>' not supported between instances of 'Items' and 'Real' '>=' not supported between instances of 'Items' and 'Real'
        # expect: [1] b'x' False True '<' not supported between instances of 'Items' and 'bytes' '<=' not supported between instances of 'Items' and 'bytes' '>' not supported between instances of 'Items' and 'bytes' '>=' not supported between instances of 'Items' and 'bytes'
        # expect: [1] x False True '<' not supported between instances of 'list' and 'Name' '<=' not supported between instances of 'list' and 'Name' '>' not supported between instances of 'list' and 'Name' '>=' not supported between instances of 'list' and 'Name'
        # expect: [1] x False True '<' not supported between instances of 'list' and 'str' '<=' not supported between instances of 'list' and 'str' '>' not supported between instances of 'list' and 'str' '>=' not supported between instances of 'list' and 'str'
        # expect: [1] y False True '<' not supported between instances of 'list' and 'Name' '<=' not supported between instances of 'list' and 'Name' '>' not supported between instances of 'list' and 'Name' '>=' not supported between instances of 'list' and 'Name'
        # expect: [1] 3 False True '<' not supported between instances of 'list' and 'Count' '<=' not supported between instances of 'list' and 'Count' '>' not supported between instances of 'list' and 'Count' '>=' not supported between instances of 'list' and 'Count'
        # expect: [1] 3 False True '<' not supported between instances of 'list' and 'int' '<=' not supported between instances of 'list' and 'int' '>' not supported between instances of 'list' and 'int' '>=' not supported between instances of 'list' and 'int'
        # expect: [1] 3.0 False True '<' not supported between instances of 'list' and 'float' '<=' not supported between instances of 'list' and 'float' '>' not supported between instances of 'list' and 'float' '>=' not supported between instances of 'list' and 'float'
        # expect: [1] 3.0 False True '<' not supported between instances of 'list' and 'Real' '<=' not supported between instances of 'list' and 'Real' '>' not supported between instances of 'list' and 'Real' '>=' not supported between instances of 'list' and 'Real'
        # expect: [1] [1] True False False True False True
        # expect: [1] [1] True False False True False True
        # expect: [1] Pair(a=1, b=2) False True '<' not supported between instances of 'list' and 'Pair' '<=' not supported between instances of 'list' and 'Pair' '>' not supported between instances of 'list' and 'Pair' '>=' not supported between instances of 'list' and 'Pair'
        # expect: [1] (1, 2) False True '<' not supported between instances of 'list' and 'tuple' '<=' not supported between instances of 'list' and 'tuple' '>' not supported between instances of 'list' and 'tuple' '>=' not supported between instances of 'list' and 'tuple'
        # expect: [1] 1 False True '<' not supported between instances of 'list' and 'Level' '<=' not supported between instances of 'list' and 'Level' '>' not supported between instances of 'list' and 'Level' '>=' not supported between instances of 'list' and 'Level'
        # expect: [1] True False True '<' not supported between instances of 'list' and 'bool' '<=' not supported between instances of 'list' and 'bool' '>' not supported between instances of 'list' and 'bool' '>=' not supported between instances of 'list' and 'bool'
        # expect: [1] {'a': 1} False True '<' not supported between instances of 'list' and 'Table' '<=' not supported between instances of 'list' and 'Table' '>' not supported between instances of 'list' and 'Table' '>=' not supported between instances of 'list' and 'Table'
        # expect: [1] {'a': 1} False True '<' not supported between instances of 'list' and 'dict' '<=' not supported between instances of 'list' and 'dict' '>' not supported between instances of 'list' and 'dict' '>=' not supported between instances of 'list' and 'dict'
        # expect: [1] <class 'object'> False True '<' not supported between instances of 'list' and 'type' '<=' not supported between instances of 'list' and 'type' '>' not supported between instances of 'list' and 'type' '>=' not supported between instances of 'list' and 'type'
        # expect: [1] None False True '<' not supported between instances of 'list' and 'NoneType' '<=' not supported between instances of 'list' and 'NoneType' '>' not supported between instances of 'list' and 'NoneType' '>=' not supported between instances of 'list' and 'NoneType'
        # expect: [1] nan False True '<' not supported between instances of 'list' and 'Real' '<=' not supported between instances of 'list' and 'Real' '>' not supported between instances of 'list' and 'Real' '>=' not supported between instances of 'list' and 'Real'
        # expect: [1] b'x' False True '<' not supported between instances of 'list' and 'bytes' '<=' not supported between instances of 'list' and 'bytes' '>' not supported between instances of 'list' and 'bytes' '>=' not supported between instances of 'list' and 'bytes'
        # expect: Pair(a=1, b=2) x False True '<' not supported between instances of 'Pair' and 'Name' '<=' not supported between instances of 'Pair' and 'Name' '>' not supported between instances of 'Pair' and 'Name' '>=' not supported between instances of 'Pair' and 'Name'
        # expect: Pair(a=1, b=2) x False True '<' not supported between instances of 'Pair' and 'str' '<=' not supported between instances of 'Pair' and 'str' '>' not supported between instances of 'Pair' and 'str' '>=' not supported between instances of 'Pair' and 'str'
        # expect: Pair(a=1, b=2) y False True '<' not supported between instances of 'Pair' and 'Name' '<=' not supported between instances of 'Pair' and 'Name' '>' not supported between instances of 'Pair' and 'Name' '>=' not supported between instances of 'Pair' and 'Name'
        # expect: Pair(a=1, b=2) 3 False True '<' not supported between instances of 'Pair' and 'Count' '<=' not supported between instances of 'Pair' and 'Count' '>' not supported between instances of 'Pair' and 'Count' '>=' not supported between instances of 'Pair' and 'Count'
        # expect: Pair(a=1, b=2) 3 False True '<' not supported between instances of 'Pair' and 'int' '<=' not supported between instances of 'Pair' and 'int' '>' not supported between instances of 'Pair' and 'int' '>=' not supported between instances of 'Pair' and 'int'
        # expect: Pair(a=1, b=2) 3.0 False True '<' not supported between instances of 'Pair' and 'float' '<=' not supported between instances of 'Pair' and 'float' '>' not supported between instances of 'Pair' and 'float' '>=' not supported between instances of 'Pair' and 'float'
        # expect: Pair(a=1, b=2) 3.0 False True '<' not supported between instances of 'Pair' and 'Real' '<=' not supported between instances of 'Pair' and 'Real' '>' not supported between instances of 'Pair' and 'Real' '>=' not supported between instances of 'Pair' and 'Real'
        # expect: Pair(a=1, b=2) [1] False True '<' not supported between instances of 'Pair' and 'Items' '<=' not supported between instances of 'Pair' and 'Items' '>' not supported between instances of 'Pair' and 'Items' '>=' not supported between instances of 'Pair' and 'Items'
        # expect: Pair(a=1, b=2) [1] False True '<' not supported between instances of 'Pair' and 'list' '<=' not supported between instances of 'Pair' and 'list' '>' not supported between instances of 'Pair' and 'list' '>=' not supported between instances of 'Pair' and 'list'
        # expect: Pair(a=1, b=2) Pair(a=1, b=2) True False False True False True
        # expect: Pair(a=1, b=2) (1, 2) True False False True False True
        # expect: Pair(a=1, b=2) 1 False True '<' not supported between instances of 'Pair' and 'Level' '<=' not supported between instances of 'Pair' and 'Level' '>' not supported between instances of 'Pair' and 'Level' '>=' not supported between instances of 'Pair' and 'Level'
        # expect: Pair(a=1, b=2) True False True '<' not supported between instances of 'Pair' and 'bool' '<=' not supported between instances of 'Pair' and 'bool' '>' not supported between instances of 'Pair' and 'bool' '>=' not supported between instances of 'Pair' and 'bool'
        # expect: Pair(a=1, b=2) {'a': 1} False True '<' not supported between instances of 'Pair' and 'Table' '<=' not supported between instances of 'Pair' and 'Table' '>' not supported between instances of 'Pair' and 'Table' '>=' not supported between instances of 'Pair' and 'Table'
        # expect: Pair(a=1, b=2) {'a': 1} False True '<' not supported between instances of 'Pair' and 'dict' '<=' not supported between instances of 'Pair' and 'dict' '>' not supported between instances of 'Pair' and 'dict' '>=' not supported between instances of 'Pair' and 'dict'
        # expect: Pair(a=1, b=2) <class 'object'> False True '<' not supported between instances of 'Pair' and 'type' '<=' not supported between instances of 'Pair' and 'type' '>' not supported between instances of 'Pair' and 'type' '>=' not supported between instances of 'Pair' and 'type'
        # expect: Pair(a=1, b=2) None False True '<' not supported between instances of 'Pair' and 'NoneType' '<=' not supported between instances of 'Pair' and 'NoneType' '>' not supported between instances of 'Pair' and 'NoneType' '>=' not supported between instances of 'Pair' and 'NoneType'
        # expect: Pair(a=1, b=2) nan False True '<' not supported between instances of 'Pair' and 'Real' '<=' not supported between instances of 'Pair' and 'Real' '>' not supported between instances of 'Pair' and 'Real' '>=' not supported between instances of 'Pair' and 'Real'
        # expect: Pair(a=1, b=2) b'x' False True '<' not supported between instances of 'Pair' and 'bytes' '<=' not supported between instances of 'Pair' and 'bytes' '>' not supported between instances of 'Pair' and 'bytes' '>=' not supported between instances of 'Pair' and 'bytes'
        # expect: (1, 2) x False True '<' not supported between instances of 'tuple' and 'Name' '<=' not supported between instances of 'tuple' and 'Name' '>' not supported between instances of 'tuple' and 'Name' '>=' not supported between instances of 'tuple' and 'Name'
        # expect: (1, 2) x False True '<' not supported between instances of 'tuple' and 'str' '<=' not supported between instances of 'tuple' and 'str' '>' not supported between instances of 'tuple' and 'str' '>=' not supported between instances of 'tuple' and 'str'
        # expect: (1, 2) y False True '<' not supported between instances of 'tuple' and 'Name' '<=' not supported between instances of 'tuple' and 'Name' '>' not supported between instances of 'tuple' and 'Name' '>=' not supported between instances of 'tuple' and 'Name'
        # expect: (1, 2) 3 False True '<' not supported between instances of 'tuple' and 'Count' '<=' not supported between instances of 'tuple' and 'Count' '>' not supported between instances of 'tuple' and 'Count' '>=' not supported between instances of 'tuple' and 'Count'
        # expect: (1, 2) 3 False True '<' not supported between instances of 'tuple' and 'int' '<=' not supported between instances of 'tuple' and 'int' '>' not supported between instances of 'tuple' and 'int' '>=' not supported between instances of 'tuple' and 'int'
        # expect: (1, 2) 3.0 False True '<' not supported between instances of 'tuple' and 'float' '<=' not supported between instances of 'tuple' and 'float' '>' not supported between instances of 'tuple' and 'float' '>=' not supported between instances of 'tuple' and 'float'
        # expect: (1, 2) 3.0 False True '<' not supported between instances of 'tuple' and 'Real' '<=' not supported between instances of 'tuple' and 'Real' '>' not supported between instances of 'tuple' and 'Real' '>=' not supported between instances of 'tuple' and 'Real'
        # expect: (1, 2) [1] False True '<' not supported between instances of 'tuple' and 'Items' '<=' not supported between instances of 'tuple' and 'Items' '>' not supported between instances of 'tuple' and 'Items' '>=' not supported between instances of 'tuple' and 'Items'
        # expect: (1, 2) [1] False True '<' not supported between instances of 'tuple' and 'list' '<=' not supported between instances of 'tuple' and 'list' '>' not supported between instances of 'tuple' and 'list' '>=' not supported between instances of 'tuple' and 'list'
        # expect: (1, 2) Pair(a=1, b=2) True False False True False True
        # expect: (1, 2) (1, 2) True False False True False True
        # expect: (1, 2) 1 False True '<' not supported between instances of 'tuple' and 'Level' '<=' not supported between instances of 'tuple' and 'Level' '>' not supported between instances of 'tuple' and 'Level' '>=' not supported between instances of 'tuple' and 'Level'
        # expect: (1, 2) True False True '<' not supported between instances of 'tuple' and 'bool' '<=' not supported between instances of 'tuple' and 'bool' '>' not supported between instances of 'tuple' and 'bool' '>=' not supported between instances of 'tuple' and 'bool'
        # expect: (1, 2) {'a': 1} False True '<' not supported between instances of 'tuple' and 'Table' '<=' not supported between instances of 'tuple' and 'Table' '>' not supported between instances of 'tuple' and 'Table' '>=' not supported between instances of 'tuple' and 'Table'
        # expect: (1, 2) {'a': 1} False True '<' not supported between instances of 'tuple' and 'dict' '<=' not supported between instances of 'tuple' and 'dict' '>' not supported between instances of 'tuple' and 'dict' '>=' not supported between instances of 'tuple' and 'dict'
        # expect: (1, 2) <class 'object'> False True '<' not supported between instances of 'tuple' and 'type' '<=' not supported between instances of 'tuple' and 'type' '>' not supported between instances of 'tuple' and 'type' '>=' not supported between instances of 'tuple' and 'type'
        # expect: (1, 2) None False True '<' not supported between instances of 'tuple' and 'NoneType' '<=' not supported between instances of 'tuple' and 'NoneType' '>' not supported between instances of 'tuple' and 'NoneType' '>=' not supported between instances of 'tuple' and 'NoneType'
        # expect: (1, 2) nan False True '<' not supported between instances of 'tuple' and 'Real' '<=' not supported between instances of 'tuple' and 'Real' '>' not supported between instances of 'tuple' and 'Real' '>=' not supported between instances of 'tuple' and 'Real'
        # expect: (1, 2) b'x' False True '<' not supported between instances of 'tuple' and 'bytes' '<=' not supported between instances of 'tuple' and 'bytes' '>' not supported between instances of 'tuple' and 'bytes' '>=' not supported between instances of 'tuple' and 'bytes'
        # expect: 1 x False True '<' not supported between instances of 'Level' and 'Name' '<=' not supported between instances of 'Level' and 'Name' '>' not supported between instances of 'Level' and 'Name' '>=' not supported between instances of 'Level' and 'Name'
        # expect: 1 x False True '<' not supported between instances of 'Level' and 'str' '<=' not supported between instances of 'Level' and 'str' '>' not supported between instances of 'Level' and 'str' '>=' not supported between instances of 'Level' and 'str'
        # expect: 1 y False True '<' not supported between instances of 'Level' and 'Name' '<=' not supported between instances of 'Level' and 'Name' '>' not supported between instances of 'Level' and 'Name' '>=' not supported between instances of 'Level' and 'Name'
        # expect: 1 3 False True True True False False
        # expect: 1 3 False True True True False False
        # expect: 1 3.0 False True True True False False
        # expect: 1 3.0 False True True True False False
        # expect: 1 [1] False True '<' not supported between instances of 'Level' and 'Items' '<=' not supported between instances of 'Level' and 'Items' '>' not supported between instances of 'Level' and 'Items' '>=' not supported between instances of 'Level' and 'Items'
        # expect: 1 [1] False True '<' not supported between instances of 'Level' and 'list' '<=' not supported between instances of 'Level' and 'list' '>' not supported between instances of 'Level' and 'list' '>=' not supported between instances of 'Level' and 'list'
        # expect: 1 Pair(a=1, b=2) False True '<' not supported between instances of 'Level' and 'Pair' '<=' not supported between instances of 'Level' and 'Pair' '>' not supported between instances of 'Level' and 'Pair' '>=' not supported between instances of 'Level' and 'Pair'
        # expect: 1 (1, 2) False True '<' not supported between instances of 'Level' and 'tuple' '<=' not supported between instances of 'Level' and 'tuple' '>' not supported between instances of 'Level' and 'tuple' '>=' not supported between instances of 'Level' and 'tuple'
        # expect: 1 1 True False False True False True
        # expect: 1 True True False False True False True
        # expect: 1 {'a': 1} False True '<' not supported between instances of 'Level' and 'Table' '<=' not supported between instances of 'Level' and 'Table' '>' not supported between instances of 'Level' and 'Table' '>=' not supported between instances of 'Level' and 'Table'
        # expect: 1 {'a': 1} False True '<' not supported between instances of 'Level' and 'dict' '<=' not supported between instances of 'Level' and 'dict' '>' not supported between instances of 'Level' and 'dict' '>=' not supported between instances of 'Level' and 'dict'
        # expect: 1 <class 'object'> False True '<' not supported between instances of 'Level' and 'type' '<=' not supported between instances of 'Level' and 'type' '>' not supported between instances of 'Level' and 'type' '>=' not supported between instances of 'Level' and 'type'
        # expect: 1 None False True '<' not supported between instances of 'Level' and 'NoneType' '<=' not supported between instances of 'Level' and 'NoneType' '>' not supported between instances of 'Level' and 'NoneType' '>=' not supported between instances of 'Level' and 'NoneType'
        # expect: 1 nan False True False False False False
        # expect: 1 b'x' False True '<' not supported between instances of 'Level' and 'bytes' '<=' not supported between instances of 'Level' and 'bytes' '>' not supported between instances of 'Level' and 'bytes' '>=' not supported between instances of 'Level' and 'bytes'
        # expect: True x False True '<' not supported between instances of 'bool' and 'Name' '<=' not supported between instances of 'bool' and 'Name' '>' not supported between instances of 'bool' and 'Name' '>=' not supported between instances of 'bool' and 'Name'
        # expect: True x False True '<' not supported between instances of 'bool' and 'str' '<=' not supported between instances of 'bool' and 'str' '>' not supported between instances of 'bool' and 'str' '>=' not supported between instances of 'bool' and 'str'
        # expect: True y False True '<' not supported between instances of 'bool' and 'Name' '<=' not supported between instances of 'bool' and 'Name' '>' not supported between instances of 'bool' and 'Name' '>=' not supported between instances of 'bool' and 'Name'
        # expect: True 3 False True True True False False
        # expect: True 3 False True True True False False
        # expect: True 3.0 False True True True False False
        # expect: True 3.0 False True True True False False
        # expect: True [1] False True '<' not supported between instances of 'bool' and 'Items' '<=' not supported between instances of 'bool' and 'Items' '>' not supported between instances of 'bool' and 'Items' '>=' not supported between instances of 'bool' and 'Items'
        # expect: True [1] False True '<' not supported between instances of 'bool' and 'list' '<=' not supported between instances of 'bool' and 'list' '>' not supported between instances of 'bool' and 'list' '>=' not supported between instances of 'bool' and 'list'
        # expect: True Pair(a=1, b=2) False True '<' not supported between instances of 'bool' and 'Pair' '<=' not supported between instances of 'bool' and 'Pair' '>' not supported between instances of 'bool' and 'Pair' '>=' not supported between instances of 'bool' and 'Pair'
        # expect: True (1, 2) False True '<' not supported between instances of 'bool' and 'tuple' '<=' not supported between instances of 'bool' and 'tuple' '>' not supported between instances of 'bool' and 'tuple' '>=' not supported between instances of 'bool' and 'tuple'
        # expect: True 1 True False False True False True
        # expect: True True True False False True False True
        # expect: True {'a': 1} False True '<' not supported between instances of 'bool' and 'Table' '<=' not supported between instances of 'bool' and 'Table' '>' not supported between instances of 'bool' and 'Table' '>=' not supported between instances of 'bool' and 'Table'
        # expect: True {'a': 1} False True '<' not supported between instances of 'bool' and 'dict' '<=' not supported between instances of 'bool' and 'dict' '>' not supported between instances of 'bool' and 'dict' '>=' not supported between instances of 'bool' and 'dict'
        # expect: True <class 'object'> False True '<' not supported between instances of 'bool' and 'type' '<=' not supported between instances of 'bool' and 'type' '>' not supported between instances of 'bool' and 'type' '>=' not supported between instances of 'bool' and 'type'
        # expect: True None False True '<' not supported between instances of 'bool' and 'NoneType' '<=' not supported between instances of 'bool' and 'NoneType' '>' not supported between instances of 'bool' and 'NoneType' '>=' not supported between instances of 'bool' and 'NoneType'
        # expect: True nan False True False False False False
        # expect: True b'x' False True '<' not supported between instances of 'bool' and 'bytes' '<=' not supported between instances of 'bool' and 'bytes' '>' not supported between instances of 'bool' and 'bytes' '>=' not supported between instances of 'bool' and 'bytes'
        # expect: {'a': 1} x False True '<' not supported between instances of 'Table' and 'Name' '<=' not supported between instances of 'Table' and 'Name' '>' not supported between instances of 'Table' and 'Name' '>=' not supported between instances of 'Table' and 'Name'
        # expect: {'a': 1} x False True '<' not supported between instances of 'Table' and 'str' '<=' not supported between instances of 'Table' and 'str' '>' not supported between instances of 'Table' and 'str' '>=' not supported between instances of 'Table' and 'str'
        # expect: {'a': 1} y False True '<' not supported between instances of 'Table' and 'Name' '<=' not supported between instances of 'Table' and 'Name' '>' not supported between instances of 'Table' and 'Name' '>=' not supported between instances of 'Table' and 'Name'
        # expect: {'a': 1} 3 False True '<' not supported between instances of 'Table' and 'Count' '<=' not supported between instances of 'Table' and 'Count' '>' not supported between instances of 'Table' and 'Count' '>=' not supported between instances of 'Table' and 'Count'
        # expect: {'a': 1} 3 False True '<' not supported between instances of 'Table' and 'int' '<=' not supported between instances of 'Table' and 'int' '>' not supported between instances of 'Table' and 'int' '>=' not supported between instances of 'Table' and 'int'
        # expect: {'a': 1} 3.0 False True '<' not supported between instances of 'Table' and 'float' '<=' not supported between instances of 'Table' and 'float' '>' not supported between instances of 'Table' and 'float' '>=' not supported between instances of 'Table' and 'float'
        # expect: {'a': 1} 3.0 False True '<' not supported between instances of 'Table' and 'Real' '<=' not supported between instances of 'Table' and 'Real' '>' not supported between instances of 'Table' and 'Real' '>=' not supported between instances of 'Table' and 'Real'
        # expect: {'a': 1} [1] False True '<' not supported between instances of 'Table' and 'Items' '<=' not supported between instances of 'Table' and 'Items' '>' not supported between instances of 'Table' and 'Items' '>=' not supported between instances of 'Table' and 'Items'
        # expect: {'a': 1} [1] False True '<' not supported between instances of 'Table' and 'list' '<=' not supported between instances of 'Table' and 'list' '>' not supported between instances of 'Table' and 'list' '>=' not supported between instances of 'Table' and 'list'
        # expect: {'a': 1} Pair(a=1, b=2) False True '<' not supported between instances of 'Table' and 'Pair' '<=' not supported between instances of 'Table' and 'Pair' '>' not supported between instances of 'Table' and 'Pair' '>=' not supported between instances of 'Table' and 'Pair'
        # expect: {'a': 1} (1, 2) False True '<' not supported between instances of 'Table' and 'tuple' '<=' not supported between instances of 'Table' and 'tuple' '>' not supported between instances of 'Table' and 'tuple' '>=' not supported between instances of 'Table' and 'tuple'
        # expect: {'a': 1} 1 False True '<' not supported between instances of 'Table' and 'Level' '<=' not supported between instances of 'Table' and 'Level' '>' not supported between instances of 'Table' and 'Level' '>=' not supported between instances of 'Table' and 'Level'
        # expect: {'a': 1} True False True '<' not supported between instances of 'Table' and 'bool' '<=' not supported between instances of 'Table' and 'bool' '>' not supported between instances of 'Table' and 'bool' '>=' not supported between instances of 'Table' and 'bool'
        # expect: {'a': 1} {'a': 1} True False '<' not supported between instances of 'Table' and 'Table' '<=' not supported between instances of 'Table' and 'Table' '>' not supported between instances of 'Table' and 'Table' '>=' not supported between instances of 'Table' and 'Table'
        # expect: {'a': 1} {'a': 1} True False '<' not supported between instances of 'Table' and 'dict' '<=' not supported between instances of 'Table' and 'dict' '>' not supported between instances of 'Table' and 'dict' '>=' not supported between instances of 'Table' and 'dict'
        # expect: {'a': 1} <class 'object'> False True '<' not supported between instances of 'Table' and 'type' '<=' not supported between instances of 'Table' and 'type' '>' not supported between instances of 'Table' and 'type' '>=' not supported between instances of 'Table' and 'type'
        # expect: {'a': 1} None False True '<' not supported between instances of 'Table' and 'NoneType' '<=' not supported between instances of 'Table' and 'NoneType' '>' not supported between instances of 'Table' and 'NoneType' '>=' not supported between instances of 'Table' and 'NoneType'
        # expect: {'a': 1} nan False True '<' not supported between instances of 'Table' and 'Real' '<=' not supported between instances of 'Table' and 'Real' '>' not supported between instances of 'Table' and 'Real' '>=' not supported between instances of 'Table' and 'Real'
        # expect: {'a': 1} b'x' False True '<' not supported between instances of 'Table' and 'bytes' '<=' not supported between instances of 'Table' and 'bytes' '>' not supported between instances of 'Table' and 'bytes' '>=' not supported between instances of 'Table' and 'bytes'
        # expect: {'a': 1} x False True '<' not supported between instances of 'dict' and 'Name' '<=' not supported between instances of 'dict' and 'Name' '>' not supported between instances of 'dict' and 'Name' '>=' not supported between instances of 'dict' and 'Name'
        # expect: {'a': 1} x False True '<' not supported between instances of 'dict' and 'str' '<=' not supported between instances of 'dict' and 'str' '>' not supported between instances of 'dict' and 'str' '>=' not supported between instances of 'dict' and 'str'
        # expect: {'a': 1} y False True '<' not supported between instances of 'dict' and 'Name' '<=' not supported between instances of 'dict' and 'Name' '>' not supported between instances of 'dict' and 'Name' '>=' not supported between instances of 'dict' and 'Name'
        # expect: {'a': 1} 3 False True '<' not supported between instances of 'dict' and 'Count' '<=' not supported between instances of 'dict' and 'Count' '>' not supported between instances of 'dict' and 'Count' '>=' not supported between instances of 'dict' and 'Count'
        # expect: {'a': 1} 3 False True '<' not supported between instances of 'dict' and 'int' '<=' not supported between instances of 'dict' and 'int' '>' not supported between instances of 'dict' and 'int' '>=' not supported between instances of 'dict' and 'int'
        # expect: {'a': 1} 3.0 False True '<' not supported between instances of 'dict' and 'float' '<=' not supported between instances of 'dict' and 'float' '>' not supported between instances of 'dict' and 'float' '>=' not supported between instances of 'dict' and 'float'
        # expect: {'a': 1} 3.0 False True '<' not supported between instances of 'dict' and 'Real' '<=' not supported between instances of 'dict' and 'Real' '>' not supported between instances of 'dict' and 'Real' '>=' not supported between instances of 'dict' and 'Real'
        # expect: {'a': 1} [1] False True '<' not supported between instances of 'dict' and 'Items' '<=' not supported between instances of 'dict' and 'Items' '>' not supported between instances of 'dict' and 'Items' '>=' not supported between instances of 'dict' and 'Items'
        # expect: {'a': 1} [1] False True '<' not supported between instances of 'dict' and 'list' '<=' not supported between instances of 'dict' and 'list' '>' not supported between instances of 'dict' and 'list' '>=' not supported between instances of 'dict' and 'list'
        # expect: {'a': 1} Pair(a=1, b=2) False True '<' not supported between instances of 'dict' and 'Pair' '<=' not supported between instances of 'dict' and 'Pair' '>' not supported between instances of 'dict' and 'Pair' '>=' not supported between instances of 'dict' and 'Pair'
        # expect: {'a': 1} (1, 2) False True '<' not supported between instances of 'dict' and 'tuple' '<=' not supported between instances of 'dict' and 'tuple' '>' not supported between instances of 'dict' and 'tuple' '>=' not supported between instances of 'dict' and 'tuple'
        # expect: {'a': 1} 1 False True '<' not supported between instances of 'dict' and 'Level' '<=' not supported between instances of 'dict' and 'Level' '>' not supported between instances of 'dict' and 'Level' '>=' not supported between instances of 'dict' and 'Level'
        # expect: {'a': 1} True False True '<' not supported between instances of 'dict' and 'bool' '<=' not supported between instances of 'dict' and 'bool' '>' not supported between instances of 'dict' and 'bool' '>=' not supported between instances of 'dict' and 'bool'
        # expect: {'a': 1} {'a': 1} True False '<' not supported between instances of 'dict' and 'Table' '<=' not supported between instances of 'dict' and 'Table' '>' not supported between instances of 'dict' and 'Table' '>=' not supported between instances of 'dict' and 'Table'
        # expect: {'a': 1} {'a': 1} True False '<' not supported between instances of 'dict' and 'dict' '<=' not supported between instances of 'dict' and 'dict' '>' not supported between instances of 'dict' and 'dict' '>=' not supported between instances of 'dict' and 'dict'
        # expect: {'a': 1} <class 'object'> False True '<' not supported between instances of 'dict' and 'type' '<=' not supported between instances of 'dict' and 'type' '>' not supported between instances of 'dict' and 'type' '>=' not supported between instances of 'dict' and 'type'
        # expect: {'a': 1} None False True '<' not supported between instances of 'dict' and 'NoneType' '<=' not supported between instances of 'dict' and 'NoneType' '>' not supported between instances of 'dict' and 'NoneType' '>=' not supported between instances of 'dict' and 'NoneType'
        # expect: {'a': 1} nan False True '<' not supported between instances of 'dict' and 'Real' '<=' not supported between instances of 'dict' and 'Real' '>' not supported between instances of 'dict' and 'Real' '>=' not supported between instances of 'dict' and 'Real'
        # expect: {'a': 1} b'x' False True '<' not supported between instances of 'dict' and 'bytes' '<=' not supported between instances of 'dict' and 'bytes' '>' not supported between instances of 'dict' and 'bytes' '>=' not supported between instances of 'dict' and 'bytes'
        # expect: <class 'object'> x False True '<' not supported between instances of 'type' and 'Name' '<=' not supported between instances of 'type' and 'Name' '>' not supported between instances of 'type' and 'Name' '>=' not supported between instances of 'type' and 'Name'
        # expect: <class 'object'> x False True '<' not supported between instances of 'type' and 'str' '<=' not supported between instances of 'type' and 'str' '>' not supported between instances of 'type' and 'str' '>=' not supported between instances of 'type' and 'str'
        # expect: <class 'object'> y False True '<' not supported between instances of 'type' and 'Name' '<=' not supported between instances of 'type' and 'Name' '>' not supported between instances of 'type' and 'Name' '>=' not supported between instances of 'type' and 'Name'
        # expect: <class 'object'> 3 False True '<' not supported between instances of 'type' and 'Count' '<=' not supported between instances of 'type' and 'Count' '>' not supported between instances of 'type' and 'Count' '>=' not supported between instances of 'type' and 'Count'
        # expect: <class 'object'> 3 False True '<' not supported between instances of 'type' and 'int' '<=' not supported between instances of 'type' and 'int' '>' not supported between instances of 'type' and 'int' '>=' not supported between instances of 'type' and 'int'
        # expect: <class 'object'> 3.0 False True '<' not supported between instances of 'type' and 'float' '<=' not supported between instances of 'type' and 'float' '>' not supported between instances of 'type' and 'float' '>=' not supported between instances of 'type' and 'float'
        # expect: <class 'object'> 3.0 False True '<' not supported between instances of 'type' and 'Real' '<=' not supported between instances of 'type' and 'Real' '>' not supported between instances of 'type' and 'Real' '>=' not supported between instances of 'type' and 'Real'
        # expect: <class 'object'> [1] False True '<' not supported between instances of 'type' and 'Items' '<=' not supported between instances of 'type' and 'Items' '>' not supported between instances of 'type' and 'Items' '>=' not supported between instances of 'type' and 'Items'
        # expect: <class 'object'> [1] False True '<' not supported between instances of 'type' and 'list' '<=' not supported between instances of 'type' and 'list' '>' not supported between instances of 'type' and 'list' '>=' not supported between instances of 'type' and 'list'
        # expect: <class 'object'> Pair(a=1, b=2) False True '<' not supported between instances of 'type' and 'Pair' '<=' not supported between instances of 'type' and 'Pair' '>' not supported between instances of 'type' and 'Pair' '>=' not supported between instances of 'type' and 'Pair'
        # expect: <class 'object'> (1, 2) False True '<' not supported between instances of 'type' and 'tuple' '<=' not supported between instances of 'type' and 'tuple' '>' not supported between instances of 'type' and 'tuple' '>=' not supported between instances of 'type' and 'tuple'
        # expect: <class 'object'> 1 False True '<' not supported between instances of 'type' and 'Level' '<=' not supported between instances of 'type' and 'Level' '>' not supported between instances of 'type' and 'Level' '>=' not supported between instances of 'type' and 'Level'
        # expect: <class 'object'> True False True '<' not supported between instances of 'type' and 'bool' '<=' not supported between instances of 'type' and 'bool' '>' not supported between instances of 'type' and 'bool' '>=' not supported between instances of 'type' and 'bool'
        # expect: <class 'object'> {'a': 1} False True '<' not supported between instances of 'type' and 'Table' '<=' not supported between instances of 'type' and 'Table' '>' not supported between instances of 'type' and 'Table' '>=' not supported between instances of 'type' and 'Table'
        # expect: <class 'object'> {'a': 1} False True '<' not supported between instances of 'type' and 'dict' '<=' not supported between instances of 'type' and 'dict' '>' not supported between instances of 'type' and 'dict' '>=' not supported between instances of 'type' and 'dict'
        # expect: <class 'object'> <class 'object'> True False '<' not supported between instances of 'type' and 'type' '<=' not supported between instances of 'type' and 'type' '>' not supported between instances of 'type' and 'type' '>=' not supported between instances of 'type' and 'type'
        # expect: <class 'object'> None False True '<' not supported between instances of 'type' and 'NoneType' '<=' not supported between instances of 'type' and 'NoneType' '>' not supported between instances of 'type' and 'NoneType' '>=' not supported between instances of 'type' and 'NoneType'
        # expect: <class 'object'> nan False True '<' not supported between instances of 'type' and 'Real' '<=' not supported between instances of 'type' and 'Real' '>' not supported between instances of 'type' and 'Real' '>=' not supported between instances of 'type' and 'Real'
        # expect: <class 'object'> b'x' False True '<' not supported between instances of 'type' and 'bytes' '<=' not supported between instances of 'type' and 'bytes' '>' not supported between instances of 'type' and 'bytes' '>=' not supported between instances of 'type' and 'bytes'
        # expect: None x False True '<' not supported between instances of 'NoneType' and 'Name' '<=' not supported between instances of 'NoneType' and 'Name' '>' not supported between instances of 'NoneType' and 'Name' '>=' not supported between instances of 'NoneType' and 'Name'
        # expect: None x False True '<' not supported between instances of 'NoneType' and 'str' '<=' not supported between instances of 'NoneType' and 'str' '>' not supported between instances of 'NoneType' and 'str' '>=' not supported between instances of 'NoneType' and 'str'
        # expect: None y False True '<' not supported between instances of 'NoneType' and 'Name' '<=' not supported between instances of 'NoneType' and 'Name' '>' not supported between instances of 'NoneType' and 'Name' '>=' not supported between instances of 'NoneType' and 'Name'
        # expect: None 3 False True '<' not supported between instances of 'NoneType' and 'Count' '<=' not supported between instances of 'NoneType' and 'Count' '>' not supported between instances of 'NoneType' and 'Count' '>=' not supported between instances of 'NoneType' and 'Count'
        # expect: None 3 False True '<' not supported between instances of 'NoneType' and 'int' '<=' not supported between instances of 'NoneType' and 'int' '>' not supported between instances of 'NoneType' and 'int' '>=' not supported between instances of 'NoneType' and 'int'
        # expect: None 3.0 False True '<' not supported between instances of 'NoneType' and 'float' '<=' not supported between instances of 'NoneType' and 'float' '>' not supported between instances of 'NoneType' and 'float' '>=' not supported between instances of 'NoneType' and 'float'
        # expect: None 3.0 False True '<' not supported between instances of 'NoneType' and 'Real' '<=' not supported between instances of 'NoneType' and 'Real' '>' not supported between instances of 'NoneType' and 'Real' '>=' not supported between instances of 'NoneType' and 'Real'
        # expect: None [1] False True '<' not supported between instances of 'NoneType' and 'Items' '<=' not supported between instances of 'NoneType' and 'Items' '>' not supported between instances of 'NoneType' and 'Items' '>=' not supported between instances of 'NoneType' and 'Items'
        # expect: None [1] False True '<' not supported between instances of 'NoneType' and 'list' '<=' not supported between instances of 'NoneType' and 'list' '>' not supported between instances of 'NoneType' and 'list' '>=' not supported between instances of 'NoneType' and 'list'
        # expect: None Pair(a=1, b=2) False True '<' not supported between instances of 'NoneType' and 'Pair' '<=' not supported between instances of 'NoneType' and 'Pair' '>' not supported between instances of 'NoneType' and 'Pair' '>=' not supported between instances of 'NoneType' and 'Pair'
        # expect: None (1, 2) False True '<' not supported between instances of 'NoneType' and 'tuple' '<=' not supported between instances of 'NoneType' and 'tuple' '>' not supported between instances of 'NoneType' and 'tuple' '>=' not supported between instances of 'NoneType' and 'tuple'
        # expect: None 1 False True '<' not supported between instances of 'NoneType' and 'Level' '<=' not supported between instances of 'NoneType' and 'Level' '>' not supported between instances of 'NoneType' and 'Level' '>=' not supported between instances of 'NoneType' and 'Level'
        # expect: None True False True '<' not supported between instances of 'NoneType' and 'bool' '<=' not supported between instances of 'NoneType' and 'bool' '>' not supported between instances of 'NoneType' and 'bool' '>=' not supported between instances of 'NoneType' and 'bool'
        # expect: None {'a': 1} False True '<' not supported between instances of 'NoneType' and 'Table' '<=' not supported between instances of 'NoneType' and 'Table' '>' not supported between instances of 'NoneType' and 'Table' '>=' not supported between instances of 'NoneType' and 'Table'
        # expect: None {'a': 1} False True '<' not supported between instances of 'NoneType' and 'dict' '<=' not supported between instances of 'NoneType' and 'dict' '>' not supported between instances of 'NoneType' and 'dict' '>=' not supported between instances of 'NoneType' and 'dict'
        # expect: None <class 'object'> False True '<' not supported between instances of 'NoneType' and 'type' '<=' not supported between instances of 'NoneType' and 'type' '>' not supported between instances of 'NoneType' and 'type' '>=' not supported between instances of 'NoneType' and 'type'
        # expect: None None True False '<' not supported between instances of 'NoneType' and 'NoneType' '<=' not supported between instances of 'NoneType' and 'NoneType' '>' not supported between instances of 'NoneType' and 'NoneType' '>=' not supported between instances of 'NoneType' and 'NoneType'
        # expect: None nan False True '<' not supported between instances of 'NoneType' and 'Real' '<=' not supported between instances of 'NoneType' and 'Real' '>' not supported between instances of 'NoneType' and 'Real' '>=' not supported between instances of 'NoneType' and 'Real'
        # expect: None b'x' False True '<' not supported between instances of 'NoneType' and 'bytes' '<=' not supported between instances of 'NoneType' and 'bytes' '>' not supported between instances of 'NoneType' and 'bytes' '>=' not supported between instances of 'NoneType' and 'bytes'
        # expect: nan x False True '<' not supported between instances of 'Real' and 'Name' '<=' not supported between instances of 'Real' and 'Name' '>' not supported between instances of 'Real' and 'Name' '>=' not supported between instances of 'Real' and 'Name'
        # expect: nan x False True '<' not supported between instances of 'Real' and 'str' '<=' not supported between instances of 'Real' and 'str' '>' not supported between instances of 'Real' and 'str' '>=' not supported between instances of 'Real' and 'str'
        # expect: nan y False True '<' not supported between instances of 'Real' and 'Name' '<=' not supported between instances of 'Real' and 'Name' '>' not supported between instances of 'Real' and 'Name' '>=' not supported between instances of 'Real' and 'Name'
        # expect: nan 3 False True False False False False
        # expect: nan 3 False True False False False False
        # expect: nan 3.0 False True False False False False
        # expect: nan 3.0 False True False False False False
        # expect: nan [1] False True '<' not supported between instances of 'Real' and 'Items' '<=' not supported between instances of 'Real' and 'Items' '>' not supported between instances of 'Real' and 'Items' '>=' not supported between instances of 'Real' and 'Items'
        # expect: nan [1] False True '<' not supported between instances of 'Real' and 'list' '<=' not supported between instances of 'Real' and 'list' '>' not supported between instances of 'Real' and 'list' '>=' not supported between instances of 'Real' and 'list'
        # expect: nan Pair(a=1, b=2) False True '<' not supported between instances of 'Real' and 'Pair' '<=' not supported between instances of 'Real' and 'Pair' '>' not supported between instances of 'Real' and 'Pair' '>=' not supported between instances of 'Real' and 'Pair'
        # expect: nan (1, 2) False True '<' not supported between instances of 'Real' and 'tuple' '<=' not supported between instances of 'Real' and 'tuple' '>' not supported between instances of 'Real' and 'tuple' '>=' not supported between instances of 'Real' and 'tuple'
        # expect: nan 1 False True False False False False
        # expect: nan True False True False False False False
        # expect: nan {'a': 1} False True '<' not supported between instances of 'Real' and 'Table' '<=' not supported between instances of 'Real' and 'Table' '>' not supported between instances of 'Real' and 'Table' '>=' not supported between instances of 'Real' and 'Table'
        # expect: nan {'a': 1} False True '<' not supported between instances of 'Real' and 'dict' '<=' not supported between instances of 'Real' and 'dict' '>' not supported between instances of 'Real' and 'dict' '>=' not supported between instances of 'Real' and 'dict'
        # expect: nan <class 'object'> False True '<' not supported between instances of 'Real' and 'type' '<=' not supported between instances of 'Real' and 'type' '>' not supported between instances of 'Real' and 'type' '>=' not supported between instances of 'Real' and 'type'
        # expect: nan None False True '<' not supported between instances of 'Real' and 'NoneType' '<=' not supported between instances of 'Real' and 'NoneType' '>' not supported between instances of 'Real' and 'NoneType' '>=' not supported between instances of 'Real' and 'NoneType'
        # expect: nan nan False True False False False False
        # expect: nan b'x' False True '<' not supported between instances of 'Real' and 'bytes' '<=' not supported between instances of 'Real' and 'bytes' '>' not supported between instances of 'Real' and 'bytes' '>=' not supported between instances of 'Real' and 'bytes'
        # expect: b'x' x False True '<' not supported between instances of 'bytes' and 'Name' '<=' not supported between instances of 'bytes' and 'Name' '>' not supported between instances of 'bytes' and 'Name' '>=' not supported between instances of 'bytes' and 'Name'
        # expect: b'x' x False True '<' not supported between instances of 'bytes' and 'str' '<=' not supported between instances of 'bytes' and 'str' '>' not supported between instances of 'bytes' and 'str' '>=' not supported between instances of 'bytes' and 'str'
        # expect: b'x' y False True '<' not supported between instances of 'bytes' and 'Name' '<=' not supported between instances of 'bytes' and 'Name' '>' not supported between instances of 'bytes' and 'Name' '>=' not supported between instances of 'bytes' and 'Name'
        # expect: b'x' 3 False True '<' not supported between instances of 'bytes' and 'Count' '<=' not supported between instances of 'bytes' and 'Count' '>' not supported between instances of 'bytes' and 'Count' '>=' not supported between instances of 'bytes' and 'Count'
        # expect: b'x' 3 False True '<' not supported between instances of 'bytes' and 'int' '<=' not supported between instances of 'bytes' and 'int' '>' not supported between instances of 'bytes' and 'int' '>=' not supported between instances of 'bytes' and 'int'
        # expect: b'x' 3.0 False True '<' not supported between instances of 'bytes' and 'float' '<=' not supported between instances of 'bytes' and 'float' '>' not supported between instances of 'bytes' and 'float' '>=' not supported between instances of 'bytes' and 'float'
        # expect: b'x' 3.0 False True '<' not supported between instances of 'bytes' and 'Real' '<=' not supported between instances of 'bytes' and 'Real' '>' not supported between instances of 'bytes' and 'Real' '>=' not supported between instances of 'bytes' and 'Real'
        # expect: b'x' [1] False True '<' not supported between instances of 'bytes' and 'Items' '<=' not supported between instances of 'bytes' and 'Items' '>' not supported between instances of 'bytes' and 'Items' '>=' not supported between instances of 'bytes' and 'Items'
        # expect: b'x' [1] False True '<' not supported between instances of 'bytes' and 'list' '<=' not supported between instances of 'bytes' and 'list' '>' not supported between instances of 'bytes' and 'list' '>=' not supported between instances of 'bytes' and 'list'
        # expect: b'x' Pair(a=1, b=2) False True '<' not supported between instances of 'bytes' and 'Pair' '<=' not supported between instances of 'bytes' and 'Pair' '>' not supported between instances of 'bytes' and 'Pair' '>=' not supported between instances of 'bytes' and 'Pair'
        # expect: b'x' (1, 2) False True '<' not supported between instances of 'bytes' and 'tuple' '<=' not supported between instances of 'bytes' and 'tuple' '>' not supported between instances of 'bytes' and 'tuple' '>=' not supported between instances of 'bytes' and 'tuple'
        # expect: b'x' 1 False True '<' not supported between instances of 'bytes' and 'Level' '<=' not supported between instances of 'bytes' and 'Level' '>' not supported between instances of 'bytes' and 'Level' '>=' not supported between instances of 'bytes' and 'Level'
        # expect: b'x' True False True '<' not supported between instances of 'bytes' and 'bool' '<=' not supported between instances of 'bytes' and 'bool' '>' not supported between instances of 'bytes' and 'bool' '>=' not supported between instances of 'bytes' and 'bool'
        # expect: b'x' {'a': 1} False True '<' not supported between instances of 'bytes' and 'Table' '<=' not supported between instances of 'bytes' and 'Table' '>' not supported between instances of 'bytes' and 'Table' '>=' not supported between instances of 'bytes' and 'Table'
        # expect: b'x' {'a': 1} False True '<' not supported between instances of 'bytes' and 'dict' '<=' not supported between instances of 'bytes' and 'dict' '>' not supported between instances of 'bytes' and 'dict' '>=' not supported between instances of 'bytes' and 'dict'
        # expect: b'x' <class 'object'> False True '<' not supported between instances of 'bytes' and 'type' '<=' not supported between instances of 'bytes' and 'type' '>' not supported between instances of 'bytes' and 'type' '>=' not supported between instances of 'bytes' and 'type'
        # expect: b'x' None False True '<' not supported between instances of 'bytes' and 'NoneType' '<=' not supported between instances of 'bytes' and 'NoneType' '>' not supported between instances of 'bytes' and 'NoneType' '>=' not supported between instances of 'bytes' and 'NoneType'
        # expect: b'x' nan False True '<' not supported between instances of 'bytes' and 'Real' '<=' not supported between instances of 'bytes' and 'Real' '>' not supported between instances of 'bytes' and 'Real' '>=' not supported between instances of 'bytes' and 'Real'
        # expect: b'x' b'x' True False False True False True

print(Loud("A") == "a", "a" == Loud("A"), Name("a") == Loud("A"), Loud("A") != "a", Name("A") != Loud("a"))  # expect: eq A a
# expect: eq A a
# expect: True True False True True
print(Shy("a") == "a", "a" == Shy("a"), Shy("a") != "a", Name("a") == Shy("a"))  # expect: True True False True

table = Table()
for n in range(300):
    table[Name(f"k{n % 7}")] = n
print(table, len(table), Name("k3") in table, "k3" in table, Name("k9") in table, table["k4"], table[Name("k5")])  # expect: {'k0': 294, 'k1': 295, 'k2': 296, 'k3': 297, 'k4': 298, 'k5': 299, 'k6': 293} 7 True True False 298 299
try:
    table[Name("k9")]
except KeyError as problem:
    print("KeyError", problem, type(problem.args[0]).__name__)  # expect: KeyError 'k9' Name
filling = Filling(a=1)
print(filling["a"], filling["b"], "b" in filling, filling.get("b"))  # expect: 1 <b> False None
loud = Table()
loud[Loud("A")] = 1
print("a" in loud, hash(Loud("A")) == hash("a"), len(loud))  # expect: eq A a
# expect: True True 1
print(Backwards([1, 2, 3])[0], Items([1, 2, 3])[0], Items([1, 2, 3])[1:], type(Items([1, 2])[:]).__name__)  # expect: 3 1 [2, 3] list
print(hash(Name("x")) == hash("x"), hash(Count(5)) == hash(5), hash(Pair(1, 2)) == hash((1, 2)), hash(Real(2.5)) == hash(2.5))  # expect: True True True True
try:
    hash(Items())
except TypeError as problem:
    print(problem)  # expect: unhashable type: 'Items'
print({Pair(1, 2): "pair"}[1, 2], {(1, 2): "tuple"}[Pair(1, 2)], {1: "one"}[Level.LOW], {Level.HIGH: "five"}[5])  # expect: pair tuple one five
print(bool(Never(5)), bool(Count(0)), bool(Count(2)), bool(Sized()), bool(Items()), bool(Items([0])), bool(Name("")), bool(Real(0.0)))  # expect: False False True True False True False False
print(len(Sized()), len(Items([1, 2])), len(Name("abc")), len(Table(a=1)), len(Pair(1, 2)))  # expect: 7 2 3 1 2
print(list(Endless([1])), [x for x in Items([4, 5])], [*Table(a=1, b=2)], list(Name("xy")), [*Pair(3, 4)])  # expect: ['a', 'b', 'c'] [4, 5] ['a', 'b'] ['x', 'y'] [3, 4]
print(5 in Whole(), 5 in Items([5]), 6 in Items([5]), "b" in Name("abc"), Name("b") in "abc", 2 in Pair(1, 2))  # expect: True True False True True True
try:
    3 in Name("abc")
except TypeError as problem:
    print(problem)  # expect: 'in <string>' requires string as left operand, not int
try:
    Items([1])[4]
except IndexError as problem:
    print(problem)  # expect: list index out of range
try:
    Pair(1, 2)[4]
except IndexError as problem:
    print(problem)  # expect: tuple index out of range
try:
    Name("abc")[0] = "x"
except TypeError as problem:
    print(problem)  # expect: 'Name' object does not support item assignment
items = Items([1, 2, 3])
items[1] = 20
items[-1] += 5
try:
    items[9] = 1
except IndexError as problem:
    print(problem)  # expect: list assignment index out of range
print(items, items == [1, 20, 8], [1, 20, 8] == items, items < [2])  # expect: [1, 20, 8] True True True
print(sorted([Name("b"), "a", Name("c")]), max(Count(3), 7, Count(9)), min(Pair(1, 2), (0, 9)))  # expect: ['a', 'b', 'c'] 9 (0, 9)
counts = defaultdict(int)
for word in ["a", Name("a"), "b", Name("b"), Name("a")]:
    counts[word] += 1
print(dict(counts), OrderedDict(a=1) == {"a": 1}, Table(OrderedDict(a=1)) == OrderedDict(a=1))  # expect: {'a': 3, 'b': 2} True True


def change():
    total = 0
    for n in range(400):
        if n == 200:
            Name.__eq__ = lambda self, other: True
            Name.__hash__ = str.__hash__
        total += Name("p") == "q"
        if n == 300:
            del Name.__eq__
    return total


print(change())  # expect: 101


def scan(words, wanted):
    found = 0
    for word in words:
        match word:
            case "alpha" | "beta":
                found += 1
            case str() if word == wanted:
                found += 10
            case ["list", *rest]:
                found += len(rest)
    return found


print(scan([Name("alpha"), Name("gamma"), "beta", Items(["list", 1, 2]), [Name("list"), 5], 7] * 60, Name("gamma")))  # expect: 900
