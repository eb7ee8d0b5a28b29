def shown(action):
    try:
        return repr(action())
    except BaseException as problem:
        return f"{type(problem).__name__}: {problem}"

E=ValueError
g=ExceptionGroup('m',[E(1),KeyError(2)])
try:
    raise g from OSError()
except BaseException as e:
    pass
a,b=g.split(E)
print(a.__traceback__ is g.__traceback__, a.__cause__, a.__context__, a.__suppress_context__)  # expect: True  None True
g=ExceptionGroup('m',[E(1),KeyError(2)])
g.add_note('x')
a,b=g.split(E)
print(a.__suppress_context__, a.__notes__, a.__notes__ is g.__notes__)  # expect: True ['x'] False
print(shown(lambda: g.split(lambda e: 1 / 0)))  # expect: ZeroDivisionError: division by zero
print(shown(lambda: g.subgroup(lambda e: isinstance(e, KeyError))))  # expect: ExceptionGroup('m', [KeyError(2)])
print(shown(lambda: g.subgroup(int)))  # expect: TypeError: expected a function, exception type or tuple of exception types
print(shown(lambda: g.subgroup(())))  # expect: None
print(shown(lambda: g.subgroup(print)))  # expect: TypeError: expected a function, exception type or tuple of exception types
print(shown(lambda: g.subgroup(g)))  # expect: TypeError: expected a function, exception type or tuple of exception types
print(shown(lambda: g.subgroup(ExceptionGroup) is g))  # expect: True
def h(x, ty):
    try:
        try:
            raise x
        except* ty as e:
            print('caught', repr(e), e.__traceback__ is not None)
    except BaseException as e:
        print('out', type(e), e)
h(E(1),E)  # expect: caught ExceptionGroup('', (ValueError(1),)) False
h(E(1),KeyError)  # expect: out <class 'ValueError'> 1
h(g,E)  # expect: caught ExceptionGroup('m', [ValueError(1)]) True
# expect: out <class 'ExceptionGroup'> m (1 sub-exception)
h(g,(E,KeyError))  # expect: caught ExceptionGroup('m', [ValueError(1), KeyError(2)]) True
h(g,ExceptionGroup)  # expect: out <class 'TypeError'> catching ExceptionGroup with except* is not allowed. Use except instead.
h(g,int)  # expect: out <class 'TypeError'> catching classes that do not inherit from BaseException is not allowed
h(g,3)  # expect: out <class 'TypeError'> catching classes that do not inherit from BaseException is not allowed
h(g,(E,3))  # expect: out <class 'TypeError'> catching classes that do not inherit from BaseException is not allowed
def f():
    """d"""
print(shown(lambda: 0))  # expect: 0
print(shown(lambda: f.__get__(None)))  # expect: TypeError: __get__(None, None) is invalid
print(shown(lambda: f.__get__(1)))  # expect: <bound method f of 1>
print(shown(lambda: setattr(f, '__name__', 1)))  # expect: TypeError: __name__ must be set to a string object
print(shown(lambda: setattr(f, '__qualname__', 1)))  # expect: TypeError: __qualname__ must be set to a string object
print(shown(lambda: setattr(f, '__defaults__', 1)))  # expect: TypeError: __defaults__ must be set to a tuple object
print(shown(lambda: setattr(f, '__kwdefaults__', 1)))  # expect: TypeError: __kwdefaults__ must be set to a dict object
print(shown(lambda: setattr(f, '__annotations__', 1)))  # expect: TypeError: __annotations__ must be set to a dict object
print(shown(lambda: setattr(f, '__code__', 1)))  # expect: TypeError: __code__ must be set to a code object
print(shown(lambda: setattr(f, '__dict__', 1)))  # expect: TypeError: __dict__ must be set to a dictionary, not a 'int'
print(shown(lambda: delattr(f, '__name__')))  # expect: TypeError: __name__ must be set to a string object
print(shown(lambda: f.__defaults__))  # expect: None
print(shown(lambda: f.__kwdefaults__))  # expect: None
print(shown(lambda: f.__annotations__))  # expect: {}
print(shown(lambda: f.__closure__))  # expect: None
print(shown(lambda: f.__module__))  # expect: '__main__'
print(shown(lambda: setattr(f, '__doc__', 4)))  # expect: None
print(shown(lambda: f.__doc__))  # expect: 4
print(shown(lambda: f.__dict__))  # expect: {}
print(shown(lambda: f.__type_params__))  # expect: AttributeError: 'function' object has no attribute '__type_params__'
print(shown(lambda: delattr(f, '__defaults__')))  # expect: None
print(shown(lambda: delattr(f, '__doc__')))  # expect: None
print(shown(lambda: f.__doc__))  # expect: None
def g1():
    x = 1
    return lambda: x
