# Cases: members, flags, boundaries, hooks and messages.
import enum
__import__('warnings').simplefilter('ignore')
from enum import *
from enum import show_flag_values
import copy

class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def describe(self):
        return self.name.lower()
    @classmethod
    def default(cls):
        return cls.RED
    @property
    def twice(self):
        return self.value * 2
check("""
Color, Color.RED, Color(2), Color['BLUE'], str(Color.RED), f'{Color.RED}', f'{Color.RED:>12}|', repr(Color.CRIMSON)
list(Color), len(Color), list(reversed(Color)), Color.__members__, Color.CRIMSON is Color.RED
Color.RED.name, Color.RED.value, Color.RED.describe(), Color.default(), Color.RED.twice
Color(9)
Color('x')
Color([])
Color['NOPE']
Color.NOPE
Color.RED.NOPE
Color.RED in Color, isinstance(Color.RED, Color), type(Color.RED)
1 in Color
'RED' in Color
Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.BLUE, Color.RED is Color(1), hash(Color.RED) == hash('RED')
Color.RED < Color.BLUE
Color.RED = 5
del Color.RED
Color.RED.value = 5
Color.RED.name = 5
Color.new = 5
Color.new
Color.RED.BLUE
bool(Color.RED), bool(Color)
copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED]) == [Color.RED]
Color(Color.RED)
dir(Color)
dir(Color.RED)
{Color.RED: 1}[Color.RED]
Color.__doc__, Color.__module__, Color.__qualname__, type(Color), type(Color).__mro__
Color._member_names_, Color._member_map_, Color._value2member_map_
class More(Color): pass
type('More', (Color,), {})
Enum('Animal', 'ANT BEE CAT')
list(Enum('Animal', 'ANT BEE CAT'))
list(Enum('Animal', 'ANT, BEE', start=5))
list(Enum('Animal', ['A', 'B'])), list(Enum('Animal', [('A', 7), ('B', 9)])), list(Enum('Animal', {'A': 7, 'B': 9}))
list(Enum('Animal', 'A B', type=int)), list(IntEnum('Animal', 'A B')), list(Flag('F', 'A B C')), list(StrEnum('S', 'Ab Cd'))
Enum('Animal', 'A A')
Enum('Animal', 'A', module='m').__module__, Enum('Animal', 'A', qualname='q.r').__qualname__, Enum('Animal', 'A').__module__
list(Enum('Empty', ''))
Enum('Empty', 'mro')
""")
for source in ["""
class A(Enum):
    X = 1
    X = 2
""", """
class A(Enum):
    def X(self): pass
    X = 2
""", """
class A(Enum):
    _bad_ = 2
""", """
class A(Enum):
    mro = 2
""", """
class A(Enum):
    _order_ = 'X Y'
    Y = 1
    X = 2
""", """
class A(Enum):
    X = auto()
    def _generate_next_value_(*a): return 1
""", """
class A(Enum, int):
    X = 1
""", """
class A(int, str, Enum):
    X = 1
""", """
class A(StrEnum):
    X = 1
""", """
class A(IntEnum):
    X = 'a'
""", """
class A(Flag):
    X = 'a'
    Y = auto()
""", """
@unique
class A(Enum):
    X = 1
    Y = 1
    Z = 1
    W = 2
""", """
@verify(UNIQUE)
class A(Enum):
    X = 1
    Y = 1
""", """
@verify(CONTINUOUS)
class A(IntEnum):
    X = 1
    Y = 4
""", """
@verify(CONTINUOUS)
class A(Flag):
    X = 1
    Y = 8
""", """
@verify(NAMED_FLAGS)
class A(Flag):
    X = 1
    Y = 7
""", """
@verify(NAMED_FLAGS, UNIQUE, CONTINUOUS)
class A(Flag):
    X = 1
    Y = 2
    Z = 3
show(list(A))
""", """
class A(Enum):
    def __init__(self, a): raise KeyError(a)
    X = 1
""", """
class A(Enum):
    _ignore_ = 'i j'
    i = 5
    for i in range(3):
        vars()['V%d' % i] = i
show(list(A))
show(hasattr(A, 'i'))
""", """
class A(Enum):
    X = auto()
    Y = 10
    Z = auto()
    W = 'a'
    V = 5.5
show(list(A))
""", """
class A(Enum):
    X = 'a'
    Y = auto()
show(list(A))
""", """
class A(Enum):
    X = 10
    Y = 3
    Z = auto()
show(list(A))
""", """
class A(Enum):
    X = (auto(), 'x')
    Y = (auto(), 'y')
show(list(A))
""", """
class A(Enum):
    f = member(len)
    g = nonmember(5)
    @member
    def h(self): pass
    k = lambda self: 3
show(len(A))
show(A.g)
show(A.f.value('abc'))
show(A.f.k())
""", """
class A(Enum):
    __private = 1
    X = 2
show(list(A))
show(A._A__private)
""", """
class A(Enum):
    name = 1
    value = 2
show(list(A))
show(A.name)
show(A.name.name)
show(A.value.value)
""", """
class A(Enum):
    @classmethod
    def _missing_(cls, value):
        if value == 'bad': return 5
        if value == 'raise': raise KeyError('k')
        return cls.X if value == 'x' else None
    X = 1
show(A('x'))
show(trial(A, 'bad'))
show(trial(A, 'raise'))
show(trial(A, 'zz'))
""", """
class A(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name + str(count) + str(last_values)
    X = auto()
    Y = auto()
show(list(A))
""", """
class Planet(Enum):
    MERCURY = (3.3, 2.4)
    EARTH = (5.9, 6.3)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def g(self): return self.mass / self.radius
show((Planet.EARTH, Planet.EARTH.mass, Planet.EARTH.g, Planet((3.3, 2.4)), dir(Planet.EARTH)))
""", """
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj
    A = (1, 'a')
    B = (2, 'b')
show((list(Coord), Coord(2), Coord.A.label, Coord.A == bytes([1])))
""", """
class Auto(Enum):
    def __new__(cls):
        value = len(cls.__members__) + 1
        obj = object.__new__(cls)
        obj._value_ = value
        return obj
    A = ()
    B = ()
show(list(Auto))
""", """
class Base(Enum):
    def hello(self): return 'hello ' + self.name
    def __str__(self): return 'str ' + self.name
    def __repr__(self): return 'repr ' + self.name
class Child(Base):
    A = 1
show((Child.A, str(Child.A), f'{Child.A}', Child.A.hello()))
""", """
class T(tuple, Enum):
    A = (1, 2)
    B = (3, 4)
show((list(T), T.A[1], T.A == (1, 2), T((3, 4))))
""", """
class F(float, Enum):
    A = 1.5
    B = 2
show((list(F), F.A + 1, F.B, str(F.A), f'{F.A}', format(F.A)))
""", """
class S(str, Enum):
    A = 'a'
    B = 'b'
show((list(S), S.A + 'x', S('b'), str(S.A), f'{S.A}', S.A == 'a', S.A.upper(), hash(S.A) == hash('A')))
""", """
class I(int, Enum):
    A = 1
show((list(I), I.A + 1, str(I.A), f'{I.A}', '%d' % I.A, I.A == 1))
""", """
class Meta(Enum):
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        print('sub', cls.__name__, list(cls))
class Sub(Meta):
    A = 1
""", """
class Unhash(Enum):
    A = [1]
    B = {}
    C = [1]
show((list(Unhash), Unhash([1]), Unhash({}), Unhash.C))
show(trial(Unhash, [5]))
""", """
class Eq(Enum):
    A = 1
    B = True
    C = 1.0
show(list(Eq)); show(Eq.__members__)
""", """
class Outer(Enum):
    class Inner(Enum):
        A = 1
    X = 1
show(len(Outer))
""", """
from dataclasses import dataclass
@dataclass
class Data:
    a: int
    b: str = 'x'
class D(Data, Enum):
    P = 1, 'p'
    Q = 2
show((list(D), D.P.a, D.Q.b))
""", """
@global_enum
class G(Enum):
    GA = 1
show((G.GA, str(G.GA), GA))
"""]:
    try:
        exec(source)
    except Exception as e:
        print(source.strip().splitlines()[0], "!!", type(e).__name__, str(e))

