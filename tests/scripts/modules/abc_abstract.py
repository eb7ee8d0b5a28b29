# Classes that must be completed before they can be used.
from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...

    @property
    @abstractmethod
    def name(self):
        ...

    def describe(self):
        return f"{self.name} of {self.area()}"


class Square(Shape):
    name = "square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


class Half(Shape):
    name = "half"


print(Square(3).describe(), sorted(Shape.__abstractmethods__), Half.__abstractmethods__)  # expect: square of 9 ['area', 'name'] frozenset({'area'})
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as error:
        print(error)  # expect: Can't instantiate abstract class Shape with abstract methods area, name
        # expect: Can't instantiate abstract class Half with abstract method area


class Duck(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "quack") or NotImplemented


class Mallard:
    quack = True


print(isinstance(Mallard(), Duck), issubclass(int, Duck))  # expect: True False
Shape.register(int)
print(isinstance(5, Shape))  # expect: True
