# Cases: how types print, compare, substitute and refuse.
import typing, collections, collections.abc
from typing import *
T = TypeVar("T"); K = TypeVar("K"); V = TypeVar("V"); P = ParamSpec("P"); Ts = TypeVarTuple("Ts")
N = TypeVar("N", int, float); B = TypeVar("B", bound=int); Co = TypeVar("Co", covariant=True); Cn = TypeVar("Cn", contravariant=True)
UserId = NewType("UserId", int)
check("""
List, List[int], Dict[str, int], Tuple[int, ...], Tuple[int, str], Tuple[()], Set[int], FrozenSet[str], Type[int], List['Foo'], List[None]
Optional[int], Optional[None], Union[int, str], Union[int, None], Union[int], Union[int, Union[str, float]], Union[int, int], Optional[Union[int, str]]
Callable, Callable[[int], str], Callable[..., int], Callable[[], None], Callable[[int, str], List[int]], Callable[P, int]
Literal[1, 'a', None], Literal[1, 1], Literal[Literal[1], 2], Literal[True, 1], Annotated[int, 'x', 5], Annotated[Annotated[int, 1], 2], Annotated[List[T], 1][int]
Any, NoReturn, Never, Self, LiteralString, TypeAlias, ClassVar[int], Final[int], ClassVar, Final, Optional, Union, TypeGuard[int], Concatenate[int, P]
Iterable[int], Iterator[int], Sequence[int], Mapping[str, int], MutableMapping[str, int], Generator[int, None, str], Deque[int], DefaultDict[str, int], OrderedDict[str, int], Counter[str], ChainMap[int, str], AbstractSet[int], ContextManager[int], Awaitable[int], Collection[int], Hashable, Sized, ItemsView[int, str]
T, N, B, Co, Cn, P, Ts, P.args, P.kwargs, UserId, AnyStr
N.__constraints__, B.__bound__, T.__name__, Co.__covariant__, T.__module__, UserId.__supertype__, UserId(5), UserId.__module__
List[T], Dict[K, V], List[T][int], Dict[K, V][str, int], Dict[K, int][str], Union[T, None][int], Callable[[T], K][int, str], Tuple[T, ...][int], List[List[T]][int], Dict[str, List[T]][Any]
list[T][int], dict[K, V][int, str], (T | None), (int | T)[str], (List[int] | None), (int | List[int]), ('A' | T)
Callable[P, T][[int, str], bool], Callable[P, int][...], Callable[Concatenate[int, P], T]
Tuple[Unpack[Ts]][int, str], Tuple[int, Unpack[Ts], str], Unpack[Ts]
List[int].__origin__, List[int].__args__, List[T].__parameters__, Dict[K, List[V]].__parameters__, Callable[[T], K].__args__, Union[int, str].__args__, Union[int, str].__origin__
List[int] == List[int], List[int] is List[int], Union[int, str] == Union[str, int], Union[int, str] == (int | str), hash(Union[int, str]) == hash(Union[str, int]), Literal[1, 2] == Literal[2, 1], List[int] == list[int], Literal[0] == Literal[False]
get_origin(List[int]), get_origin(Union[int, str]), get_origin(Callable[[int], str]), get_origin(list[int]), get_origin(int | str), get_origin(int), get_origin(Annotated[int, 1]), get_origin(Generic), get_origin(Generic[T]), get_origin(Literal[1]), get_origin(ClassVar[int]), get_origin(List)
get_args(List[int]), get_args(Union[int, str]), get_args(Callable[[int], str]), get_args(Callable[..., str]), get_args(Callable[[], str]), get_args(Annotated[int, 1, 2]), get_args(int), get_args(Literal[1, 2]), get_args(int | None), get_args(collections.abc.Callable[[int], str]), get_args(Tuple[()])
List[int, str]
Dict[int]
List[int][str]
List[T][int, str]
Union[()]
Optional[int, str]
Callable[int]
Callable[int, str]
ClassVar[int, str]
List[ClassVar[int]]
List[Generic[T]]
Union[ClassVar]
Concatenate[int]
Concatenate[()]
Any()
List()
Union()
Optional()
isinstance(1, Any)
isinstance([], List), isinstance(1, Union[int, str]), issubclass(int, Union[int, str]), isinstance({}, Mapping), issubclass(list, Sequence), isinstance(5, Callable)
isinstance([], List[int])
isinstance(1, Optional)
issubclass(int, Union)
class A(Union[int, str]): pass
class A(Union): pass
class A(Optional): pass
class A(T): pass
class A(UserId): pass
class A(ClassVar[int]): pass
class A(Any): pass
A()
class A(List[int]): pass
A([1]), A.__mro__, A.__orig_bases__
class A(Dict[str, T]): pass
A.__parameters__, A[int], A.__mro__
class A(Generic): pass
class A(Generic[int]): pass
class A(Generic[T, T]): pass
class A(Generic[()]): pass
class A(Generic[T], List[K]): pass
class A(Generic[T], Generic[K]): pass
TypeVar('X', int)
TypeVar('X', int, str, bound=int)
TypeVar('X', covariant=True, contravariant=True)
NoReturn[int]
Self[int]
Any[int]
Generic[T]
Generic[T, K], Protocol[T]
ForwardRef('int'), ForwardRef('x') == ForwardRef('x'), hash(ForwardRef('x')) == hash(ForwardRef('x'))
ForwardRef('a b')
ForwardRef(5)
cast(int, 'x'), assert_type(5, int), TYPE_CHECKING, Text, final(5)
assert_never('x' * 200)
List.__name__, List[int].__name__, Union[int, str].__name__, Optional[int].__name__, Callable[[int], int].__name__, Any.__name__, Literal[1].__name__
Annotated[int]
Annotated()
Deque[int]([1])
typing.nonsense
sorted(typing.__all__)
import copy; copy.copy(List[int]) is List[int], copy.deepcopy(T) is T
Required[int], NotRequired[str]
Type[Any], Tuple, Tuple[int, List[str]], Dict[str, Any], List[Dict[str, Optional[int]]]
Iterable, Callable.__name__, collections.abc.Iterable in (Iterable[int].__origin__,)
""")

