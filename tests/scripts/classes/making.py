def shown(action):
    try:
        return repr(action())
    except BaseException as problem:
        return f"{type(problem).__name__}: {problem}"

class A:
    pass
class B(A):
    pass
print(shown(lambda: A(1)))  # expect: TypeError: A() takes no arguments
print(shown(lambda: object.__new__(int)))  # expect: TypeError: object.__new__(int) is not safe, use int.__new__()
print(shown(lambda: object.__new__(A, 1)))  # expect: TypeError: A() takes no arguments
print(shown(lambda: object.__new__(1)))  # expect: TypeError: object.__new__(X): X is not a type object (int)
print(shown(lambda: int.__new__(A)))  # expect: TypeError: int.__new__(A): A is not a subtype of int
print(shown(lambda: object.__init__(A(), 1)))  # expect: TypeError: A.__init__() takes exactly one argument (the instance to initialize)
class C:

    def __new__(cls, *a):
        return object.__new__(cls, *a)
print(shown(lambda: C(1)))  # expect: TypeError: object.__new__() takes exactly one argument (the type to instantiate)
class D:

    def __init__(self, *a):
        object.__init__(self, *a)
print(shown(lambda: D(1)))  # expect: TypeError: object.__init__() takes exactly one argument (the instance to initialize)
print(shown(lambda: type('X', (A, A), {})))  # expect: TypeError: duplicate base class A
print(shown(lambda: type('X', (A, B), {})))  # expect: TypeError: Cannot create a consistent method resolution
# expect: order (MRO) for bases A, B
print(shown(lambda: type('X', (1,), {})))  # expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
print(shown(lambda: type('X', (bool,), {})))  # expect: TypeError: type 'bool' is not an acceptable base type
print(shown(lambda: type('X', (int, str), {})))  # expect: TypeError: multiple bases have instance lay-out conflict
print(shown(lambda: type(1, (), {})))  # expect: TypeError: type.__new__() argument 1 must be str, not int
print(shown(lambda: type('x', [], {})))  # expect: TypeError: type.__new__() argument 2 must be tuple, not list
print(shown(lambda: type('x', (), [])))  # expect: TypeError: type.__new__() argument 3 must be dict, not list
print(shown(lambda: type()))  # expect: TypeError: type() takes 1 or 3 arguments
print(shown(lambda: type('x', ())))  # expect: TypeError: type() takes 1 or 3 arguments
print(shown(lambda: type.__new__(type)))  # expect: TypeError: type.__new__() takes exactly 3 arguments (0 given)
print(shown(lambda: type.__new__(type, 'x')))  # expect: TypeError: type.__new__() takes exactly 3 arguments (1 given)
print(shown(lambda: type('x', (), {}, a=1)))  # expect: TypeError: x.__init_subclass__() takes no keyword arguments
print(shown(lambda: A.__init_subclass__(x=1)))  # expect: TypeError: A.__init_subclass__() takes no keyword arguments
print(shown(lambda: type('x', (), {'__slots__': 1})))  # expect: TypeError: 'int' object is not iterable
print(shown(lambda: type('x', (), {'__slots__': [1]})))  # expect: TypeError: __slots__ items must be strings, not 'int'
print(shown(lambda: type('x', (), {'__slots__': ['a b']})))  # expect: TypeError: __slots__ must be identifiers
print(shown(lambda: type('x', (int,), {'__slots__': ['a']})))  # expect: TypeError: nonempty __slots__ not supported for subtype of 'int'
print(shown(lambda: type('x', (), {'__slots__': ['a'], 'a': 1})))  # expect: ValueError: 'a' in __slots__ conflicts with class variable
print(shown(lambda: type('x', (A,), {'__slots__': ['__dict__']})))  # expect: TypeError: __dict__ slot disallowed: we already got one
print(shown(lambda: type('x', (), {'__slots__': ['__dict__', '__dict__']})))  # expect: TypeError: __dict__ slot disallowed: we already got one
print(shown(lambda: type('x', (A,), {'__slots__': ['__weakref__']})))  # expect: TypeError: __weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
class S:
    __slots__ = ('a',)
class T:
    __slots__ = ('b',)
print(shown(lambda: type('x', (S, T), {})))  # expect: TypeError: multiple bases have instance lay-out conflict
class abc:
    ABC = object
    abstractmethod = staticmethod
class E(abc.ABC):

    @abc.abstractmethod
    def f(self):
        0
class F(E):

    @abc.abstractmethod
    def a(self):
        0
