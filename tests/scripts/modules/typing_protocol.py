# Structural checks at run time.
from typing import Protocol, SupportsInt, runtime_checkable


@runtime_checkable
class Closable(Protocol):
    def close(self):
        ...


class File:
    def close(self):
        return "closed"


class Static(Protocol):
    name: str


print(isinstance(File(), Closable), isinstance(5, Closable), issubclass(File, Closable))  # expect: True False True
print(isinstance(5, SupportsInt), isinstance("5", SupportsInt))  # expect: True False
for call in (lambda: isinstance(File(), Static), lambda: Closable()):
    try:
        call()
    except TypeError as error:
        print(error)  # expect: Instance and class checks can only be used with @runtime_checkable protocols
        # expect: Protocols cannot be instantiated


class Explicit(Closable):
    def __init__(self, n):
        self.n = n


print(Explicit(3).n, Explicit(3).close())  # expect: 3 None
