# Every comparison follows from one and from equality.
from functools import total_ordering


@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts


old, new = Version(1, 2), Version(1, 10)
print(old < new, old <= new, old > new, old >= new, old >= Version(1, 2))  # expect: True True False False True
print(max(old, new).parts)  # expect: (1, 10)
try:
    total_ordering(type("Nothing", (), {}))
except ValueError as error:
    print(error)  # expect: must define at least one ordering operation: < > <= >=