class Stack(Generic[T]):
    def __init__(self): self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
class Pair(Generic[K, V]): pass
class IntStack(Stack[int]): pass
class Sub(Stack[T]): pass
class Two(Pair[K, int], Stack[K]): pass
class Z(Generic[P]): pass
class X(Generic[T, P]): pass
class Arr(Generic[Unpack[Ts]]): pass
class Arr2(Generic[T, Unpack[Ts]]): pass
check("""
Stack[int], Stack[int](), type(Stack[int]()).__name__, Stack[int]().__orig_class__, Stack.__parameters__, Stack[T], Stack[List[T]][int], Stack['Foo']
Stack[int].push
Pair[int, str], Pair[K, int][str], Pair.__parameters__, Pair[int, T]
Pair[int]
Pair[int, str, float]
IntStack[int]
Sub[int], Sub.__parameters__, Two.__parameters__, Two[str], Stack.__mro__, IntStack.__orig_bases__, Two.__mro__
Stack[int] == Stack[int], Stack[int] is Stack[int], hash(Stack[int]) == hash(Stack[int])
isinstance(Stack[int](), Stack)
isinstance(Stack(), Stack[int])
Z[[int, str]], Z[int, str], Z[...], X[int, [str]], X[int, ...], Z[P]
X[int, str]
Arr[int, str], Arr[()], Arr2[int, str, float], Arr2[int], Arr.__parameters__
Arr2[()]
Stack[int].__args__, Stack[int].__origin__, Stack[int].__module__
Stack[int].new = 5; Stack.new
Optional[Stack[int]], Stack | None, Stack[int] | None
""")

class Closable(Protocol):
    def close(self) -> None: ...
@runtime_checkable
class Sizable(Protocol):
    def size(self) -> int: ...
@runtime_checkable
class Named(Protocol):
    name: str
class GenP(Protocol[T]):
    def get(self) -> T: ...
class Impl:
    name = "n"
    def size(self): return 1
    def close(self): pass
class Explicit(Sizable):
    def __init__(self, x): self.x = x
class Ext(Sizable, Protocol):
    def more(self): ...
