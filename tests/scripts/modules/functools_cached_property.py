# Computed once, then an ordinary attribute.
from functools import cached_property


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @cached_property
    def area(self):
        print("computing")
        return 3 * self.radius ** 2


circle = Circle(2)
print(circle.area)
print(circle.area, circle.__dict__)
circle.radius = 5
print(circle.area)
del circle.area
print(circle.area)


class Slotted:
    __slots__ = ()

    @cached_property
    def value(self):
        return 1


try:
    Slotted().value
except TypeError as error:
    print(error)

# expect: computing
# expect: 12
# expect: 12 {'radius': 2, 'area': 12}
# expect: 12
# expect: computing
# expect: 75
# expect: No '__dict__' attribute on 'Slotted' instance to cache 'value' property.
