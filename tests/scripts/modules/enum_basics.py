# Members are unique, named, ordered by definition.
from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    @property
    def hex(self):
        return ["#f00", "#0f0", "#00f"][self.value - 1]

    @classmethod
    def favourite(cls):
        return cls.BLUE


print(Color.RED, repr(Color.GREEN), Color(3), Color["RED"], Color.CRIMSON is Color.RED)  # expect: Color.RED <Color.GREEN: 2> Color.BLUE Color.RED True
print(list(Color), len(Color), list(Color.__members__))  # expect: [<Color.RED: 1>, <Color.GREEN: 2>, <Color.BLUE: 3>] 3 ['RED', 'GREEN', 'BLUE', 'CRIMSON']
print(Color.RED.name, Color.RED.value, Color.BLUE.hex, Color.favourite())  # expect: RED 1 #00f Color.BLUE
print(Color.RED in Color, isinstance(Color.RED, Color), Color.RED == 1, {Color.RED: "r"}[Color.RED])  # expect: True True False r
print(f"{Color.RED}", f"{Color.GREEN!r:>20}")  # expect: Color.RED     <Color.GREEN: 2>
for call in (lambda: Color(9), lambda: Color["PINK"], lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.BLUE,
             lambda: Color.PINK):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)  # expect: ValueError 9 is not a valid Color
        # expect: KeyError 'PINK'
        # expect: AttributeError cannot reassign member 'RED'
        # expect: TypeError '<' not supported between instances of 'Color' and 'Color'
        # expect: AttributeError PINK
match Color(2):
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")  # expect: green
