def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


def f():
    counter = 1
    return countr
class A:
    def method(self): return self.methodd
    value = 1
print(error(lambda: f()))  # expect: NameError: name 'countr' is not defined
print(error(lambda: A().method()))  # expect: AttributeError: 'A' object has no attribute 'methodd'
print(error(lambda: A().valu))  # expect: AttributeError: 'A' object has no attribute 'valu'
print(error(lambda: A.valeu))  # expect: AttributeError: type object 'A' has no attribute 'valeu'
print(error(lambda: pritn("x")))  # expect: NameError: name 'pritn' is not defined
print(error(lambda: undefined + 1))  # expect: NameError: name 'undefined' is not defined
print(error(lambda: [].apend(1)))  # expect: AttributeError: 'list' object has no attribute 'apend'
print(error(lambda: "x".uper()))  # expect: AttributeError: 'str' object has no attribute 'uper'
print(error(lambda: {}.keyz()))  # expect: AttributeError: 'dict' object has no attribute 'keyz'
import math
print(error(lambda: math.sqr(2)))  # expect: AttributeError: module 'math' has no attribute 'sqr'
print(error(lambda: A().__init_))  # expect: AttributeError: 'A' object has no attribute '__init_'
try:
    missing_name
except NameError as e:
    print(e.name, e.args)  # expect: missing_name ("name 'missing_name' is not defined",)
try:
    A().nope
except AttributeError as e:
    print(e.name, type(e.obj).__name__, e.args)  # expect: nope A ("'A' object has no attribute 'nope'",)
