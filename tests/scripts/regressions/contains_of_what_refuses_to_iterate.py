# `in` says the same of all that `iter` refuses with a TypeError, whatever that has said.


class Refuses:
    def __iter__(self):
        return 1 + "a"


class Gives:
    def __iter__(self):
        return 5


class Fails:
    def __iter__(self):
        raise ValueError("fails")


class Never:
    __iter__ = None

    def __getitem__(self, i):
        return i


class Breaks:
    def __iter__(self):
        return self

    def __next__(self):
        raise TypeError("broken")


for container in (Refuses(), Gives(), Fails(), Never(), Breaks(), 5, None):
    try:
        print(3 in container)
    except Exception as e:
        print(type(e).__name__, e, e.__context__)
    try:
        raise KeyError(1)
    except KeyError:
        try:
            print(3 not in container)
        except Exception as e:
            print(type(e).__name__, e, repr(e.__context__))
# expect: TypeError argument of type 'Refuses' is not iterable None
# expect: TypeError argument of type 'Refuses' is not iterable KeyError(1)
# expect: TypeError argument of type 'Gives' is not iterable None
# expect: TypeError argument of type 'Gives' is not iterable KeyError(1)
# expect: ValueError fails None
# expect: ValueError fails KeyError(1)
# expect: TypeError argument of type 'Never' is not iterable None
# expect: TypeError argument of type 'Never' is not iterable KeyError(1)
# expect: TypeError broken None
# expect: TypeError broken KeyError(1)
# expect: TypeError argument of type 'int' is not iterable None
# expect: TypeError argument of type 'int' is not iterable KeyError(1)
# expect: TypeError argument of type 'NoneType' is not iterable None
# expect: TypeError argument of type 'NoneType' is not iterable KeyError(1)

for parts in (Refuses(), Gives(), Fails(), Never(), Breaks(), 5):
    for separator in ("", b""):
        try:
            separator.join(parts)
        except Exception as e:
            print(type(e).__name__, e, e.__context__)  # expect: TypeError can only join an iterable None
            # expect: TypeError can only join an iterable None
            # expect: TypeError can only join an iterable None
            # expect: TypeError can only join an iterable None
            # expect: ValueError fails None
            # expect: ValueError fails None
            # expect: TypeError can only join an iterable None
            # expect: TypeError can only join an iterable None
            # expect: TypeError broken None
            # expect: TypeError broken None
            # expect: TypeError can only join an iterable None
            # expect: TypeError can only join an iterable None
