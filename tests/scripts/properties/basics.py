def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class Celsius:
    def __init__(self, degrees=0):
        self.degrees = degrees
    @property
    def degrees(self):
        "The degrees."
        return self._degrees
    @degrees.setter
    def degrees(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._degrees = value
    @degrees.deleter
    def degrees(self):
        print("deleted")
        self._degrees = 0
    @property
    def double(self):
        return self._degrees * 2
    other = property(lambda self: "got", None, None, "docs")
c = Celsius(5)
print(c.degrees, c.double, c.other, Celsius.degrees.__doc__, Celsius.other.__doc__)  # expect: 5 10 got The degrees. docs
c.degrees = 10
c.degrees += 5
print(c.degrees)  # expect: 15
del c.degrees  # expect: deleted
print(c.degrees, vars(c))  # expect: 0 {'_degrees': 0}
print(error(lambda: setattr(c, "degrees", -300)))  # expect: ValueError: too cold
print(error(lambda: setattr(c, "double", 1)))  # expect: AttributeError: property 'double' of 'Celsius' object has no setter
print(error(lambda: delattr(c, "double")))  # expect: AttributeError: property 'double' of 'Celsius' object has no deleter
print(error(lambda: delattr(c, "other")))  # expect: AttributeError: property 'other' of 'Celsius' object has no deleter
print(error(lambda: Celsius.degrees.fget(c) + "x"))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(type(Celsius.degrees).__name__, Celsius.degrees.fget.__name__, Celsius.double.fset, Celsius.degrees.__get__(c), Celsius.degrees.__get__(None, Celsius) is Celsius.degrees)  # expect: property degrees None 0 True
class Sub(Celsius):
    @Celsius.degrees.getter
    def degrees(self):
        return "sub " + str(self._degrees)
s = Sub(3)
print(s.degrees)  # expect: sub 3
s.degrees = 8
print(s.degrees)  # expect: sub 8
class Broken:
    @property
    def attr(self):
        return self.missing
print(error(lambda: Broken().attr))  # expect: AttributeError: 'Broken' object has no attribute 'missing'
class WithGetattr(Broken):
    def __getattr__(self, name):
        return f"fallback {name}"
print(WithGetattr().attr)  # expect: fallback missing
class Only:
    x = property()
print(error(lambda: Only().x))  # expect: AttributeError: property 'x' of 'Only' object has no getter
print(error(lambda: setattr(Only(), "x", 1)))  # expect: AttributeError: property 'x' of 'Only' object has no setter
class Raising:
    @property
    def p(self):
        raise KeyError("inside")
print(error(lambda: Raising().p))  # expect: KeyError: 'inside'
print(error(lambda: hasattr(Raising(), "p")))  # expect: KeyError: 'inside'
o = Celsius(1)
o.__dict__["double"] = "shadow"
print(o.double)  # expect: 2
