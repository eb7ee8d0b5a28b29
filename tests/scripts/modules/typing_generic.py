# Classes with type parameters.
from typing import Dict, Generic, List, TypeVar

T = TypeVar("T")
K = TypeVar("K")


class Stack(Generic[T]):
    def __init__(self):
        self.items: List[T] = []

    def push(self, item: T):
        self.items.append(item)
        return self


print(Stack[int], Stack[int]().push(1).items, Stack.__parameters__, Stack[List[T]][str])  # expect: __main__.Stack[int] [1] (~T,) __main__.Stack[typing.List[str]]
print(type(Stack[int]()).__name__, Stack[int].__origin__ is Stack, Stack[int].__args__)  # expect: Stack True (<class 'int'>,)


class Table(Dict[K, T]):
    pass


print(Table[str, int], Table(a=1), Table.__mro__[1:3])  # expect: __main__.Table[str, int] {'a': 1} (<class 'dict'>, <class 'typing.Generic'>)
print(List[T][int], Dict[K, List[T]][str, int])  # expect: typing.List[int] typing.Dict[str, typing.List[int]]
for call in (lambda: Stack[int, str], lambda: Generic[int], lambda: Stack[int][str]):
    try:
        call()
    except TypeError as error:
        print(error)  # expect: Too many arguments for <class '__main__.Stack'>; actual 2, expected 1
        # expect: Parameters to Generic[...] must all be type variables or parameter specification variables.
        # expect: __main__.Stack[int] is not a generic class
