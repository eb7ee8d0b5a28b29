def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class Meta(type):
    def __new__(mcls, name, bases, namespace, **options):
        print("new", name, [b.__name__ for b in bases], options)
        namespace["made_by"] = mcls.__name__
        return super().__new__(mcls, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **options):
        print("init", name)
        super().__init__(name, bases, namespace)
    def __call__(cls, *args, **kwargs):
        print("call", cls.__name__, args)
        return super().__call__(*args, **kwargs)
    @classmethod
    def __prepare__(mcls, name, bases, **options):
        print("prepare", name)
        return {"prepared": True}
    def __len__(cls): return 42
    def __iter__(cls): return iter("abc")
    def __getitem__(cls, key): return f"{cls.__name__}[{key}]"
    def __contains__(cls, x): return x == 1
    def __repr__(cls): return f"<meta {cls.__name__}>"
    @property
    def meta_property(cls): return "mp " + cls.__name__
    def method(cls): return "meta method"
class A(metaclass=Meta, flag=1):
    def __init__(self, x=0): self.x = x  # expect: prepare A
    # expect: new A [] {'flag': 1}
    # expect: init A
class B(A, other=2):
    pass  # expect: prepare B
    # expect: new B ['A'] {'other': 2}
    # expect: init B
print(A.made_by, B.prepared, type(B) is Meta, isinstance(B, Meta), len(A), list(B), A["k"], 1 in A, A, [A])  # expect: Meta True True True 42 ['a', 'b', 'c'] A[k] True <meta A> [<meta A>]
print(A.meta_property, B.method(), hasattr(A(), "method"), B(7).x)  # expect: call A ()
# expect: call B (7,)
# expect: mp A meta method False 7
print(error(lambda: A().meta_property))  # expect: call A ()
# expect: AttributeError: 'A' object has no attribute 'meta_property'
class M1(type): pass
class M2(type): pass
class X(metaclass=M1): pass
class Y(metaclass=M2): pass
print(error(lambda: type("Z", (X, Y), {})))  # expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
def function_meta(name, bases, namespace, **kw):
    return (name, len(bases), sorted(k for k in namespace if not k.startswith("__")), kw)
class NotAClass(int, metaclass=function_meta, opt=1):
    attribute = 1
print(NotAClass)  # expect: ('NotAClass', 1, ['attribute'], {'opt': 1})
print(type("Dyn", (A,), {"v": 5})().v)  # expect: new Dyn ['A'] {}
# expect: init Dyn
# expect: call Dyn ()
# expect: 5
class Abstract(type):
    def __instancecheck__(cls, x): return x == "magic"
    def __subclasscheck__(cls, c): return c is int
class V(metaclass=Abstract): pass
print(isinstance("magic", V), isinstance(5, V), issubclass(int, V), issubclass(str, V), isinstance(V(), V))  # expect: True False True False True
print(error(lambda: type()))  # expect: TypeError: type() takes 1 or 3 arguments
print(error(lambda: type("a", "b")))  # expect: TypeError: type() takes 1 or 3 arguments
print(error(lambda: type(1, (), {})))  # expect: TypeError: type.__new__() argument 1 must be str, not int
print(error(lambda: type("a", (), 5)))  # expect: TypeError: type.__new__() argument 3 must be dict, not int
