# order, frozen, slots, kw_only, unsafe_hash.
from dataclasses import KW_ONLY, FrozenInstanceError, dataclass


@dataclass(order=True)
class Card:
    rank: int
    suit: str


print(sorted([Card(3, "b"), Card(3, "a"), Card(1, "z")]), Card(1, "a") < Card(1, "b"))  # expect: [Card(rank=1, suit='z'), Card(rank=3, suit='a'), Card(rank=3, suit='b')] True


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0


p = Point(1)
print(hash(p) == hash(Point(1, 0)), {p: "here"}[Point(1)])  # expect: True here
try:
    p.x = 5
except FrozenInstanceError as error:
    print(error)  # expect: cannot assign to field 'x'
try:
    del p.y
except AttributeError as error:
    print(error)  # expect: cannot delete field 'y'


@dataclass(slots=True)
class Small:
    a: int
    b: int = 2


print(Small(1), Small.__slots__, hasattr(Small(1), "__dict__"))  # expect: Small(a=1, b=2) ('a', 'b') False


@dataclass
class Window:
    title: str
    _: KW_ONLY
    width: int = 80
    height: int


print(Window("w", height=24))  # expect: Window(title='w', width=80, height=24)
try:
    Window("w", 1, 2)
except TypeError as error:
    print(error)  # expect: Window.__init__() takes 2 positional arguments but 4 were given
