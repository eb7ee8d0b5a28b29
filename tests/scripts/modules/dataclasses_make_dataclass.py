# Dataclasses made by a call, and what they tell about themselves.
from dataclasses import MISSING, dataclass, field, fields, is_dataclass, make_dataclass

Point = make_dataclass("Point", ["x", ("y", int), ("z", int, field(default=7))], namespace={"norm": lambda self: self.y + self.z})
p = Point("a", 2)
print(p, p.norm(), is_dataclass(Point), is_dataclass(p), is_dataclass(3))  # expect: Point(x='a', y=2, z=7) 9 True True False
for f in fields(Point):
    print(f.name, f.type, f.default is MISSING)  # expect: x typing.Any True
    # expect: y <class 'int'> True
    # expect: z <class 'int'> False
try:
    make_dataclass("Bad", ["not valid"])
except TypeError as error:
    print(error)  # expect: Field names must be valid identifiers: 'not valid'


@dataclass
class Node:
    value: int
    children: list = field(default_factory=list, metadata={"doc": "below"})


root = Node(1, [Node(2), Node(3)])
root.children.append(root)
print(root)  # expect: Node(value=1, children=[Node(value=2, children=[]), Node(value=3, children=[]), ...])
print(fields(Node)[1].metadata["doc"])  # expect: below
