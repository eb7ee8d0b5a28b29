def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


x = 1
def f(a, b):
    c = 3
    del a
    return sorted(locals())
print(f(1, 2), "x" in globals(), globals()["x"], sorted(k for k in locals() if len(k) == 1))  # expect: ['b', 'c'] True 1 ['f', 'x']
globals()["made"] = 5
print(made)  # expect: 5
del globals()["made"]
print(error(lambda: made))  # expect: NameError: name 'made' is not defined
class A:
    y = 2
    def m(self): pass
    @staticmethod
    def s(): pass
a = A(); a.z = 3
print(vars(a), sorted(k for k in vars(A) if not k.startswith("__")), "z" in dir(a), "m" in dir(a), "append" in dir([]))  # expect: {'z': 3} ['m', 's', 'y'] True True True
print(callable(f), callable(5), callable(A), callable(a), callable(a.m), callable(len), callable(lambda: 0))  # expect: True False True False True True True
print(f.__name__, f.__module__, f.__qualname__, f.__doc__, f.__defaults__, f.__dict__, f.__annotations__, A.m.__qualname__)  # expect: f __main__ f None None {} {} A.m
f.attr = "on function"
print(f.attr, f.__dict__, A.__name__, A.__qualname__, A.__bases__, type(a).__name__, a.__class__, A.__class__)  # expect: on function {'attr': 'on function'} A A (<class 'object'>,) A <class '__main__.A'> <class 'type'>
def g(p: int, q: "str" = "d", *r: float, s: list[int] = None, **t) -> bool: pass
print(g.__annotations__, g.__defaults__, g.__kwdefaults__)  # expect: {'p': <class 'int'>, 'q': 'str', 'r': <class 'float'>, 's': list[int], 'return': <class 'bool'>} ('d',) {'s': None}
v: int = 5
w: str
print(__annotations__, __name__, __doc__)  # expect: {'v': <class 'int'>, 'w': <class 'str'>} __main__ None
print(error(lambda: w))  # expect: NameError: name 'w' is not defined
print(isinstance(a, A), issubclass(A, object), isinstance(A, type), isinstance(type, object), isinstance(5, (str, int)), issubclass(bool, (float, int)))  # expect: True True True True True True
print(len.__name__, len.__class__.__name__, [].append.__name__, "".join.__qualname__, str.join.__qualname__, int.__name__, int.__module__)  # expect: len builtin_function_or_method append str.join str.join int builtins
print(type(f).__name__, type(a.m).__name__, type(len).__name__, type([].append).__name__, type(str.join).__name__, type(A.__init__).__name__, type(A.__dict__["s"]).__name__)  # expect: function method builtin_function_or_method builtin_function_or_method method_descriptor wrapper_descriptor staticmethod
print(repr(len), repr(int), repr(str.upper), repr(type(None)), repr(Ellipsis), repr(NotImplemented), repr(f).split(" at ")[0], repr(a.m).split(" of ")[0], repr(g).split()[:2])  # expect: <built-in function len> <class 'int'> <method 'upper' of 'str' objects> <class 'NoneType'> Ellipsis NotImplemented <function f <bound method A.m ['<function', 'g']
def h(): "docs"; return __doc__
print(h.__doc__, h())  # expect: docs None
f.__name__ = "renamed"; print(f.__name__, f.__code__.co_name)  # expect: renamed f
f.__defaults__ = (10,); print(f(1))  # expect: ['b', 'c']
def code(): return "old"
code.__code__ = (lambda: "new").__code__
print(code())  # expect: new
