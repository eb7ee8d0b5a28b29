# Tuples and dicts with declared fields.
from typing import NamedTuple, NotRequired, TypedDict, get_type_hints


class Employee(NamedTuple):
    "Somebody who works."
    name: str
    id: int = 3

    def badge(self):
        return f"{self.id}:{self.name}"


e = Employee("ann")
print(e, e.badge(), e._replace(id=7), Employee._field_defaults, Employee.__doc__, isinstance(e, tuple))  # expect: Employee(name='ann', id=3) 3:ann Employee(name='ann', id=7) {'id': 3} Somebody who works. True
print(NamedTuple("Pair", [("a", int), ("b", str)])(1, "x"))  # expect: Pair(a=1, b='x')


class Movie(TypedDict):
    title: str
    year: NotRequired[int]


m = Movie(title="x")
print(m, type(m), sorted(Movie.__required_keys__), sorted(Movie.__optional_keys__), get_type_hints(Movie))  # expect: {'title': 'x'} <class 'dict'> ['title'] ['year'] {'title': <class 'str'>, 'year': <class 'int'>}
try:
    isinstance({}, Movie)
except TypeError as error:
    print(error)  # expect: TypedDict does not support instance and class checks
