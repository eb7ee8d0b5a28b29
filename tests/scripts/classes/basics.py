class Point:
    """A point."""
    dimensions = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))


p = Point(1, 2)
print(p, p.x, p.move(1, 1), p.dimensions, Point.dimensions, Point.__doc__, Point.__name__)  # expect: Point(2, 3) 1 Point(2, 3) 2 2 A point. Point
print(p == Point(2, 3), p != Point(2, 3), p is Point(2, 3), {p: "v"}[Point(2, 3)], p in [Point(2, 3)])  # expect: True False False v True
p.z = 10
print(p.__dict__, hasattr(p, "z"), hasattr(p, "w"), getattr(p, "w", None))  # expect: {'x': 2, 'y': 3, 'z': 10} True False None
del p.z
print(p.__dict__)  # expect: {'x': 2, 'y': 3}
p.dimensions = 3
print(p.dimensions, Point.dimensions, Point(0).dimensions)  # expect: 3 2 2
Point.dimensions = 4
print(p.dimensions, Point(0).dimensions)  # expect: 3 4
Point.scale = lambda self, k: Point(self.x * k, self.y * k)
print(p.scale(2), type(p), isinstance(p, Point), isinstance(p, object), type(p) is Point)  # expect: Point(4, 6) <class '__main__.Point'> True True True
bound = p.move
print(bound(1, 1), Point.move(p, 1, 1), bound.__self__ is p, bound.__func__ is Point.move, bound.__name__)  # expect: Point(4, 5) Point(4, 5) True True move


class Empty:
    pass


class Empty2: x = 1; y = x + 1


e = Empty()
e.a = 1
print(e.__dict__, Empty2.y, str(Empty), repr(type(e)), Empty.__bases__, Empty.__mro__)  # expect: {'a': 1} 2 <class '__main__.Empty'> <class '__main__.Empty'> (<class 'object'>,) (<class '__main__.Empty'>, <class 'object'>)
print(Empty.__module__, Empty.__qualname__, e.__class__ is Empty, e.__class__.__name__)  # expect: __main__ Empty True Empty


class Counter:
    total = 0

    def __init__(self):
        Counter.total += 1
        self.id = self.total


print([Counter().id for _ in range(3)], Counter.total)  # expect: [1, 2, 3] 3


class Shared:
    items = []

    def add(self, item):
        self.items.append(item)


a, b = Shared(), Shared()
a.add(1)
b.add(2)
print(a.items, b.items is a.items)  # expect: [1, 2] True


def make(n):
    class Local:
        value = n

        def get(self):
            return n + self.value
    return Local


print(make(5)().get(), make(6).value, make(1) is make(1), make(1).__qualname__)  # expect: 10 6 False make.<locals>.Local
if True:
    class Conditional:
        pass
print(Conditional.__name__)  # expect: Conditional


class Nested:
    class Inner:
        def hello(self):
            return "inner"

    def make(self):
        return self.Inner()


print(Nested().make().hello(), Nested.Inner.__qualname__, Nested.Inner().hello.__qualname__)  # expect: inner Nested.Inner Nested.Inner.hello


class WithLoop:
    squares = []
    for i in range(3):
        squares.append(i * i)


print(WithLoop.squares, WithLoop.i)  # expect: [0, 1, 4] 2
p.__class__ = Empty
print(type(p).__name__, p.x)  # expect: Empty 4
p.__dict__ = {"fresh": 1}
print(p.fresh, hasattr(p, "x"))  # expect: 1 False
