# Cases: options, messages, inheritance and slots.
import dataclasses, typing, abc
from dataclasses import *
from typing import ClassVar, Any, List, Optional
from collections import defaultdict, namedtuple, OrderedDict

@dataclass
class P:
    x: int
    y: int = 2
@dataclass(order=True)
class O:
    a: int
    b: str = field(default="q", compare=False)
    c: list = field(default_factory=list, repr=False)
@dataclass(frozen=True)
class F:
    a: int
    b: tuple = ()
@dataclass(slots=True)
class S:
    a: int
    b: int = 5
    c: list = field(default_factory=list)
@dataclass(frozen=True, slots=True)
class FS:
    a: int
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 3
@dataclass
class KO:
    a: int
    _: KW_ONLY
    b: int
    c: int = 3
@dataclass
class IV:
    a: int
    scale: InitVar[int]
    total: int = field(init=False)
    kind: ClassVar[str] = "iv"
    def __post_init__(self, scale):
        self.total = self.a * scale
@dataclass
class Child(P):
    z: int = 9
    x: int = 1
@dataclass(unsafe_hash=True)
class U:
    a: int
    b: int = field(default=0, hash=False)
@dataclass
class Node:
    value: Any
    next: Optional["Node"] = None
@dataclass
class Selfish:
    self: int
@dataclass(eq=False)
class NoEq:
    a: int
@dataclass(repr=False, init=False)
class Bare:
    a: int = 1
@dataclass
class Doc:
    "own doc"
    a: int
@dataclass
class Types:
    a: List[int]
    b: "str"
    c: dict[str, int]
    d: Optional[int] = None
    e: float | None = 1.5
    f: Any = field(default=3, kw_only=True)
    g: list = field(default_factory=list)
