def shown(action):
    try:
        return repr(action())
    except BaseException as problem:
        return f"{type(problem).__name__}: {problem}"

class A:
    pass
print(shown(lambda: int | str))  # expect: int | str
print(shown(lambda: int | None))  # expect: int | None
print(shown(lambda: None | int))  # expect: None | int
print(shown(lambda: int | 1))  # expect: TypeError: unsupported operand type(s) for |: 'type' and 'int'
print(shown(lambda: int | str | int))  # expect: int | str
print(shown(lambda: isinstance(1, int | str)))  # expect: True
print(shown(lambda: isinstance(1, list[int])))  # expect: TypeError: isinstance() argument 2 cannot be a parameterized generic
print(shown(lambda: issubclass(int, list[int])))  # expect: TypeError: issubclass() argument 2 cannot be a parameterized generic
print(shown(lambda: isinstance(1, int | list[int])))  # expect: True
print(shown(lambda: (int | str).__args__))  # expect: (<class 'int'>, <class 'str'>)
print(shown(lambda: int | str == str | int))  # expect: True
print(shown(lambda: hash(int | str) == hash(str | int)))  # expect: True
print(shown(lambda: int | list[int]))  # expect: int | list[int]
print(shown(lambda: list[int]))  # expect: list[int]
print(shown(lambda: list[int, str]))  # expect: list[int, str]
print(shown(lambda: dict[str, 'int']))  # expect: dict[str, 'int']
print(shown(lambda: list[int].__origin__))  # expect: <class 'list'>
print(shown(lambda: list[int]()))  # expect: []
print(shown(lambda: list[int] == list[int]))  # expect: True
print(shown(lambda: list[...]))  # expect: list[...]
print(shown(lambda: tuple[()]))  # expect: tuple[()]
print(shown(lambda: tuple[int, ...]))  # expect: tuple[int, ...]
print(shown(lambda: list[int].append))  # expect: <method 'append' of 'list' objects>
print(shown(lambda: list[A]))  # expect: list[__main__.A]
print(shown(lambda: type(list[int])))  # expect: <class 'types.GenericAlias'>
print(shown(lambda: type(int | str)))  # expect: <class 'types.UnionType'>
print(shown(lambda: list[int][int]))  # expect: TypeError: list[int] is not a generic class
print(shown(lambda: int[str]))  # expect: TypeError: type 'int' is not subscriptable
print(shown(lambda: list[int].__parameters__))  # expect: ()
print(shown(lambda: list[int] | None))  # expect: list[int] | None
print(shown(lambda: list[None]))  # expect: list[None]
print(shown(lambda: list[[int]]))  # expect: list[[<class 'int'>]]
print(shown(lambda: issubclass(int, int | str)))  # expect: True
print(shown(lambda: issubclass(float, int | str)))  # expect: False
print(shown(lambda: list[int].__mro_entries__(())))  # expect: (<class 'list'>,)
print(shown(lambda: list[int].__name__))  # expect: 'list'
print(shown(lambda: list[int].__class__))  # expect: <class 'types.GenericAlias'>
class B(list[int]):
    pass
print(shown(lambda: B.__bases__))  # expect: (<class 'list'>,)
print(shown(lambda: B.__orig_bases__))  # expect: (list[int],)
print(shown(lambda: type.__or__(int, 3)))  # expect: NotImplemented
print(shown(lambda: int.__or__))  # expect: <slot wrapper '__or__' of 'int' objects>
print(shown(lambda: (int | str).__parameters__))  # expect: ()
print(shown(lambda: isinstance(True, bool | str)))  # expect: True
print(shown(lambda: str | 'x'))  # expect: TypeError: unsupported operand type(s) for |: 'type' and 'str'
print(shown(lambda: 'x' | str))  # expect: TypeError: unsupported operand type(s) for |: 'str' and 'type'
print(shown(lambda: setattr(A, '__module__', 'q')))  # expect: None
print(shown(lambda: A))  # expect: <class 'q.A'>
print(shown(lambda: A.__module__))  # expect: 'q'
print(shown(lambda: int.__module__))  # expect: 'builtins'
print(shown(lambda: setattr(A, '__doc__', 'hi')))  # expect: None
print(shown(lambda: A.__doc__))  # expect: 'hi'
print(shown(lambda: setattr(A, '__annotations__', {'x': 1})))  # expect: None
print(shown(lambda: A.__annotations__))  # expect: {'x': 1}
print(shown(lambda: delattr(A, '__annotations__')))  # expect: None
print(shown(lambda: A.__annotations__))  # expect: {}
print(shown(lambda: delattr(A, '__doc__')))  # expect: TypeError: cannot delete '__doc__' attribute of immutable type 'A'
print(shown(lambda: A.__doc__))  # expect: 'hi'
print(shown(lambda: setattr(A, '__abstractmethods__', {'z'})))  # expect: None
print(shown(A))  # expect: TypeError: Can't instantiate abstract class A with abstract method z
print(shown(lambda: delattr(A, '__abstractmethods__')))  # expect: None
print(shown(lambda: int.__text_signature__))  # expect: None
print(shown(lambda: type(A.__dict__)))  # expect: <class 'mappingproxy'>
print(shown(lambda: int.__base__))  # expect: <class 'object'>
print(shown(lambda: object.__base__))  # expect: None
print(shown(lambda: object.__bases__))  # expect: ()
print(shown(lambda: bool.__mro__))  # expect: (<class 'bool'>, <class 'int'>, <class 'object'>)
print(shown(lambda: A().__class__))  # expect: <class 'q.A'>
print(shown(lambda: type.__repr__(1)))  # expect: TypeError: descriptor '__repr__' requires a 'type' object but received a 'int'
print(shown(lambda: type.__subclasscheck__(int, 1)))  # expect: TypeError: issubclass() arg 1 must be a class
print(shown(lambda: int.__instancecheck__(3)))  # expect: True
print(shown(lambda: int.__subclasscheck__(bool)))  # expect: True
print(shown(lambda: type.__dir__(A) == A.__dir__))  # expect: False
print(shown(lambda: len(type.__dir__(A))))  # expect: 28
print(shown(lambda: A.__getattribute__('x')))  # expect: TypeError: expected 1 argument, got 0
print(shown(lambda: property(1, 2, 3, 4).__doc__))  # expect: 4
print(shown(lambda: property().fget))  # expect: None
def f(self):
    """doc f"""