q=g1()
print(shown(lambda: q.__closure__[0].cell_contents))  # expect: 1
print(shown(lambda: repr(q.__closure__[0])[:9]))  # expect: '<cell at '
print(shown(lambda: setattr(q.__closure__[0], 'cell_contents', 7)))  # expect: None
print(shown(q))  # expect: 7
print(shown(lambda: setattr(f, '__code__', q.__code__)))  # expect: ValueError: f() requires a code object with 0 free vars, not 1
print(shown(lambda: repr(q)[:31]))  # expect: '<function g1.<locals>.<lambda> '
class types:
    FunctionType = type(f)
    CellType = type(q.__closure__[0])
class _M:

    def m(s):
        0
types.MethodType=type(_M().m)
print(shown(lambda: types.FunctionType(f.__code__, {})()))  # expect: None
print(shown(lambda: types.FunctionType(1, {})))  # expect: TypeError: function() argument 'code' must be code, not int
print(shown(lambda: types.FunctionType(f.__code__, 1)))  # expect: TypeError: function() argument 'globals' must be dict, not int
print(shown(lambda: types.FunctionType(q.__code__, {})))  # expect: TypeError: arg 5 (closure) must be tuple
print(shown(lambda: types.FunctionType(q.__code__, {}, 'n', None, (1,))))  # expect: TypeError: arg 5 (closure) expected cell, found int
print(shown(lambda: types.FunctionType(q.__code__, {}, 'n', None, q.__closure__)()))  # expect: 7
print(shown(lambda: types.FunctionType(q.__code__, {}, 'n', None, ())))  # expect: ValueError: <lambda> requires closure of length 1, not 0
print(shown(lambda: types.FunctionType(q.__code__, {}, 1)))  # expect: TypeError: arg 3 (name) must be None or string
print(shown(lambda: types.FunctionType(f.__code__, {}, None, 1)))  # expect: TypeError: arg 4 (defaults) must be None or tuple
print(shown(lambda: types.FunctionType(f.__code__, {}, None, None, q.__closure__)))  # expect: ValueError: f requires closure of length 0, not 1
print(shown(lambda: types.FunctionType(f.__code__, {}, 'n').__name__))  # expect: 'n'
print(shown(lambda: types.FunctionType(f.__code__, {}, 'n').__qualname__))  # expect: 'f'
print(shown(lambda: types.FunctionType(f.__code__, {}).__module__))  # expect: None
print(shown(lambda: types.FunctionType(f.__code__, {}, closure=(1,))))  # expect: ValueError: f requires closure of length 0, not 1
print(shown(lambda: types.FunctionType(f.__code__)))  # expect: TypeError: function() missing required argument 'globals' (pos 2)
print(shown(lambda: types.FunctionType(q.__code__, {}, 'n', None, 1)))  # expect: TypeError: arg 5 (closure) must be None or tuple
c=types.CellType()
print(shown(lambda: c.cell_contents))  # expect: ValueError: Cell is empty
print(shown(lambda: types.CellType(1).cell_contents))  # expect: 1
print(shown(lambda: delattr(types.CellType(1), 'cell_contents')))  # expect: None
print(shown(lambda: types.CellType(1) == types.CellType(1)))  # expect: True
print(shown(lambda: hash(c)))  # expect: TypeError: unhashable type: 'cell'
print(shown(lambda: types.CellType(1, 2)))  # expect: TypeError: cell expected at most 1 argument, got 2
class A:

    def m(self):
        """dm"""

    def __repr__(self):
        return 'A!'
