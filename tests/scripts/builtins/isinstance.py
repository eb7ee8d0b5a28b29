def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance(1, ()), isinstance(1, ((str,), (int,))), isinstance("a", str | None), isinstance(None, type(None)), isinstance(int, type))  # expect: True True True False True True True True
print(issubclass(int, int), issubclass(bool, int), issubclass(int, (str, object)), issubclass(type, object), issubclass(object, type), issubclass(KeyError, (ValueError, LookupError)))  # expect: True True True True False True
print(error(lambda: isinstance(1, "int")))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
print(error(lambda: isinstance(1, (int, 5)) ))  # expect: no error
print(error(lambda: isinstance("a", (int, 5))))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
print(error(lambda: issubclass(5, int)))  # expect: TypeError: issubclass() arg 1 must be a class
print(error(lambda: issubclass(int, 5)))  # expect: TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
print(error(lambda: issubclass(int, "x")))  # expect: TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
print(error(lambda: isinstance()))  # expect: TypeError: isinstance expected 2 arguments, got 0
print(error(lambda: isinstance(1, list[int])))  # expect: TypeError: isinstance() argument 2 cannot be a parameterized generic
print(error(lambda: isinstance(1, None)))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
class A: pass
class B(A): pass
class Fake:
    __class__ = A
print(isinstance(Fake(), A), type(Fake()) is A, isinstance(B(), A), isinstance(A(), B), type(B()) == A, type(B()).__base__ is A)  # expect: True False True False False True
class Meta(type):
    def __instancecheck__(cls, o): print("check"); return 0
class C(metaclass=Meta): pass
print(isinstance(5, C), isinstance(C(), C))  # expect: check
# expect: False True
