def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class A: x = 1
a = A()
print(getattr(a, "x"), getattr(a, "y", 5), getattr(a, "y", None), hasattr(a, "x"), hasattr(a, "y"), getattr("abc", "upper")(), getattr(5, "__add__")(3), getattr(A, "__name__"))  # expect: 1 5 None True False ABC 8 A
setattr(a, "y", 2); print(a.y)  # expect: 2
setattr(A, "z", property(lambda s: "prop")); print(a.z)  # expect: prop
setattr(a, "not an identifier", 1); print(getattr(a, "not an identifier"), vars(a))  # expect: 1 {'y': 2, 'not an identifier': 1}
delattr(a, "y"); print(hasattr(a, "y"))  # expect: False
print(vars(a) is a.__dict__, sorted(dir(A))[-2:], id(a) == id(a), callable(A), type(a) is A, repr(A.__dict__["x"]))  # expect: True ['x', 'z'] True True True 1
print(error(lambda: getattr(a)))  # expect: TypeError: getattr expected at least 2 arguments, got 1
print(error(lambda: getattr(a, "q")))  # expect: AttributeError: 'A' object has no attribute 'q'
print(error(lambda: getattr(a, 1)))  # expect: TypeError: attribute name must be string, not 'int'
print(error(lambda: getattr(a, "x", 1, 2)))  # expect: TypeError: getattr expected at most 3 arguments, got 4
print(error(lambda: setattr(a, "x")))  # expect: TypeError: setattr expected 3 arguments, got 2
print(error(lambda: setattr(a, 1, 2)))  # expect: TypeError: attribute name must be string, not 'int'
print(error(lambda: delattr(a, "q")))  # expect: AttributeError: 'A' object has no attribute 'q'
print(error(lambda: hasattr(a)))  # expect: TypeError: hasattr expected 2 arguments, got 1
print(error(lambda: vars(1)))  # expect: TypeError: vars() argument must have __dict__ attribute
print(error(lambda: dir(1, 2)))  # expect: TypeError: dir expected at most 1 argument, got 2
print(error(lambda: id()))  # expect: TypeError: id() takes exactly one argument (0 given)
print(error(lambda: type()))  # expect: TypeError: type() takes 1 or 3 arguments
print(error(lambda: callable()))  # expect: TypeError: callable() takes exactly one argument (0 given)
print(error(lambda: vars(a, a)))  # expect: TypeError: vars expected at most 1 argument, got 2
