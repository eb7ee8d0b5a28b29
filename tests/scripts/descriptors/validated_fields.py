def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class Field:
    def __init__(self, kind, check=None, default=None):
        self.kind, self.check, self.default = kind, check, default
    def __set_name__(self, owner, name):
        self.name = "_" + name
    def __get__(self, instance, owner):
        if instance is None: return self
        return getattr(instance, self.name, self.default)
    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        if self.check and not self.check(value):
            raise ValueError(f"bad {self.name[1:]}: {value!r}")
        setattr(instance, self.name, value)
class Person:
    name = Field(str, str.isalpha)
    age = Field(int, lambda n: n >= 0, 18)
    def __init__(self, name): self.name = name
p = Person("Ann")
print(p.name, p.age)  # expect: Ann 18
p.age = 30
print(p.age, vars(p), Person.age.kind)  # expect: 30 {'_name': 'Ann', '_age': 30} <class 'int'>
print(error(lambda: Person("A1")))  # expect: ValueError: bad name: 'A1'
print(error(lambda: Person(5)))  # expect: TypeError: name must be str, not int
print(error(lambda: setattr(p, "age", -1)))  # expect: ValueError: bad age: -1
print(error(lambda: setattr(p, "age", "x")))  # expect: TypeError: age must be int, not str
class Broken:
    def __set_name__(self, owner, name): raise ValueError("in set_name")
try:
    type("X", (), {"f": Broken()})
except Exception as problem:
    print(type(problem).__name__, problem, repr(problem.__cause__))  # expect: RuntimeError Error calling __set_name__ on 'Broken' instance 'f' in 'X' ValueError('in set_name')
