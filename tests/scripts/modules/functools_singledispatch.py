# The function is chosen by the class of the first argument.
from functools import singledispatch, singledispatchmethod


@singledispatch
def describe(value):
    return f"something: {value}"


@describe.register
def _(value: int):
    return f"int: {value}"


@describe.register(list)
def _(value):
    return f"list of {len(value)}: " + ", ".join(describe(item) for item in value)


@describe.register
def _(value: str | bytes):
    return f"text: {value!r}"


print(describe(1), describe(True))  # expect: int: 1 int: True
print(describe([1, "a", 2.5]))  # expect: list of 3: int: 1, text: 'a', something: 2.5
print(describe(b"x"))  # expect: text: b'x'
print(describe.dispatch(bool) is describe.dispatch(int))  # expect: True


class Printer:
    @singledispatchmethod
    def show(self, value):
        return "other"

    @show.register
    def _(self, value: int):
        return "number"


print(Printer().show(1), Printer().show("x"))  # expect: number other