class Num(IntEnum):
    ONE = 1
    TWO = auto()
class Text(StrEnum):
    AB = auto()
    CD = 'cd!'
check("""
Num.ONE, Num.ONE + 1, str(Num.ONE), f'{Num.TWO}', f'{Num.TWO:03d}', '%s' % Num.ONE, Num.ONE == 1, Num.ONE < Num.TWO, Num(1), [10, 20, 30][Num.TWO]
Num(5)
sorted([Num.TWO, Num.ONE]), int(Num.ONE), Num.ONE.real, {1: 'a'}[Num.ONE], isinstance(Num.ONE, int)
Num.ONE & 1, type(Num.ONE & 1), Num.ONE | Num.TWO
Text.AB, str(Text.AB), f'{Text.AB:>5}', Text.AB + '!', Text('cd!'), Text.AB == 'ab', 'x'.join([Text.AB, Text.CD])
Text('zz')
auto(), repr(Num), repr(Text), IntEnum, Flag, IntFlag, Enum, ReprEnum
Enum(5)
Enum()
list(Enum), len(Enum)
""")
class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RWX = 7
    NONE = 0
class Auto(Flag):
    A = auto()
    B = auto()
    C = auto()
    AC = A | C
class IPerm(IntFlag):
    R = 4
    W = 2
    X = 1
