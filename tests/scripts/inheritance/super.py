class A:
    def __init__(self):
        print("A init")
        self.a = 1

    def who(self):
        return "A"

    @classmethod
    def make(cls):
        return cls.__name__

    @staticmethod
    def fixed():
        return "static A"


class B(A):
    def __init__(self):
        print("B init")
        super().__init__()
        self.b = 2

    def who(self):
        return "B>" + super().who()

    @classmethod
    def make(cls):
        return "made " + super().make()

    @staticmethod
    def fixed():
        return "static B"


class C(A):
    def __init__(self):
        print("C init")
        super().__init__()

    def who(self):
        return "C>" + super().who()


class D(B, C):
    def __init__(self):
        print("D init")
        super().__init__()

    def who(self):
        return "D>" + super().who()


d = D()  # expect: D init
# expect: B init
# expect: C init
# expect: A init
print(d.who(), d.a, d.b, D.make(), d.fixed(), [c.__name__ for c in D.__mro__])  # expect: D>B>C>A 1 2 made D static B ['D', 'B', 'C', 'A', 'object']
print(isinstance(d, A), issubclass(D, C), issubclass(A, D), issubclass(D, (int, B)), D.__bases__, D.__base__)  # expect: True True False True (<class '__main__.B'>, <class '__main__.C'>) <class '__main__.B'>
print(super(D, d).who(), super(B, d).who(), super(C, d).who(), super(D, D).make())  # expect: B>C>A C>A A made D
print(A.who(d), B.who(d), A().who())  # expect: A init
# expect: A B>C>A A


class E(A):
    pass


print(E().who(), E.make(), E().a)  # expect: A init
# expect: A init
# expect: A E 1


class Explicit(A):
    def who(self):
        return super(Explicit, self).who() + "!"


print(Explicit().who())  # expect: A init
# expect: A!


class Closure(A):
    def who(self):
        return (lambda: super(Closure, self).who())() + "".join(super(Closure, self).who() for _ in range(2))

    def inner(self):
        def nested():
            return __class__.__name__
        return nested()


print(Closure().who(), Closure().inner())  # expect: A init
# expect: A init
# expect: AAA Closure
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: super(D, d).missing))  # expect: AttributeError: 'super' object has no attribute 'missing'
print(error(lambda: super(D, 5)))  # expect: TypeError: super(type, obj): obj must be an instance or subtype of type
print(error(lambda: super(5, d)))  # expect: TypeError: super() argument 1 must be a type, not int
print(error(lambda: type("X", (A, B), {})))  # expect: TypeError: Cannot create a consistent method resolution
# expect: order (MRO) for bases A, B
print(error(lambda: type("X", (A, A), {})))  # expect: TypeError: duplicate base class A
print(error(lambda: type("X", (5,), {})))  # expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
print(error(lambda: type("X", (bool,), {})))  # expect: TypeError: type 'bool' is not an acceptable base type
print(error(lambda: type("X", (int, str), {})))  # expect: TypeError: multiple bases have instance lay-out conflict


class Mixin:
    def extra(self):
        return f"extra {self.who()}"


class Mixed(Mixin, E):
    pass


print(Mixed().extra(), [c.__name__ for c in Mixed.mro()])  # expect: A init
# expect: extra A ['Mixed', 'Mixin', 'E', 'A', 'object']
A.who = lambda self: "patched"
print(d.who(), E().who(), Mixed().extra())  # expect: A init
# expect: A init
# expect: D>B>C>patched patched extra patched
print(A.__subclasses__()[0].__name__, super(D, d).__self__ is d, super(D, d).__thisclass__.__name__)  # expect: B True D


class Property(A):
    @property
    def value(self):
        return "base"


class Property2(Property):
    @property
    def value(self):
        return super().value + "+child"


print(Property2().value)  # expect: A init
# expect: base+child
