def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class A:
    def none(): pass
    def one(self): pass
    def two(self, b): pass
    def __call__(self, x): return x
    @classmethod
    def make(cls, x): return x
    @staticmethod
    def static(x): return x


class B:
    def __init__(self, a, b=1): pass


class C:
    pass


a = A()
print(error(lambda: a.none()))  # expect: TypeError: A.none() takes 0 positional arguments but 1 was given
print(error(lambda: a.one(1)))  # expect: TypeError: A.one() takes 1 positional argument but 2 were given
print(error(lambda: a.two()))  # expect: TypeError: A.two() missing 1 required positional argument: 'b'
print(error(lambda: a.two(1, 2)))  # expect: TypeError: A.two() takes 2 positional arguments but 3 were given
print(error(lambda: A.one()))  # expect: TypeError: A.one() missing 1 required positional argument: 'self'
print(error(lambda: A.two(1)))  # expect: TypeError: A.two() missing 1 required positional argument: 'b'
print(error(lambda: a()))  # expect: TypeError: A.__call__() missing 1 required positional argument: 'x'
print(error(lambda: a(1, 2)))  # expect: TypeError: A.__call__() takes 2 positional arguments but 3 were given
print(error(lambda: a.make()))  # expect: TypeError: A.make() missing 1 required positional argument: 'x'
print(error(lambda: A.make(1, 2)))  # expect: TypeError: A.make() takes 2 positional arguments but 3 were given
print(error(lambda: a.static()))  # expect: TypeError: A.static() missing 1 required positional argument: 'x'
print(error(lambda: a.static(1, 2)))  # expect: TypeError: A.static() takes 1 positional argument but 2 were given
print(error(lambda: B()))  # expect: TypeError: B.__init__() missing 1 required positional argument: 'a'
print(error(lambda: B(1, 2, 3)))  # expect: TypeError: B.__init__() takes from 2 to 3 positional arguments but 4 were given
print(error(lambda: B(c=1)))  # expect: TypeError: B.__init__() got an unexpected keyword argument 'c'
print(error(lambda: C(1)))  # expect: TypeError: C() takes no arguments
print(error(lambda: C(x=1)))  # expect: TypeError: C() takes no arguments
print(error(lambda: object(1)))  # expect: TypeError: object() takes no arguments
print(error(lambda: C()()))  # expect: TypeError: 'C' object is not callable
print(error(lambda: a.missing()))  # expect: AttributeError: 'A' object has no attribute 'missing'
print(error(lambda: A.missing()))  # expect: AttributeError: type object 'A' has no attribute 'missing'
print(error(lambda: int("x", "y")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: int(1, 2)))  # expect: TypeError: int() can't convert non-string with explicit base
print(error(lambda: len()))  # expect: TypeError: len() takes exactly one argument (0 given)
print(error(lambda: len(1, 2)))  # expect: TypeError: len() takes exactly one argument (2 given)
print(error(lambda: len(x=1)))  # expect: TypeError: len() takes no keyword arguments
print(error(lambda: abs()))  # expect: TypeError: abs() takes exactly one argument (0 given)
print(error(lambda: isinstance(1)))  # expect: TypeError: isinstance expected 2 arguments, got 1
print(error(lambda: isinstance(1, 5)))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
print(error(lambda: issubclass(1, int)))  # expect: TypeError: issubclass() arg 1 must be a class
print(error(lambda: issubclass(int, 1)))  # expect: TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
print(error(lambda: getattr(1)))  # expect: TypeError: getattr expected at least 2 arguments, got 1
print(error(lambda: getattr(1, 2)))  # expect: TypeError: attribute name must be string, not 'int'
print(error(lambda: setattr(1, "x", 2)))  # expect: AttributeError: 'int' object has no attribute 'x'
print(error(lambda: print(foo=1)))  # expect: TypeError: 'foo' is an invalid keyword argument for print()
print(error(lambda: range()))  # expect: TypeError: range expected at least 1 argument, got 0
print(error(lambda: range("a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: range(1, 2, 0)))  # expect: ValueError: range() arg 3 must not be zero
print(error(lambda: range(1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: super()))  # expect: RuntimeError: super(): no arguments
print(a(5), A.make(6), a.static(7), A.two(a, 1))  # expect: 5 6 7 None