class Conf(Flag, boundary=CONFORM):
    A = 1
    B = 4
class Eject(IntFlag, boundary=EJECT):
    A = 1
    B = 4
class Keep(Flag, boundary=KEEP):
    A = 1
    B = 4
class Gap(Flag):
    A = 1
    M = 6
    Z = 16
check("""
Perm, Perm.R, Perm.R | Perm.W, str(Perm.R | Perm.W), Perm.R & Perm.W, Perm.R ^ Perm.RWX, ~Perm.R, ~Perm.RWX, ~Perm(0), str(Perm(0))
list(Perm), len(Perm), Perm.__members__, list(Perm.RWX), list(Perm.R | Perm.X), len(Perm.RWX)
Perm.R in Perm.RWX, Perm.RWX in Perm.R, Perm.NONE in Perm.R, bool(Perm.NONE), bool(Perm.R)
1 in Perm.R
Perm(8)
Perm(-1)
Perm(-9)
Perm('x')
Perm.R | 1
Perm.R < Perm.W
(Perm.R | Perm.W).name, (Perm.R | Perm.W).value, Perm(0).name
Perm(3) is Perm(3), Perm(3) is (Perm.W | Perm.X), hash(Perm(3)) == hash('X|W'), Perm(7) is Perm.RWX
Perm(3), Perm(5), Perm(6)
list(Auto), Auto.AC, Auto.A | Auto.B, Auto.A | Auto.C, ~Auto.A, ~Auto.AC, list(Auto.AC)
f'{Auto.A | Auto.B}', f'{Auto.A:>10}'
IPerm.R, IPerm.R | IPerm.W, IPerm.R | 8, str(IPerm.R), f'{IPerm.R}', IPerm.R + 1, IPerm(0), IPerm(8), IPerm(15), IPerm.R | 1
~IPerm.R, IPerm(-1), ~IPerm(8), IPerm(-8), (IPerm.R | 8).name, IPerm.R & 7, 4 | IPerm.W, IPerm.R ^ 1, IPerm.R == 4
list(IPerm(15)), len(IPerm(15)), IPerm.R in IPerm(7)
1 in IPerm.R
Conf(3), Conf(5), Conf(-1), ~Conf.A, Conf(2)
Eject(3), Eject(5), Eject(8), type(Eject(8)), ~Eject.A, Eject.A | 2
Keep(3), Keep(2), Keep(-1), ~Keep.A, list(Keep(7)), Keep(8)
list(Gap), Gap.M, Gap.A | Gap.M, ~Gap.A, list(Gap.M), Gap(7), Gap(17)
Gap(2)
Gap(8)
Gap(3)
STRICT, FlagBoundary('keep'), list(FlagBoundary), list(EnumCheck)
show_flag_values(13), show_flag_values(Perm.RWX)
Perm.R.name, Perm.R._sort_order_, dir(Perm)
sorted(enum.__all__)
""")
for a in range(8):
    for b in range(8):
        show((Perm(a) | Perm(b), Perm(a) & Perm(b), Perm(a) ^ Perm(b), ~Perm(a), IPerm(a) | b, IPerm(a + 8) & b, ~IPerm(a + b)))
class Weird(Flag):
    B = 4
    A = 1
    C = 2
check("list(Weird), Weird(7), Weird(5), list(Weird(7)), str(Weird(6)), ~Weird.B")
