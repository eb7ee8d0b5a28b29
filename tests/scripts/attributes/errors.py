def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class A:
    x = 1
class S:
    __slots__ = ("p", "q")
a, s = A(), S()
print(error(lambda: a.missing))  # expect: AttributeError: 'A' object has no attribute 'missing'
print(error(lambda: A.missing))  # expect: AttributeError: type object 'A' has no attribute 'missing'
print(error(lambda: s.p))  # expect: AttributeError: 'S' object has no attribute 'p'
print(error(lambda: s.other))  # expect: AttributeError: 'S' object has no attribute 'other'
print(error(lambda: (5).x))  # expect: AttributeError: 'int' object has no attribute 'x'
print(error(lambda: "s".x))  # expect: AttributeError: 'str' object has no attribute 'x'
print(error(lambda: [].x))  # expect: AttributeError: 'list' object has no attribute 'x'
print(error(lambda: None.x))  # expect: AttributeError: 'NoneType' object has no attribute 'x'
print(error(lambda: (lambda: 0).x))  # expect: AttributeError: 'function' object has no attribute 'x'
print(error(lambda: len.x))  # expect: AttributeError: 'builtin_function_or_method' object has no attribute 'x'
print(error(lambda: int.x))  # expect: AttributeError: type object 'int' has no attribute 'x'
print(error(lambda: A.x.y))  # expect: AttributeError: 'int' object has no attribute 'y'
print(error(lambda: getattr(a, "zz")))  # expect: AttributeError: 'A' object has no attribute 'zz'
print(error(lambda: getattr(a, 5)))  # expect: TypeError: attribute name must be string, not 'int'
print(error(lambda: hasattr(a, 5)))  # expect: TypeError: attribute name must be string, not 'int'
print(error(lambda: setattr(s, "other", 1)))  # expect: AttributeError: 'S' object has no attribute 'other'
print(error(lambda: delattr(a, "zz")))  # expect: AttributeError: 'A' object has no attribute 'zz'
print(error(lambda: delattr(A, "zz")))  # expect: AttributeError: type object 'A' has no attribute 'zz'
print(error(lambda: delattr(s, "p")))  # expect: AttributeError: p
print(error(lambda: setattr(5, "x", 1)))  # expect: AttributeError: 'int' object has no attribute 'x'
print(error(lambda: setattr("s", "upper", 1)))  # expect: AttributeError: 'str' object attribute 'upper' is read-only
print(error(lambda: setattr(int, "x", 1)))  # expect: TypeError: cannot set 'x' attribute of immutable type 'int'
print(error(lambda: setattr(None, "x", 1)))  # expect: AttributeError: 'NoneType' object has no attribute 'x'
print(error(lambda: setattr([], "x", 1)))  # expect: AttributeError: 'list' object has no attribute 'x'
print(error(lambda: delattr([], "append")))  # expect: AttributeError: 'list' object attribute 'append' is read-only
print(error(lambda: vars(5)))  # expect: TypeError: vars() argument must have __dict__ attribute
print(error(lambda: object().x))  # expect: AttributeError: 'object' object has no attribute 'x'
print(error(lambda: setattr(object(), "x", 1)))  # expect: AttributeError: 'object' object has no attribute 'x'
def f1(): a.__dict__ = 5
def f2(): a.__class__ = 5
def f3(): a.__class__ = int
def f4(): A.__name__ = 5
def f5(): del a.x
def f6(): a.y.z = 1
def f7(): A.__dict__["x"] = 2
for f in (f1, f2, f3, f4, f5, f6, f7): print(error(f))  # expect: TypeError: __dict__ must be set to a dictionary, not a 'int'
# expect: TypeError: __class__ must be set to a class, not 'int' object
# expect: TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: TypeError: can only assign string to A.__name__, not 'int'
# expect: AttributeError: 'A' object has no attribute 'x'
# expect: AttributeError: 'A' object has no attribute 'y'
# expect: TypeError: 'mappingproxy' object does not support item assignment
import math
print(error(lambda: math.nothing))  # expect: AttributeError: module 'math' has no attribute 'nothing'
print(error(lambda: super(A, a).x))  # expect: AttributeError: 'super' object has no attribute 'x'
print(error(lambda: type(a).x.nope))  # expect: AttributeError: 'int' object has no attribute 'nope'
