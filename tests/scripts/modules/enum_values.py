# Values from auto, from tuples, from __new__, from other types.
from enum import Enum, IntEnum, StrEnum, auto


class Planet(Enum):
    MERCURY = (3.3, 2.4)
    EARTH = (5.97, 6.37)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius


print(Planet.EARTH.mass, Planet((3.3, 2.4)))  # expect: 5.97 Planet.MERCURY


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


print(Level.HIGH + 1, Level.LOW < Level.HIGH, str(Level.HIGH), repr(Level.HIGH), sorted([Level.HIGH, Level.LOW]))  # expect: 3 True 2 <Level.HIGH: 2> [<Level.LOW: 1>, <Level.HIGH: 2>]


class Mode(StrEnum):
    READ = auto()
    WRITE = "w!"


print(Mode.READ, Mode.WRITE + "x", Mode("read"), repr(Mode.READ), f"{Mode.WRITE:>5}")  # expect: read w!x read <Mode.READ: 'read'>    w!


class Letter(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() * (count + 1)

    A = auto()
    B = auto()


print([letter.value for letter in Letter])  # expect: ['a', 'bb']


class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        self = bytes.__new__(cls, [value])
        self._value_ = value
        self.label = label
        return self

    X = (1, "across")
    Y = (2, "down")


print(Coordinate(2), Coordinate.X.label, Coordinate.Y == b"\x02")  # expect: Coordinate.Y across True
print(list(Enum("Animal", "ANT BEE")), list(IntEnum("Num", {"ONE": 1, "TEN": 10})))  # expect: [<Animal.ANT: 1>, <Animal.BEE: 2>] [<Num.ONE: 1>, <Num.TEN: 10>]
