# What annotations say, with names resolved.
from typing import Annotated, ClassVar, NewType, Optional, cast, get_type_hints, overload


class Node:
    value: int
    next: "Optional[Node]"
    kind: ClassVar[str] = "node"
    weight: Annotated[float, "kg"]


def link(a: "Node", b: Node = None) -> "list[Node]":
    return [a, b]


print(get_type_hints(Node))  # expect: {'value': <class 'int'>, 'next': typing.Optional[__main__.Node], 'kind': typing.ClassVar[str], 'weight': <class 'float'>}
print(get_type_hints(Node, include_extras=True)["weight"])  # expect: typing.Annotated[float, 'kg']
print(get_type_hints(link))  # expect: {'a': <class '__main__.Node'>, 'b': <class '__main__.Node'>, 'return': list[__main__.Node]}
UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, cast(str, 5))  # expect: 5 __main__.UserId <class 'int'> 5


@overload
def twice(x: int) -> int: ...
@overload
def twice(x: str) -> str: ...


def twice(x):
    return x * 2


print(twice(4), twice("ab"))  # expect: 8 abab