runtime_checkable(Ext)
check("""
isinstance(Impl(), Sizable), isinstance(5, Sizable), issubclass(Impl, Sizable), issubclass(int, Sizable), isinstance(Impl(), Named), isinstance(5, Named)
issubclass(Impl, Named)
isinstance(Impl(), Closable)
issubclass(Impl, Closable)
Sizable()
Explicit(5).x, isinstance(Explicit(5), Sizable), Explicit(5).size()
GenP[int], GenP.__parameters__
isinstance(Impl(), Ext), Ext._is_protocol, Explicit._is_protocol
class Bad(Impl, Protocol): pass
runtime_checkable(int)
isinstance(5, SupportsInt), isinstance('5', SupportsInt), isinstance(5, SupportsIndex), isinstance(2.5, SupportsIndex), isinstance(5, SupportsAbs), isinstance(2.5, SupportsRound), isinstance(b'', SupportsBytes), SupportsAbs[int]
SupportsInt.__module__, IO, IO[str], TextIO.__mro__, Protocol, Generic
""")

class Emp(NamedTuple):
    "Emp doc"
    name: str
    id: int = 3
    def hello(self): return "hi " + self.name
Emp2 = NamedTuple("Emp2", [("a", int), ("b", str)])
class Movie(TypedDict):
    title: str
    year: int
class Extra(Movie, total=False):
    note: str
    must: Required[int]
    may: NotRequired[int]
Point = TypedDict("Point", {"x": int, "y": "int"})
class GenNT(NamedTuple, Generic[T]):
    x: T
    y: int
class GTD(TypedDict, Generic[T]):
    v: T
check("""
Emp('a'), Emp('a', 5).hello(), Emp._fields, Emp._field_defaults, Emp.__annotations__, Emp.__doc__, Emp.__module__, Emp.__mro__, Emp.__orig_bases__
Emp()
Emp2(1, 'b'), Emp2.__annotations__, Emp2.__module__, NamedTuple('E3', a=int)(5)
NamedTuple('E3', [('a', int)], b=int)
GenNT(1, 2), GenNT[int](1, 2), GenNT[int], GenNT.__mro__
Movie(title='x', year=1), Movie.__annotations__, Movie.__total__, Movie.__required_keys__, Movie.__optional_keys__, type(Movie(title='x')), Movie.__mro__, Movie.__name__
Extra.__annotations__, sorted(Extra.__required_keys__), sorted(Extra.__optional_keys__), Extra.__total__
Point(x=1, y=2), Point.__annotations__, Point.__module__
isinstance({}, Movie)
issubclass(dict, Movie)
is_typeddict(Movie), is_typeddict(dict), is_typeddict(TypedDict)
TypedDict('P', {'x': int}, y=int)
class A(Movie, int): pass
GTD[int], GTD(v=1)
get_type_hints(Movie), get_type_hints(Extra), get_type_hints(Extra, include_extras=True), get_type_hints(Emp), get_type_hints(Point)
""")
for source in ["""
class A(NamedTuple):
    x: int = 1
    y: int
""", """
class A(NamedTuple):
    x: int
    def __new__(cls): pass
""", """
class A(NamedTuple):
    x: int
    def _replace(self): pass
""", """
class A(Emp, NamedTuple):
    z: int
""", """
class A(NamedTuple):
    _x: int
"""]:
    show(trial(exec, source))

class Base:
    a: int
    b: "str"
    c: ClassVar[int] = 5
class Derived(Base):
    d: Optional["Base"]
    e: Annotated[int, "meta"]
    f: List["Derived"]
    g: list["Base"]
    h: "Final[int]" = 3
def func(a: int, b: "List[Base]" = None, *args: str, c: None = None, **kw: Annotated[int, 1]) -> "Base": pass
def nothing(x): pass
@no_type_check
def untyped(a: "nope"): pass
@overload
def over(a: int) -> int: ...
@overload
def over(a: str) -> str: ...
first_over = over
def over(a): return a
@dataclass_transform(eq_default=False)
def dt(c): return c
@final
class Fin: pass
check("""
get_type_hints(Base), get_type_hints(Derived), get_type_hints(Derived, include_extras=True)
get_type_hints(func), get_type_hints(func, include_extras=True), get_type_hints(nothing), get_type_hints(untyped), get_type_hints(len)
get_type_hints(5)
get_type_hints(lambda: 1)
len(get_overloads(over)), first_over is over
first_over(1)
clear_overloads(), get_overloads(over)
dt.__dataclass_transform__
Fin.__final__
func.__annotations__
""")
class Node(Generic[T]):
    next: "Optional[Node[T]]"
check("get_type_hints(Node)\nget_type_hints(type('Q', (), {'__annotations__': {'a': 'Missing'}}))")