@dataclass
class Empty: pass
check("""
P(1), P(1, 3), P(x=4), P(1) == P(1, 2), P(1) == P(2), P(1) != P(1), P(1) == (1, 2)
P()
P(1, 2, 3)
P(1, z=3)
hash(P(1))
P.__doc__, O.__doc__, Types.__doc__, Doc.__doc__, K.__doc__, Empty.__doc__, KO.__doc__, Bare.__doc__
P.__match_args__, K.__match_args__, KO.__match_args__, IV.__match_args__
P.__init__.__annotations__, P.__init__.__qualname__, P.__repr__.__qualname__, P.__eq__.__qualname__, P.__init__.__name__
P.__annotations__
O(1) < O(2), O(1) <= O(1), O(2) > O(1), O(2) >= O(3), O(1, 'x') == O(1, 'y'), O(1)
O(1) < 5
sorted([O(3), O(1), O(2)])
O(1).c is O(1).c
F(1), hash(F(1)) == hash(F(1)), {F(1): 2}[F(1)], F(1) == F(1)
F(1).a
setattr(F(1), 'a', 2)
setattr(F(1), 'zz', 2)
delattr(F(1), 'a')
hash(F(1, []))
S(1), S.__slots__, S(1).c, S(1) == S(1)
S(1).__dict__
setattr(S(1), 'zz', 1)
FS(1), FS.__slots__
setattr(FS(1), 'a', 1)
FS(1).__getstate__()
K(a=1), K(b=1, a=2)
K(1)
K()
KO(1, b=2), KO(b=2, a=1)
KO(1, 2)
IV(2, 3), IV(2, 3).total, IV.kind, [f.name for f in fields(IV)]
IV(2)
Child(), Child(y=5), [f.name for f in fields(Child)]
hash(U(1, 2)) == hash(U(1, 3)), hash(U(1)) == hash((1,))
Node(1, Node(2))
Selfish(5)
NoEq(1) == NoEq(1), hash(NoEq(1)) is not None
Bare().a
Empty(), Empty() == Empty()
fields(P)
fields(P(1))
fields(O)
fields(5)
fields(F)[1].default, fields(O)[2].default_factory
is_dataclass(P), is_dataclass(P(1)), is_dataclass(5), is_dataclass(int)
asdict(P(1)), asdict(Node(1, Node(2))), asdict(O(1, c=[P(1), {'k': P(2)}, (P(3),)]))
asdict(P(1), dict_factory=OrderedDict)
asdict(P)
astuple(P(1)), astuple(Node(1, Node([P(1)])))
astuple(P(1), tuple_factory=list)
astuple(5)
replace(P(1), y=7), replace(F(1), b=(1,))
replace(P(1), q=7)
replace(IV(1, 2), a=5)
replace(IV(1, 2), a=5, scale=3)
replace(IV(1, 2), total=5, scale=3)
replace(5)
make_dataclass('M', ['a', ('b', int), ('c', int, field(default=7))])
make_dataclass('M', ['a', ('b', int), ('c', int, field(default=7))])(1, 2)
make_dataclass('M', [('a', int)], bases=(P,), namespace={'hi': lambda self: 'hi'}, frozen=False)
make_dataclass('M', ['a b'])
make_dataclass('M', ['class'])
make_dataclass('M', ['a', 'a'])
make_dataclass('M', [('a',)])
make_dataclass('M', ['a']).__annotations__
field(default=1, default_factory=list)
field()
field(default=3, metadata={'k': 1}).metadata
MISSING, KW_ONLY is KW_ONLY, InitVar[int], InitVar[List[int]]
P.__dataclass_params__
dataclass
FrozenInstanceError.__mro__
sorted(dataclasses.__all__)
import copy
copy.copy(P(1)), copy.deepcopy(Node([1])), copy.copy(S(1, 2)), copy.deepcopy(FS(3))
""")
n = Node(1); n.next = n
check("n")
for source in ["""
@dataclass
class A:
    a: int = 1
    b: int
""", """
@dataclass
class A:
    a: list = []
""", """
@dataclass
class A:
    a: dict = field(default={})
""", """
@dataclass
class A:
    a = field(default=1)
""", """
@dataclass(order=True, eq=False)
class A:
    a: int
""", """
@dataclass(order=True)
class A:
    a: int
    def __lt__(self, o): pass
""", """
@dataclass(frozen=True)
class A:
    a: int
    def __setattr__(self, n, v): pass
""", """
@dataclass(frozen=True)
class A(P):
    a: int = 1
""", """
@dataclass
class A(F):
    c: int = 1
""", """
@dataclass(unsafe_hash=True)
class A:
    a: int
    def __hash__(self): return 1
""", """
@dataclass(slots=True)
class A:
    __slots__ = ('a',)
    a: int
""", """
@dataclass(weakref_slot=True)
class A:
    a: int
""", """
@dataclass
class A:
    _: KW_ONLY
    a: int
    __: KW_ONLY
""", """
@dataclass
class A:
    a: ClassVar[int] = field(default_factory=list)
""", """
@dataclass
class A:
    a: ClassVar[int] = field(default=1, kw_only=True)
""", """
@dataclass
class A:
    a: InitVar[int] = field(default_factory=list)
""", """
@dataclass
class A:
    a: 'ClassVar[int]' = 5
    b: 'InitVar[int]' = 6
    c: 'typing.ClassVar' = 7
    d: 'int' = 8
show((A(), fields(A)[0].name, len(fields(A))))
""", """
@dataclass
class A:
    a: int
    def __eq__(self, o): return True
    def __repr__(self): return 'mine'
    def __init__(self): self.a = 5
show((A(), A() == 3, A.__hash__))
""", """
@dataclass
class A:
    a: int
    __hash__ = None
show(A.__hash__)
""", """
@dataclass(eq=True)
class A:
    a: int
    def __hash__(self): return 7
show(hash(A(1)))
""", """
class B(abc.ABC):
    @abc.abstractmethod
    def __eq__(self, o): pass
@dataclass
class A(B):
    a: int
show(A(1))
""", """
@dataclass(slots=True, weakref_slot=True)
class A(S):
    d: int = 7
show((A(1), A.__slots__))
""", """
@dataclass(frozen=True)
class A:
    a: int
class B(A):
    pass
b = B(1)
b.other = 5
show(b.other)
b.a = 6
""", """
@dataclass
class A:
    a: int
    b: int = field(default=1, init=False)
    c: str = field(default='x', repr=False, compare=False)
show((A(1), A(1).b))
match A(5):
    case A(x): show(x)
match A(5):
    case A(a=5, b=y): show(y)
A(1, 2, 3)
""", """
class Desc:
    def __set_name__(self, owner, name): print('name', name)
    def __get__(self, o, t=None): return 5 if o is None else 6
    def __set__(self, o, v): print('set', v)
@dataclass
class A:
    a: int = Desc()
show(A().a)
""", """
@dataclass
class A:
    x: int
    def __post_init__(self): self.y = self.x + 1
@dataclass
class B(A):
    z: int = 0
    def __post_init__(self):
        super().__post_init__()
        self.w = self.y + self.z
show((B(1, 2).w, B(1, 2)))
""", """
T = typing.TypeVar('T')
@dataclass
class Box(typing.Generic[T]):
    item: T
show((Box(1), Box[int](2), fields(Box)[0].type))
"""]:
    try:
        exec(source)
    except Exception as e:
        print(source.strip().splitlines()[-2:], "!!", type(e).__name__, str(e))