p=property(f)
print(shown(lambda: p.__doc__))  # expect: 'doc f'
print(shown(lambda: p.setter(1).fset))  # expect: 1
print(shown(lambda: property.__get__(p, None, A) is p))  # expect: True
print(shown(lambda: p.__get__(1)))  # expect: None
print(shown(lambda: p.__set__(1, 2)))  # expect: AttributeError: property of 'int' object has no setter
print(shown(lambda: p.__delete__(1)))  # expect: AttributeError: property of 'int' object has no deleter
print(shown(lambda: setattr(p, '__doc__', 'x')))  # expect: None
print(shown(lambda: p.__doc__))  # expect: 'x'
print(shown(lambda: p.__isabstractmethod__))  # expect: False
print(shown(lambda: p.__set_name__(A)))  # expect: TypeError: __set_name__() takes 2 positional arguments but 1 were given
print(shown(lambda: p.__set_name__(A, 'x')))  # expect: None
print(shown(lambda: p.__get__(1)))  # expect: None
print(shown(lambda: property().__get__(1)))  # expect: AttributeError: property of 'int' object has no getter
print(shown(lambda: repr(p)[:16]))  # expect: '<property object'
print(shown(lambda: property(x=1)))  # expect: TypeError: 'x' is an invalid keyword argument for property()
print(shown(lambda: p.getter()))  # expect: TypeError: property.getter() takes exactly one argument (0 given)
print(shown(lambda: p.getter(None).fget is f))  # expect: True
class P(property):
    pass
