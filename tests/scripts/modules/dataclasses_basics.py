# Fields make a class.
from dataclasses import asdict, astuple, dataclass, field, fields, replace


@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)
    secret: int = field(default=0, repr=False, compare=False)

    def total(self, count):
        return self.price * count


a, b = Item("pen"), Item("pen", 1.5)
print(a, a == b, a.tags is b.tags, a.total(4))  # expect: Item(name='pen', price=1.5, tags=[]) True False 6.0
a.tags.append("x")
print(asdict(a), astuple(a), [f.name for f in fields(Item)])  # expect: {'name': 'pen', 'price': 1.5, 'tags': ['x'], 'secret': 0} ('pen', 1.5, ['x'], 0) ['name', 'price', 'tags', 'secret']
print(replace(a, name="ink", secret=9), Item("q", secret=1) == Item("q"))  # expect: Item(name='ink', price=1.5, tags=['x']) True
print(Item.__doc__)  # expect: Item(name: str, price: float = 1.5, tags: list = <factory>, secret: int = 0)
print(Item.__match_args__)  # expect: ('name', 'price', 'tags', 'secret')
match a:
    case Item(name, price=p):
        print(name, p)  # expect: pen 1.5
for call in (lambda: Item(), lambda: Item("a", 1, [], 0, 5), lambda: Item("a", colour=1), lambda: hash(a)):
    try:
        call()
    except TypeError as error:
        print(error)  # expect: Item.__init__() missing 1 required positional argument: 'name'
        # expect: Item.__init__() takes from 2 to 5 positional arguments but 6 were given
        # expect: Item.__init__() got an unexpected keyword argument 'colour'
        # expect: unhashable type: 'Item'
