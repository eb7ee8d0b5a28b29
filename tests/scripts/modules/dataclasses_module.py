from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, FrozenInstanceError, KW_ONLY, InitVar, make_dataclass
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


@dataclass
class P2:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
p = P2(1)
print(p, p == P2(1), p == P2(1, 1), p.tags is P2(1).tags, asdict(p), astuple(p), replace(p, y=9), [f.name for f in fields(P2)], is_dataclass(p), P2.__match_args__)  # expect: P2(x=1, y=0) True False False {'x': 1, 'y': 0, 'tags': []} (1, 0, []) P2(x=1, y=9) ['x', 'y', 'tags'] True ('x', 'y', 'tags')
@dataclass(frozen=True, order=True)
class V:
    a: int
    b: str = "b"
v = V(1)
print(v, hash(v) == hash(V(1)), {v: 1}[V(1)], V(1) < V(2), sorted([V(2), V(1, "z"), V(1, "a")]), V(1) >= V(1))  # expect: V(a=1, b='b') True 1 True [V(a=1, b='a'), V(a=1, b='z'), V(a=2, b='b')] True
print(error(lambda: setattr(v, "a", 5)))  # expect: FrozenInstanceError: cannot assign to field 'a'
print(error(lambda: delattr(v, "a")))  # expect: FrozenInstanceError: cannot delete field 'a'
print(error(lambda: V(1) < 5))  # expect: TypeError: '<' not supported between instances of 'V' and 'int'
print(error(lambda: P2()))  # expect: TypeError: P2.__init__() missing 1 required positional argument: 'x'
print(error(lambda: P2(1, 2, 3, 4)))  # expect: TypeError: P2.__init__() takes from 2 to 4 positional arguments but 5 were given
print(error(lambda: P2(z=1)))  # expect: TypeError: P2.__init__() got an unexpected keyword argument 'z'
print(error(lambda: hash(p)))  # expect: TypeError: unhashable type: 'P2'
print(error(lambda: P2(1) < P2(2)))  # expect: TypeError: '<' not supported between instances of 'P2' and 'P2'
@dataclass
class Post:
    w: float
    h: float
    area: float = field(init=False)
    scale: InitVar[int] = 1
    def __post_init__(self, scale): self.area = self.w * self.h * scale
print(Post(2, 3), Post(2, 3, 10).area)  # expect: Post(w=2, h=3, area=6) 60
@dataclass
class Child(P2):
    z: int = 5
    _: KW_ONLY
    k: str = "kw"
print(Child(1, 2, [], 3, k="x"), Child.__match_args__)  # expect: Child(x=1, y=2, z=3, k='x') ('x', 'y', 'tags', 'z')
print(error(lambda: Child(1, 2, [], 3, "x")))  # expect: TypeError: Child.__init__() takes from 2 to 5 positional arguments but 6 were given
@dataclass(kw_only=True, slots=True)
class KS:
    a: int = 1
print(KS(a=2), KS.__slots__)  # expect: KS(a=2) ('a',)
print(error(lambda: KS(5)))  # expect: TypeError: KS.__init__() takes 1 positional argument but 2 were given
print(error(lambda: setattr(KS(), "other", 1)))  # expect: AttributeError: 'KS' object has no attribute 'other'
def bad_default():
    @dataclass
    class B: x: list = []
print(error(lambda: bad_default()))  # expect: ValueError: mutable default <class 'list'> for field x is not allowed: use default_factory
def bad_order():
    @dataclass
    class B:
        x: int = 1
        y: int
print(error(lambda: bad_order()))  # expect: TypeError: non-default argument 'y' follows default argument
@dataclass(eq=False, repr=False)
class Plain: x: int
print(Plain(1) == Plain(1), repr(Plain(1)).startswith("<__main__.Plain object at"))  # expect: False True
@dataclass
class Cmp:
    a: int
    b: int = field(compare=False, default=0)
    c: int = field(hash=False, default=0, metadata={"unit": "m"})
print(Cmp(1, 2) == Cmp(1, 3), fields(Cmp)[2].metadata["unit"], make_dataclass("M", ["q", ("r", int, 5)])(1))  # expect: True m M(q=1, r=5)
@dataclass
class Rec: child: "Rec" = None
r = Rec(); r.child = r; print(r, asdict(P2(1, tags=[P2(2)])))  # expect: Rec(child=...) {'x': 1, 'y': 0, 'tags': [{'x': 2, 'y': 0, 'tags': []}]}
print(error(lambda: replace(Post(1, 2, 1), area=5)))  # expect: ValueError: field area is declared with init=False, it cannot be specified with replace()
print(error(lambda: asdict(5)))  # expect: TypeError: asdict() should be called on dataclass instances
print(error(lambda: fields(int)))  # expect: TypeError: must be called with a dataclass type or instance