print(shown(lambda: isinstance(1, 1)))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
print(shown(lambda: issubclass(1, int)))  # expect: TypeError: issubclass() arg 1 must be a class
print(shown(lambda: issubclass(int, 1)))  # expect: TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
print(shown(lambda: isinstance(1, (int, 3))))  # expect: True
print(shown(lambda: isinstance('', (int, 3))))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
print(shown(lambda: list(A.__dict__)))  # expect: ['__module__', '__dict__', '__weakref__', '__doc__']
print(shown(lambda: list(type('X', (), {'a': 1}).__dict__)))  # expect: ['a', '__module__', '__dict__', '__weakref__', '__doc__']
print(shown(lambda: list(S.__dict__)))  # expect: ['__module__', '__slots__', 'a', '__doc__']
print(shown(lambda: list(B.__dict__)))  # expect: ['__module__', '__doc__']
x=A()
def setc(o, c):
    o.__class__ = c
print(shown(lambda: setc(x, 1)))  # expect: TypeError: __class__ must be set to a class, not 'int' object
print(shown(lambda: setc(x, int)))  # expect: TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses
print(shown(lambda: setc(1, int)))  # expect: TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses
print(shown(lambda: setc(x, S)))  # expect: TypeError: __class__ assignment: 'S' object layout differs from 'A'
print(shown(lambda: setc(x, B)))  # expect: None
print(shown(lambda: setattr(int, '__name__', 'a')))  # expect: TypeError: cannot set '__name__' attribute of immutable type 'int'
print(shown(lambda: setattr(A, '__name__', 1)))  # expect: TypeError: can only assign string to A.__name__, not 'int'
print(shown(lambda: setattr(A, '__bases__', 1)))  # expect: TypeError: can only assign tuple to A.__bases__, not int
print(shown(lambda: setattr(A, '__bases__', ())))  # expect: TypeError: can only assign non-empty tuple to A.__bases__, not ()
print(shown(lambda: setattr(A, '__bases__', (1,))))  # expect: TypeError: A.__bases__ must be tuple of classes, not 'int'
print(shown(lambda: setattr(A, '__bases__', (B,))))  # expect: TypeError: a __bases__ item causes an inheritance cycle
print(shown(lambda: setattr(A, '__qualname__', 1)))  # expect: TypeError: can only assign string to A.__qualname__, not 'int'
print(shown(lambda: delattr(A, '__name__')))  # expect: TypeError: cannot delete '__name__' attribute of immutable type 'A'
print(shown(lambda: delattr(A, '__bases__')))  # expect: TypeError: cannot delete '__bases__' attribute of immutable type 'A'
print(shown(lambda: setattr(A, '__dict__', 1)))  # expect: AttributeError: attribute '__dict__' of 'type' objects is not writable
print(shown(lambda: A.__abstractmethods__))  # expect: AttributeError: __abstractmethods__
print(shown(lambda: int.__annotations__))  # expect: AttributeError: type object 'int' has no attribute '__annotations__'
print(shown(lambda: A.__annotations__))  # expect: {}
class M(type):
    pass
class M2(type):
    pass
class MA(metaclass=M):
    pass
class MB(metaclass=M2):
    pass
print(shown(lambda: type('x', (MA, MB), {})))  # expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
print(shown(lambda: __build_class__()))  # expect: TypeError: __build_class__: not enough arguments
print(shown(lambda: __build_class__(1, 2)))  # expect: TypeError: __build_class__: func must be a function
print(shown(lambda: __build_class__(lambda: 0, 2)))  # expect: TypeError: __build_class__: name is not a string
class Bad:

    def __mro_entries__(self, b):
        return 1
def mk():

    class Z(Bad()):
        pass
print(shown(mk))  # expect: TypeError: __mro_entries__ must return a tuple
def mk():

    class Z(1):
        pass
print(shown(mk))  # expect: TypeError: int() takes at most 2 arguments (3 given)
class MP(type):

    @classmethod
    def __prepare__(c, *a):
        return 1
def mk():

    class Z(metaclass=MP):
        pass
print(shown(mk))  # expect: TypeError: MP.__prepare__() must return a mapping, not int
class SN:

    def __set_name__(self, o, n):
        raise ValueError('x')
def mk():

    class Z:
        a = SN()
print(shown(mk))  # expect: RuntimeError: Error calling __set_name__ on 'SN' instance 'a' in 'Z'
class BI:

    def __init__(self):
        return 1
