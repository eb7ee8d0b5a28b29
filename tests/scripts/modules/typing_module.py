from typing import *
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(Optional[int], Union[int, str], List[int], Dict[str, int], Callable[[int], str], Any, Tuple[int, ...], ClassVar[int], Literal["a", 1], Union[int, int], Optional[None])  # expect: typing.Optional[int] typing.Union[int, str] typing.List[int] typing.Dict[str, int] typing.Callable[[int], str] typing.Any typing.Tuple[int, ...] typing.ClassVar[int] typing.Literal['a', 1] <class 'int'> <class 'NoneType'>
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
print(Box[int](5).v, Box[int], T, Box.__parameters__, Box(1).v, Box[int].__origin__ is Box)  # expect: 5 __main__.Box[int] ~T (~T,) 1 True
class Named(NamedTuple):
    a: int
    b: str = "x"
print(Named(1), Named(1, "y")._fields, Named.__annotations__, Named(1) == (1, "x"))  # expect: Named(a=1, b='x') ('a', 'b') {'a': <class 'int'>, 'b': <class 'str'>} True
class TD(TypedDict):
    k: int
print(TD(k=1), TD.__annotations__, type(TD(k=1)).__name__)  # expect: {'k': 1} {'k': <class 'int'>} dict
def f(a: int, b: "Box" = None) -> Optional[str]: pass
print(get_type_hints(f), f.__annotations__, cast(int, "x"), get_origin(List[int]), get_args(Dict[str, int]), TYPE_CHECKING)  # expect: {'a': <class 'int'>, 'b': <class '__main__.Box'>, 'return': typing.Optional[str]} {'a': <class 'int'>, 'b': 'Box', 'return': typing.Optional[str]} x <class 'list'> (<class 'str'>, <class 'int'>) False
@runtime_checkable
class Closes(Protocol):
    def close(self): ...
class C:
    def close(self): pass
print(isinstance(C(), Closes), isinstance(5, Closes))  # expect: True False
@overload
def g(x: int) -> int: ...
def g(x): return x
print(g(5), NewType("UserId", int)(5), NoReturn, Final[int], Annotated[int, "meta"], Iterable[int], Sequence[T], Type[int])  # expect: 5 5 typing.NoReturn typing.Final[int] typing.Annotated[int, 'meta'] typing.Iterable[int] typing.Sequence[~T] typing.Type[int]
print(error(lambda: Optional[5, 6]))  # expect: TypeError: typing.Optional requires a single type. Got (5, 6).
print(error(lambda: Union[()]))  # expect: TypeError: Cannot take a Union of no types.
print(error(lambda: List[int]() and Any()))  # expect: TypeError: Type List cannot be instantiated; use list() instead
print(error(lambda: isinstance(1, List[int])))  # expect: TypeError: Subscripted generics cannot be used with class and instance checks
print(error(lambda: Callable[int]))  # expect: TypeError: Callable must be used as Callable[[arg, ...], result].
print(error(lambda: assert_never(5)))  # expect: AssertionError: Expected code to be unreachable, but got: 5