a=A()
print(shown(lambda: a.m))  # expect: <bound method A.m of A!>
print(shown(lambda: a.m.__self__))  # expect: A!
print(shown(lambda: a.m.__name__))  # expect: 'm'
print(shown(lambda: a.m.__doc__))  # expect: 'dm'
print(shown(lambda: a.m == a.m))  # expect: True
print(shown(lambda: hash(a.m) == hash(a.m)))  # expect: True
print(shown(lambda: a.m == A().m))  # expect: False
print(shown(lambda: a.m != a.m))  # expect: False
print(shown(lambda: setattr(a.m, 'x', 1)))  # expect: AttributeError: 'method' object has no attribute 'x'
print(shown(lambda: a.m.x))  # expect: AttributeError: 'function' object has no attribute 'x'
print(shown(lambda: a.m.__dict__))  # expect: {}
print(shown(lambda: a.m.__call__()))  # expect: None
print(shown(lambda: types.MethodType(1, 2)))  # expect: TypeError: first argument must be callable
print(shown(lambda: types.MethodType(len, None)))  # expect: TypeError: instance must not be None
print(shown(lambda: types.MethodType(len, 'abc')()))  # expect: 3
print(shown(lambda: types.MethodType(len, 'abc')))  # expect: <bound method len of 'abc'>
print(shown(lambda: types.MethodType(len)))  # expect: TypeError: method expected 2 arguments, got 1
print(shown(lambda: a.m.__get__(3)))  # expect: <bound method A.m of 3>
print(shown(lambda: a.m.__qualname__))  # expect: 'A.m'
print(shown(lambda: a.m.__module__))  # expect: '__main__'
print(shown(lambda: a.m < a.m))  # expect: TypeError: '<' not supported between instances of 'method' and 'method'
print(shown(lambda: a.m.__code__.co_name))  # expect: 'm'
print(shown(lambda: types.MethodType(A(), 1)))  # expect: TypeError: first argument must be callable
print(shown(lambda: types.MethodType(A, 1)))  # expect: <bound method A of 1>
print(shown(lambda: len))  # expect: <built-in function len>
print(shown(lambda: str.upper))  # expect: <method 'upper' of 'str' objects>
print(shown(lambda: int.__add__))  # expect: <slot wrapper '__add__' of 'int' objects>
print(shown(lambda: len.__name__))  # expect: 'len'
print(shown(lambda: len.__module__))  # expect: 'builtins'
print(shown(lambda: [].append.__self__))  # expect: []
print(shown(lambda: [].append.__qualname__))  # expect: 'list.append'
print(shown(lambda: str.upper.__qualname__))  # expect: 'str.upper'
print(shown(lambda: len.__qualname__))  # expect: 'len'
print(shown(lambda: str.upper.__objclass__))  # expect: <class 'str'>
print(shown(lambda: len.__doc__[:6]))  # expect: 'Return'
print(shown(lambda: len.__call__('ab')))  # expect: 2
print(shown(lambda: str.upper.__get__('a')()))  # expect: 'A'
print(shown(lambda: str.upper.__get__(1)))  # expect: TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
print(shown(lambda: str.upper.__call__('a')))  # expect: 'A'
print(shown(lambda: [].append == [].append))  # expect: False
l=[]
print(shown(lambda: l.append == l.append))  # expect: True
print(shown(lambda: setattr(len, 'x', 1)))  # expect: AttributeError: 'builtin_function_or_method' object has no attribute 'x'
print(shown(lambda: len.x))  # expect: AttributeError: 'builtin_function_or_method' object has no attribute 'x'
print(shown(lambda: type(len)()))  # expect: TypeError: cannot create 'builtin_function_or_method' instances
print(shown(lambda: 1 .__add__.__self__))  # expect: 1
print(shown(lambda: 1 .__add__.__name__))  # expect: '__add__'
print(shown(lambda: str.upper.__module__))  # expect: AttributeError: 'method_descriptor' object has no attribute '__module__'
print(shown(lambda: [].append.__module__))  # expect: None
print(shown(lambda: dict.fromkeys.__self__))  # expect: <class 'dict'>
print(shown(lambda: dict.fromkeys.__qualname__))  # expect: 'dict.fromkeys'
print(shown(lambda: object.__new__.__self__))  # expect: <class 'object'>
print(shown(lambda: str.maketrans.__self__))  # expect: None
def cc(a, /, b, *c, d=1, **e):
    x = 1

    def n():
        return (x, a)
    return n
co=cc.__code__
for n in ['co_name', 'co_qualname', 'co_argcount', 'co_posonlyargcount', 'co_kwonlyargcount', 'co_nlocals', 'co_varnames', 'co_freevars', 'co_cellvars', 'co_flags']:
    print(n, getattr(co, n))  # expect: co_name cc
    # expect: co_qualname cc
    # expect: co_argcount 2
    # expect: co_posonlyargcount 1
    # expect: co_kwonlyargcount 1
    # expect: co_nlocals 6
    # expect: co_varnames ('a', 'b', 'd', 'c', 'e', 'n')
    # expect: co_freevars ()
    # expect: co_cellvars ('a', 'x')
    # expect: co_flags 15
