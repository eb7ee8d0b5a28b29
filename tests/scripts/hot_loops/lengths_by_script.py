# len of an instance enters its __len__ as a call does: what it gives is checked, what it raises goes through the caller.
import traceback


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        if self.n == "raise":
            raise KeyError("no length")
        return self.n


def total(things, rounds):
    count = 0
    for _ in range(rounds):
        for thing in things:
            count += len(thing)
    return count


print(total([Sized(3), Sized(True), [1], Sized(0)], 60))  # expect: 300
for bad in (-1, "text", 2**63, 1.0, None, "raise"):
    things = [Sized(2)] * 100 + [Sized(bad)]
    try:
        total(things, 1)
    except (ValueError, TypeError, OverflowError, KeyError) as error:
        print(type(error).__name__, error)
# expect: ValueError __len__() should return >= 0
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: KeyError 'no length'


def places(things):
    try:
        total(things, 1)
    except KeyError as error:
        return [frame.name for frame in traceback.extract_tb(error.__traceback__)]


print(places([Sized(1)] * 80 + [Sized("raise")]))  # expect: ['places', 'total', '__len__']


class Endless:
    def __len__(self):
        return len(self)


try:
    len(Endless())
except RecursionError as error:
    print(error)  # expect: maximum recursion depth exceeded


class Yielding:
    def __len__(self):
        yield 3


class Static:
    @staticmethod
    def __len__():
        return 7


for odd in (Yielding(), Static()):
    try:
        print(sum(len(odd) for _ in range(60)))
    except TypeError as error:
        print(error)
# expect: 'generator' object cannot be interpreted as an integer
# expect: 420