print(shown(BI))  # expect: TypeError: __init__() should return None, not 'int'
print(shown(lambda: type(iter([]))()))  # expect: TypeError: cannot create 'list_iterator' instances
print(shown(lambda: type(t)()))  # expect: NameError: name 't' is not defined
print(shown(lambda: type(None)(1)))  # expect: TypeError: NoneType takes no arguments
print(shown(lambda: object().foo))  # expect: AttributeError: 'object' object has no attribute 'foo'
print(shown(lambda: setattr(object(), 'x', 1)))  # expect: AttributeError: 'object' object has no attribute 'x'
print(shown(lambda: object().__format__('x')))  # expect: TypeError: unsupported format string passed to object.__format__
print(shown(lambda: object().__ne__(1)))  # expect: NotImplemented
print(shown(lambda: A.__ne__(x, x)))  # expect: False
print(shown(lambda: object.__getattribute__(x, 1)))  # expect: TypeError: attribute name must be string, not 'int'
print(shown(lambda: object.__setattr__(x, 1, 2)))  # expect: TypeError: attribute name must be string, not 'int'
print(shown(lambda: x.__dict__))  # expect: {}
print(shown(lambda: setattr(x, '__dict__', 1)))  # expect: TypeError: __dict__ must be set to a dictionary, not a 'int'
print(shown(lambda: delattr(x, '__dict__')))  # expect: None
print(shown(lambda: x.__weakref__))  # expect: None
print(shown(lambda: object.__setattr__(int, 'x', 2)))  # expect: TypeError: can't apply this __setattr__ to type object
print(shown(lambda: type.__setattr__(int, 'x', 2)))  # expect: TypeError: cannot set 'x' attribute of immutable type 'int'
print(shown(lambda: object.__repr__(x)[:20]))  # expect: '<__main__.B object a'
print(shown(lambda: object.__str__(3)))  # expect: '3'
print(shown(lambda: object.__hash__(x) == id(x) >> 4))  # expect: True
print(shown(lambda: object.__eq__(x, 1)))  # expect: NotImplemented
print(shown(lambda: object.__eq__(x, x)))  # expect: True
print(shown(lambda: object.__class__))  # expect: <class 'type'>
print(shown(lambda: type.mro(A)))  # expect: [<class '__main__.A'>, <class 'object'>]
print(shown(lambda: A.__subclasses__()))  # expect: [<class '__main__.B'>]
print(shown(lambda: type.__call__(1)))  # expect: TypeError: descriptor '__call__' requires a 'type' object but received a 'int'
print(shown(lambda: type.__call__(A, 1)))  # expect: TypeError: A() takes no arguments
print(shown(lambda: type.__init__(A)))  # expect: TypeError: type.__init__() takes 1 or 3 arguments
print(shown(lambda: type.__init__(A, 1, 2, 3)))  # expect: None
print(shown(lambda: type.__init__(A, 1, a=3)))  # expect: TypeError: type.__init__() takes no keyword arguments
print(shown(lambda: type(1, 2)))  # expect: TypeError: type() takes 1 or 3 arguments
print(shown(lambda: type(a=1)))  # expect: TypeError: type() takes 1 or 3 arguments
print(shown(lambda: A.__doc__))  # expect: None
print(shown(lambda: setattr(int, '__doc__', 1)))  # expect: TypeError: cannot set '__doc__' attribute of immutable type 'int'
print(shown(lambda: type.__prepare__('x')))  # expect: {}
print(shown(lambda: type.__dict__['__name__']))  # expect: <attribute '__name__' of 'type' objects>
print(shown(lambda: type.__dict__['__doc__']))  # expect: <attribute '__doc__' of 'type' objects>
print(shown(lambda: type.__dict__['mro']))  # expect: <method 'mro' of 'type' objects>
print(shown(lambda: sorted(type.__dict__)))  # expect: ['__abstractmethods__', '__annotations__', '__base__', '__bases__', '__basicsize__', '__call__', '__delattr__', '__dict__', '__dictoffset__', '__dir__', '__doc__', '__flags__', '__getattribute__', '__init__', '__instancecheck__', '__itemsize__', '__module__', '__mro__', '__name__', '__new__', '__or__', '__prepare__', '__qualname__', '__repr__', '__ror__', '__setattr__', '__sizeof__', '__subclasscheck__', '__subclasses__', '__text_signature__', '__weakrefoffset__', 'mro']
print(shown(lambda: sorted(object.__dict__)))  # expect: ['__class__', '__delattr__', '__dir__', '__doc__', '__eq__', '__format__', '__ge__', '__getattribute__', '__getstate__', '__gt__', '__hash__', '__init__', '__init_subclass__', '__le__', '__lt__', '__ne__', '__new__', '__reduce__', '__reduce_ex__', '__repr__', '__setattr__', '__sizeof__', '__str__', '__subclasshook__']
print(shown(lambda: dir(x)))  # expect: ['__annotations__', '__class__', '__delattr__', '__dict__', '__dir__', '__doc__', '__eq__', '__format__', '__ge__', '__getattribute__', '__getstate__', '__gt__', '__hash__', '__init__', '__init_subclass__', '__le__', '__lt__', '__module__', '__ne__', '__new__', '__reduce__', '__reduce_ex__', '__repr__', '__setattr__', '__sizeof__', '__str__', '__subclasshook__', '__weakref__']
print(shown(lambda: A.__dir__(x) == object.__dir__(x)))  # expect: True
print(shown(lambda: 'mro' in dir(A)))  # expect: False