print(co == co)  # expect: True
def gen():
    yield 1
ag=None
async def corof():
    pass
async def agf():
    yield 1
print(gen.__code__.co_flags, corof.__code__.co_flags, agf.__code__.co_flags, f.__code__.co_flags)  # expect: 35 131 515 3
x=gen()
print(shown(lambda: repr(x)[:22]))  # expect: '<generator object gen '
print(shown(lambda: x.gi_running))  # expect: False
print(shown(lambda: x.gi_code.co_name))  # expect: 'gen'
print(shown(lambda: x.gi_yieldfrom))  # expect: None
print(shown(lambda: x.gi_suspended))  # expect: False
print(shown(lambda: x.send(1)))  # expect: TypeError: can't send non-None value to a just-started generator
print(shown(lambda: x.throw(1)))  # expect: TypeError: exceptions must be classes or instances deriving from BaseException, not int
print(shown(lambda: x.throw(E)))  # expect: ValueError:
print(shown(lambda: next(x)))  # expect: StopIteration:
print(shown(lambda: x.gi_frame))  # expect: None
print(shown(lambda: x.close()))  # expect: None
print(shown(lambda: setattr(x, '__name__', 1)))  # expect: TypeError: __name__ must be set to a string object
print(shown(lambda: setattr(x, '__name__', 'zz')))  # expect: None
print(shown(lambda: repr(x)[:22]))  # expect: '<generator object gen '
print(shown(lambda: x.throw(E, 'a')))  # expect: ValueError: a
print(shown(lambda: x.throw(E('q'), 1)))  # expect: TypeError: instance exception may not have a separate value
print(shown(lambda: x.throw(E, E('z'))))  # expect: ValueError: z
print(shown(lambda: x.throw(E, (1, 2))))  # expect: ValueError: (1, 2)
print(shown(lambda: x.throw(E, None, 1)))  # expect: TypeError: throw() third argument must be a traceback object
print(shown(lambda: x.throw()))  # expect: TypeError: throw expected at least 1 argument, got 0
print(shown(lambda: x.throw(int)))  # expect: TypeError: exceptions must be classes or instances deriving from BaseException, not type
print(shown(lambda: type(x)()))  # expect: TypeError: cannot create 'generator' instances
w=corof()
print(shown(lambda: repr(w)[:24]))  # expect: '<coroutine object corof '
print(shown(lambda: w.cr_running))  # expect: False
print(shown(lambda: w.cr_await))  # expect: None
print(shown(lambda: w.cr_origin))  # expect: None
print(shown(lambda: w.cr_suspended))  # expect: False
print(shown(lambda: repr(w.__await__())[:28]))  # expect: '<coroutine_wrapper object at'
print(shown(lambda: iter(w)))  # expect: TypeError: 'coroutine' object is not iterable
print(shown(lambda: w.send(None)))  # expect: StopIteration:
print(shown(lambda: w.send(None)))  # expect: RuntimeError: cannot reuse already awaited coroutine
print(shown(lambda: w.close()))  # expect: None
y=agf()
print(shown(lambda: repr(y)[:27]))  # expect: '<async_generator object agf'
print(shown(lambda: y.ag_running))  # expect: False
print(shown(lambda: y.ag_await))  # expect: None
print(shown(lambda: repr(y.asend(1))[:31]))  # expect: '<async_generator_asend object a'
print(shown(lambda: repr(y.athrow(E))[:31]))  # expect: '<async_generator_athrow object '
print(shown(lambda: repr(y.aclose())[:31]))  # expect: '<async_generator_athrow object '
print(shown(lambda: y.__aiter__() is y))  # expect: True
print(shown(lambda: y.__anext__().send(None)))  # expect: StopIteration: 1
print(shown(lambda: y.__anext__().send(None)))  # expect: StopAsyncIteration:
print(shown(lambda: [k for k in dir(y.__anext__()) if k[0] != '_' or k in ('__await__', '__iter__', '__next__')]))  # expect: ['__await__', '__iter__', '__next__', 'close', 'send', 'throw']
z=y.__anext__()
print(shown(lambda: z.send(None)))  # expect: StopAsyncIteration:
print(shown(lambda: z.send(None)))  # expect: RuntimeError: cannot reuse already awaited __anext__()/asend()
print(shown(lambda: z.close()))  # expect: None
print(shown(lambda: z.throw(E)))  # expect: RuntimeError: cannot reuse already awaited __anext__()/asend()
