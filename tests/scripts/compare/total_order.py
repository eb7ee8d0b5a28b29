from functools import total_ordering


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = [int(part) for part in text.split(".")]

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


a, b, c = Version("1.2"), Version("1.10"), Version("1.2")
print(a < b, a <= b, a > b, a >= b, a == c, a != c, a <= c, a >= c)  # expect: True True False False True False True True
print(sorted([b, a, Version("0.9"), c]))  # expect: [v0.9, v1.2, v1.2, v1.10]
print(max(a, b), min(a, b))  # expect: v1.10 v1.2
print(a == 5, a != 5)  # expect: False True
try:
    a < 5
except TypeError as problem:
    print(problem)  # expect: '<' not supported between instances of 'Version' and 'int'
try:
    a >= 5
except TypeError as problem:
    print(problem)  # expect: '>=' not supported between instances of 'Version' and 'int'
try:
    hash(a)
except TypeError as problem:
    print(problem)  # expect: unhashable type: 'Version'
