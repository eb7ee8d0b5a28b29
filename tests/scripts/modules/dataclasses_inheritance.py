# Fields of the bases come first; __post_init__ and InitVar.
from dataclasses import InitVar, dataclass, field
from typing import ClassVar


@dataclass
class Base:
    a: int
    b: int = 2


@dataclass
class Derived(Base):
    c: int = 3
    a: int = 10


print(Derived(), Derived(1, c=5))  # expect: Derived(a=10, b=2, c=3) Derived(a=1, b=2, c=5)


@dataclass
class Box:
    width: int
    scale: InitVar[int] = 1
    area: int = field(init=False)
    count: ClassVar[int] = 0

    def __post_init__(self, scale):
        self.width *= scale
        self.area = self.width ** 2
        Box.count += 1


print(Box(2), Box(2, 3), Box.count)  # expect: Box(width=2, area=4) Box(width=6, area=36) 2
for text in ("a: int = 1\n    b: int", "a: list = []"):
    try:
        exec(f"@dataclass\nclass Wrong:\n    {text}")
    except (TypeError, ValueError) as error:
        print(error)  # expect: non-default argument 'b' follows default argument
        # expect: mutable default <class 'list'> for field a is not allowed: use default_factory