print(shown(lambda: type(P(f).setter(f))))  # expect: <class '__main__.P'>
print(shown(lambda: P(f).__doc__))  # expect: 'doc f'
print(shown(lambda: P(f).__dict__))  # expect: {'__doc__': 'doc f'}
s=staticmethod(f)
print(shown(lambda: s.__dict__))  # expect: {'__module__': '__main__', '__name__': 'f', '__qualname__': 'f', '__doc__': 'doc f', '__annotations__': {}}
print(shown(lambda: repr(s)[:30]))  # expect: '<staticmethod(<function f at 0'
print(shown(lambda: s.__wrapped__ is f))  # expect: True
print(shown(lambda: s.__func__ is f))  # expect: True
print(shown(lambda: s(1)))  # expect: None
print(shown(lambda: staticmethod()))  # expect: TypeError: staticmethod expected 1 argument, got 0
print(shown(lambda: staticmethod(1)()))  # expect: TypeError: 'int' object is not callable
print(shown(lambda: s.__get__(1) is f))  # expect: True
print(shown(lambda: s.__doc__))  # expect: 'doc f'
print(shown(lambda: s.__name__))  # expect: 'f'
print(shown(lambda: staticmethod(a=1)))  # expect: TypeError: staticmethod() takes no keyword arguments
print(shown(lambda: staticmethod(1, 2)))  # expect: TypeError: staticmethod expected 1 argument, got 2
print(shown(lambda: s.__isabstractmethod__))  # expect: False
print(shown(lambda: setattr(s, 'q', 1)))  # expect: None
print(shown(lambda: s.q))  # expect: 1
c=classmethod(f)
print(shown(lambda: c.__dict__))  # expect: {'__module__': '__main__', '__name__': 'f', '__qualname__': 'f', '__doc__': 'doc f', '__annotations__': {}}
print(shown(lambda: c.__get__(None, A)))  # expect: <bound method f of <class 'q.A'>>
print(shown(lambda: c.__get__(A())))  # expect: <bound method f of <class 'q.A'>>
print(shown(lambda: c()))  # expect: TypeError: 'classmethod' object is not callable
print(shown(lambda: classmethod()))  # expect: TypeError: classmethod expected 1 argument, got 0
print(shown(lambda: super(1)))  # expect: TypeError: super() argument 1 must be a type, not int
print(shown(lambda: super(A)))  # expect: <super: <class 'A'>, NULL>
print(shown(lambda: super(A, A())))  # expect: <super: <class 'A'>, <A object>>
print(shown(lambda: super(A, 1)))  # expect: TypeError: super(type, obj): obj must be an instance or subtype of type
print(shown(lambda: super(A, A).__thisclass__))  # expect: <class 'q.A'>
print(shown(lambda: super(A).__self__))  # expect: None
print(shown(lambda: super(A, A()).__self_class__))  # expect: <class 'q.A'>
print(shown(lambda: super(A).__get__(A())))  # expect: <super: <class 'A'>, <A object>>
print(shown(lambda: super(A).__get__(1)))  # expect: TypeError: super(type, obj): obj must be an instance or subtype of type
print(shown(lambda: super()))  # expect: RuntimeError: super(): no arguments
print(shown(lambda: super(A, A()).foo))  # expect: AttributeError: 'super' object has no attribute 'foo'
print(shown(lambda: super(1, 2, 3)))  # expect: TypeError: super() expected at most 2 arguments, got 3
print(shown(lambda: super(A).__get__(None, A)))  # expect: <super: <class 'A'>, NULL>
print(shown(lambda: super(A, A).__class__))  # expect: <class 'super'>
print(shown(lambda: super(A).x))  # expect: AttributeError: 'super' object has no attribute 'x'
class SL:
    __slots__ = ('a',)
print(shown(lambda: SL.a))  # expect: <member 'a' of 'SL' objects>
print(shown(lambda: SL.a.__name__))  # expect: 'a'
print(shown(lambda: SL.a.__objclass__))  # expect: <class '__main__.SL'>
print(shown(lambda: SL().a))  # expect: AttributeError: 'SL' object has no attribute 'a'
print(shown(lambda: SL.a.__get__(SL())))  # expect: AttributeError: 'SL' object has no attribute 'a'
print(shown(lambda: SL.a.__get__(1)))  # expect: TypeError: descriptor 'a' for 'SL' objects doesn't apply to a 'int' object
print(shown(lambda: SL.a.__set__(1, 2)))  # expect: TypeError: descriptor 'a' for 'SL' objects doesn't apply to a 'int' object
print(shown(lambda: SL.a.__doc__))  # expect: None
print(shown(lambda: type(SL.a)))  # expect: <class 'member_descriptor'>
print(shown(lambda: SL.a.__get__(None, SL)))  # expect: <member 'a' of 'SL' objects>
print(shown(lambda: A.__dict__['__dict__']))  # expect: <attribute '__dict__' of 'A' objects>
print(shown(lambda: A.__dict__['__weakref__']))  # expect: <attribute '__weakref__' of 'A' objects>
print(shown(lambda: SL.a.__delete__(SL())))  # expect: AttributeError: a
print(shown(lambda: SL.a.__get__(None)))  # expect: TypeError: __get__(None, None) is invalid
print(shown(lambda: type.__dict__['__name__'].__get__(A)))  # expect: 'A'
print(shown(lambda: type.__dict__['__name__'].__get__(1)))  # expect: TypeError: descriptor '__name__' for 'type' objects doesn't apply to a 'int' object
print(shown(lambda: type.__dict__['__name__'].__set__(1, 2)))  # expect: TypeError: descriptor '__name__' for 'type' objects doesn't apply to a 'int' object
print(shown(lambda: SL.a.__qualname__))  # expect: 'SL.a'
print(shown(lambda: type.__dict__['__mro__'].__objclass__))  # expect: <class 'type'>
x=SL()
x.a=1
del x.a
print(shown(lambda: x.a))  # expect: AttributeError: 'SL' object has no attribute 'a'
print(shown(lambda: delattr(x, 'a')))  # expect: AttributeError: a
print(shown(lambda: setattr(x, 'b', 1)))  # expect: AttributeError: 'SL' object has no attribute 'b'
print(shown(lambda: x.__dict__))  # expect: AttributeError: 'SL' object has no attribute '__dict__'
