def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


from abc import ABC, abstractmethod, ABCMeta
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name} {self.area()}"
class Square(Shape):
    name = "square"
    def area(self): return 4
class Partial(Shape):
    def area(self): return 1
print(Square().describe(), isinstance(Square(), Shape))  # expect: square 4 True
print(error(lambda: Shape()))  # expect: TypeError: Can't instantiate abstract class Shape with abstract methods area, name
print(error(lambda: Partial()))  # expect: TypeError: Can't instantiate abstract class Partial with abstract method name
print(sorted(Shape.__abstractmethods__), Square.__abstractmethods__)  # expect: ['area', 'name'] frozenset()
class Plain(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c):
        return hasattr(c, "quack") or NotImplemented
class Duck:
    def quack(self): pass
print(issubclass(Duck, Plain), isinstance(Duck(), Plain), isinstance(5, Plain))  # expect: True True False
Shape.register(int)
print(isinstance(5, Shape), issubclass(int, Shape), issubclass(bool, Shape))  # expect: True True True
class One(ABC):
    @abstractmethod
    def f(self): return "base f"
class Two(One):
    def f(self): return super().f() + " extended"
print(Two().f())  # expect: base f extended
print(error(lambda: One()))  # expect: TypeError: Can't instantiate abstract class One with abstract method f
