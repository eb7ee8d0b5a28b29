from enum import Enum, IntEnum, Flag, IntFlag, auto, unique, StrEnum
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1
    def hot(self): return self is Color.RED
    @property
    def low(self): return self.name.lower()
    @classmethod
    def first(cls): return next(iter(cls))
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.BLUE.value)  # expect: Color.RED <Color.RED: 1> RED 1 Color.GREEN Color.BLUE True [<Color.RED: 1>, <Color.GREEN: 2>, <Color.BLUE: 3>] 3 3
print(Color.RED.hot(), Color.GREEN.low, Color.first(), Color.RED == Color.RED, Color.RED == 1, Color.RED in Color, isinstance(Color.RED, Color), {Color.RED: "r"}[Color.RED], Color.__members__.keys())  # expect: True green Color.RED True False True True r dict_keys(['RED', 'GREEN', 'BLUE', 'CRIMSON'])
print(f"{Color.RED}", f"{Color.RED!r:>16}", str(Color.GREEN), Color.RED.__class__, type(Color).__name__, [c.name for c in reversed(Color)], bool(Color.RED), hash(Color.RED) == hash(Color.RED))  # expect: Color.RED   <Color.RED: 1> Color.GREEN <enum 'Color'> EnumType ['BLUE', 'GREEN', 'RED'] True True
print(error(lambda: Color(9)))  # expect: ValueError: 9 is not a valid Color
print(error(lambda: Color["NOPE"]))  # expect: KeyError: 'NOPE'
print(error(lambda: Color.NOPE))  # expect: AttributeError: NOPE
print(error(lambda: setattr(Color, "RED", 5)))  # expect: AttributeError: cannot reassign member 'RED'
print(error(lambda: setattr(Color.RED, "value", 5)))  # expect: AttributeError: <enum 'Enum'> cannot set attribute 'value'
print(error(lambda: Color.RED < Color.GREEN))  # expect: TypeError: '<' not supported between instances of 'Color' and 'Color'
print(error(lambda: Color.RED + 1))  # expect: TypeError: unsupported operand type(s) for +: 'Color' and 'int'
print(error(lambda: type("Sub", (Color,), {})))  # expect: AttributeError: 'dict' object has no attribute '_member_names'
print(error(lambda: delattr(Color, "RED")))  # expect: AttributeError: 'Color' cannot delete member 'RED'.
class Num(IntEnum):
    ONE = 1
    TWO = 2
print(Num.ONE + 1, Num.TWO > Num.ONE, Num.ONE == 1, Num(2), sorted(Num, reverse=True), repr(Num.ONE), str(Num.ONE), f"{Num.ONE}", [10, 20, 30][Num.ONE], int(Num.TWO), sum(Num))  # expect: 2 True True 2 [<Num.TWO: 2>, <Num.ONE: 1>] <Num.ONE: 1> 1 1 20 2 3
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
print(Perm.R | Perm.X, Perm.RW, Perm.R in Perm.RW, Perm.RW & Perm.W, ~Perm.R, Perm(0), bool(Perm(0)), list(Perm.RW), Perm(7), Perm.R ^ Perm.RW, (Perm.R | Perm.W) is Perm.RW, Perm.RW.value)  # expect: Perm.R|X Perm.RW True Perm.W Perm.W|X Perm(0) False [<Perm.R: 1>, <Perm.W: 2>] Perm.R|W|X Perm.W True 3
print(error(lambda: Perm(99)))  # expect: ValueError: <flag 'Perm'> invalid value 99
# expect:     given 0b0 1100011
# expect:   allowed 0b0 0000111
print(error(lambda: Perm.R | 5))  # expect: TypeError: unsupported operand type(s) for |: 'Perm' and 'int'
class Bits(IntFlag): A = 1; B = 2
print(Bits.A | Bits.B, Bits.A | 8, Bits.A + 1, repr(Bits(3)))  # expect: 3 9 2 <Bits.A|B: 3>
class S(StrEnum): A = auto(); B = "bee"
print(S.A, S.B.upper(), S.A == "a", f"{S.B}")  # expect: a BEE True bee
class Planet(Enum):
    EARTH = (1, 2)
    MARS = (3, 4)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
print(Planet.EARTH.mass, Planet((3, 4)), Planet.MARS.value)  # expect: 1 Planet.MARS (3, 4)
def dup():
    @unique
    class D(Enum): A = 1; B = 1
print(error(lambda: dup()))  # expect: ValueError: duplicate values found in <enum 'D'>: B -> A
F = Enum("F", "X Y"); print(list(F), Enum("G", {"P": 5}).P.value)  # expect: [<F.X: 1>, <F.Y: 2>] 5
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    ONE = auto(); TWO = auto()
    @classmethod
    def _missing_(cls, value): return cls.ONE
print(Auto.TWO.value, Auto("zzz"))  # expect: two Auto.ONE
