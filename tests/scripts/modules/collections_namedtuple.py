# Tuples whose items have names.
from collections import namedtuple

Point = namedtuple("Point", "x y", defaults=[0])
p = Point(3)
print(p, p.x, p.y, p[0])  # expect: Point(x=3, y=0) 3 0 3
print(p._replace(y=4), p._asdict(), Point._fields, Point._field_defaults)  # expect: Point(x=3, y=4) {'x': 3, 'y': 0} ('x', 'y') {'y': 0}
print(Point._make([7, 8]) == (7, 8))  # expect: True
x, y = Point(1, 2)
print(x + y)  # expect: 3
match Point(5, 6):
    case Point(a, y=b):
        print(a, b)  # expect: 5 6
for call in (lambda: Point(), lambda: Point(1, 2, 3), lambda: p._replace(z=1), lambda: setattr(p, "x", 1),
             lambda: namedtuple("Bad", "a a"), lambda: namedtuple("Bad", "class")):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)  # expect: TypeError Point.__new__() missing 1 required positional argument: 'x'
        # expect: TypeError Point.__new__() takes from 2 to 3 positional arguments but 4 were given
        # expect: ValueError Got unexpected field names: ['z']
        # expect: AttributeError can't set attribute
        # expect: ValueError Encountered duplicate field name: 'a'
        # expect: ValueError Type names and field names cannot be a keyword: 'class'
print(namedtuple("Auto", "a def a", rename=True)._fields)  # expect: ('a', '_1', '_2')
