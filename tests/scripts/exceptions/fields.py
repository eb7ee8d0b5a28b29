def shown(action):
    try:
        return repr(action())
    except BaseException as problem:
        return f"{type(problem).__name__}: {problem}"

E=ValueError
print(shown(lambda: E()))  # expect: ValueError()
print(shown(lambda: E(1)))  # expect: ValueError(1)
print(shown(lambda: E(1, 2)))  # expect: ValueError(1, 2)
print(shown(lambda: str(E())))  # expect: ''
print(shown(lambda: str(E(1))))  # expect: '1'
print(shown(lambda: str(E(1, 2))))  # expect: '(1, 2)'
print(shown(lambda: E(a=1)))  # expect: TypeError: ValueError() takes no keyword arguments
print(shown(lambda: E('x').args))  # expect: ('x',)
print(shown(lambda: setattr(E(), 'args', 5)))  # expect: TypeError: 'int' object is not iterable
print(shown(lambda: setattr(E(), 'args', [1])))  # expect: None
print(shown(lambda: delattr(E(), 'args')))  # expect: TypeError: args may not be deleted
print(shown(lambda: E('x')))  # expect: ValueError('x')
e=E(1)
print(shown(lambda: e.__traceback__))  # expect: None
print(shown(lambda: setattr(e, '__traceback__', 1)))  # expect: TypeError: __traceback__ must be a traceback or None
print(shown(lambda: delattr(e, '__traceback__')))  # expect: TypeError: __traceback__ may not be deleted
print(shown(lambda: setattr(e, '__cause__', 1)))  # expect: TypeError: exception cause must be None or derive from BaseException
print(shown(lambda: delattr(e, '__cause__')))  # expect: TypeError: __cause__ may not be deleted
print(shown(lambda: setattr(e, '__context__', 1)))  # expect: TypeError: exception context must be None or derive from BaseException
print(shown(lambda: setattr(e, '__cause__', None)))  # expect: None
print(shown(lambda: e.__suppress_context__))  # expect: True
print(shown(lambda: setattr(e, '__suppress_context__', 1)))  # expect: TypeError: attribute value type must be bool
print(shown(lambda: e.__suppress_context__))  # expect: True
print(shown(lambda: e.with_traceback(None) is e))  # expect: True
print(shown(lambda: e.with_traceback(1)))  # expect: TypeError: __traceback__ must be a traceback or None
print(shown(lambda: e.add_note(1)))  # expect: TypeError: note must be a str, not 'int'
print(shown(lambda: e.add_note('n')))  # expect: None
print(shown(lambda: e.__notes__))  # expect: ['n']
print(shown(lambda: e.__dict__))  # expect: {'__notes__': ['n']}
print(shown(lambda: e.__setstate__({'q': 1})))  # expect: None
print(shown(lambda: e.__dict__))  # expect: {'__notes__': ['n'], 'q': 1}
print(shown(lambda: e.__setstate__(1)))  # expect: TypeError: state is not a dictionary
print(shown(lambda: e.__reduce__()))  # expect: (<class 'ValueError'>, (1,), {'__notes__': ['n'], 'q': 1})
print(shown(lambda: setattr(e, '__suppress_context__', 'a')))  # expect: TypeError: attribute value type must be bool
print(shown(lambda: delattr(e, '__suppress_context__')))  # expect: TypeError: can't delete numeric/char attribute
S=StopIteration
print(shown(lambda: S().value))  # expect: None
print(shown(lambda: S(1).value))  # expect: 1
print(shown(lambda: S(1, 2).value))  # expect: 1
print(shown(lambda: setattr(S(), 'value', 4)))  # expect: None
print(shown(lambda: S(1).args))  # expect: (1,)
X=SystemExit
print(shown(lambda: X().code))  # expect: None
print(shown(lambda: X(1).code))  # expect: 1
print(shown(lambda: X(1, 2).code))  # expect: (1, 2)
print(shown(lambda: X(1)))  # expect: SystemExit(1)
print(shown(lambda: str(KeyError('a'))))  # expect: "'a'"
print(shown(lambda: str(KeyError('a', 'b'))))  # expect: "('a', 'b')"
print(shown(lambda: str(KeyError())))  # expect: ''
print(shown(lambda: KeyError('a')))  # expect: KeyError('a')
print(shown(lambda: OSError(2, 'x')))  # expect: FileNotFoundError(2, 'x')
print(shown(lambda: OSError(2, 'x', 'f')))  # expect: FileNotFoundError(2, 'x')
print(shown(lambda: str(OSError(2, 'x', 'f'))))  # expect: "[Errno 2] x: 'f'"
print(shown(lambda: str(OSError(2, 'x', 'f', None, 'g'))))  # expect: "[Errno 2] x: 'f' -> 'g'"
print(shown(lambda: OSError(2, 'x', 'f').args))  # expect: (2, 'x')
print(shown(lambda: OSError(2, 'x', 'f').filename))  # expect: 'f'
print(shown(lambda: str(OSError(2, 'x'))))  # expect: '[Errno 2] x'
print(shown(lambda: str(OSError(2))))  # expect: '2'
print(shown(lambda: OSError(2, 'x').errno))  # expect: 2
print(shown(lambda: OSError(2).errno))  # expect: None
print(shown(lambda: OSError(17, 'x')))  # expect: FileExistsError(17, 'x')
print(shown(lambda: OSError(1, 2, 3, 4, 5, 6)))  # expect: OSError(1, 2, 3, 4, 5, 6)
print(shown(lambda: OSError('a', 'b').errno))  # expect: 'a'
print(shown(lambda: OSError(999, 'x')))  # expect: OSError(999, 'x')
print(shown(lambda: FileNotFoundError(17, 'x')))  # expect: FileNotFoundError(17, 'x')
print(shown(lambda: BlockingIOError(11, 'x', 3).characters_written))  # expect: 3
print(shown(lambda: OSError(1, 2).characters_written))  # expect: AttributeError: characters_written
print(shown(lambda: OSError(a=1)))  # expect: TypeError: OSError() takes no keyword arguments
print(shown(lambda: OSError(2, 'x', 'f', None, 'g').filename2))  # expect: 'g'
print(shown(lambda: OSError(2, 'x', 'f', None, 'g').args))  # expect: (2, 'x')
print(shown(lambda: OSError(1, 'a').winerror))  # expect: AttributeError: 'PermissionError' object has no attribute 'winerror'
for n in range(1, 200):
    c = type(OSError(n, 'x')).__name__
    if c != 'OSError':
        print(n, c)  # expect: 1 PermissionError
        # expect: 2 FileNotFoundError
        # expect: 3 ProcessLookupError
        # expect: 4 InterruptedError
        # expect: 10 ChildProcessError
        # expect: 11 BlockingIOError
        # expect: 13 PermissionError
        # expect: 17 FileExistsError
        # expect: 20 NotADirectoryError
        # expect: 21 IsADirectoryError
        # expect: 32 BrokenPipeError
        # expect: 103 ConnectionAbortedError
        # expect: 104 ConnectionResetError
        # expect: 108 BrokenPipeError
        # expect: 110 TimeoutError
        # expect: 111 ConnectionRefusedError
        # expect: 114 BlockingIOError
        # expect: 115 BlockingIOError
print()  # expect:
I=ImportError
print(shown(lambda: I('m', name='n', path='p').name))  # expect: 'n'
print(shown(lambda: I('m').msg))  # expect: 'm'
print(shown(lambda: I('m', 'q').msg))  # expect: None
print(shown(lambda: I(x=1)))  # expect: TypeError: 'x' is an invalid keyword argument for ImportError()
print(shown(lambda: I('m', name='n')))  # expect: ImportError('m')
print(shown(lambda: str(I('m'))))  # expect: 'm'
print(shown(lambda: str(I(1, 2))))  # expect: '(1, 2)'
print(shown(lambda: str(I())))  # expect: ''
print(shown(lambda: I(name='n').__dict__))  # expect: {}
print(shown(lambda: ModuleNotFoundError('x', name='q').name))  # expect: 'q'
print(shown(lambda: I(1).msg))  # expect: 1
A=AttributeError
print(shown(lambda: A('a', name='n', obj=3).obj))  # expect: 3
print(shown(lambda: A('a').name))  # expect: None
print(shown(lambda: A(x=1)))  # expect: TypeError: 'x' is an invalid keyword argument for AttributeError()
print(shown(lambda: NameError('a', name='q').name))  # expect: 'q'
print(shown(lambda: NameError(obj=1)))  # expect: TypeError: 'obj' is an invalid keyword argument for NameError()
print(shown(lambda: UnboundLocalError('x').name))  # expect: None
Y=SyntaxError
print(shown(lambda: Y('m')))  # expect: SyntaxError('m')
print(shown(lambda: str(Y('m'))))  # expect: 'm'
print(shown(lambda: Y('m', ('f', 1, 2, 't'))))  # expect: SyntaxError('m', ('f', 1, 2, 't'))
print(shown(lambda: str(Y('m', ('f', 1, 2, 't')))))  # expect: 'm (f, line 1)'
print(shown(lambda: str(Y('m', ('/a/b/f.py', None, 2, 't')))))  # expect: 'm (f.py)'
print(shown(lambda: str(Y('m', (None, 3, 2, 't')))))  # expect: 'm (line 3)'
print(shown(lambda: Y('m', 1)))  # expect: TypeError: 'int' object is not iterable
print(shown(lambda: Y('m', (1, 2))))  # expect: TypeError: function takes at least 4 arguments (2 given)
print(shown(lambda: Y('m', ('f', 1, 2, 't', 3, 4)).end_lineno))  # expect: 3
print(shown(lambda: Y('m', ('f', 1, 2, 't', 3)).end_lineno))  # expect: TypeError: end_offset must be provided when end_lineno is provided
print(shown(lambda: Y().msg))  # expect: None
print(shown(lambda: Y('m').lineno))  # expect: None
print(shown(lambda: Y('m', ('f', 1, 2, 't')).print_file_and_line))  # expect: None
print(shown(lambda: str(Y())))  # expect: 'None'
print(shown(lambda: Y('m', ('f', 1, 2, 't')).args))  # expect: ('m', ('f', 1, 2, 't'))
print(shown(lambda: Y('m', [1, 2, 3, 4]).filename))  # expect: 1
D=UnicodeDecodeError
print(shown(lambda: D('utf8', b'abc', 1, 2, 'r')))  # expect: UnicodeDecodeError('utf8', b'abc', 1, 2, 'r')
print(shown(lambda: str(D('utf8', b'abc', 1, 3, 'r'))))  # expect: "'utf8' codec can't decode bytes in position 1-2: r"
print(shown(lambda: D('utf8', b'abc', 1, 2, 'r').object))  # expect: b'abc'
print(shown(lambda: D()))  # expect: TypeError: function takes exactly 5 arguments (0 given)
print(shown(lambda: D(1, b'', 1, 2, '')))  # expect: TypeError: argument 1 must be str, not int
print(shown(lambda: D('u', '', 1, 2, '')))  # expect: TypeError: a bytes-like object is required, not 'str'
print(shown(lambda: str(D('utf8', b'abc', 5, 2, 'r'))))  # expect: "'utf8' codec can't decode bytes in position 5-1: r"
N=UnicodeEncodeError
print(shown(lambda: str(N('u', 'abc', 1, 2, 'r'))))  # expect: "'u' codec can't encode character '\\x62' in position 1: r"
print(shown(lambda: str(N('u', 'aሴc', 1, 2, 'r'))))  # expect: "'u' codec can't encode character '\\u1234' in position 1: r"
print(shown(lambda: str(N('u', 'aäc', 1, 2, 'r'))))  # expect: "'u' codec can't encode character '\\xe4' in position 1: r"
print(shown(lambda: str(N('u', 'a𒍅c', 1, 2, 'r'))))  # expect: "'u' codec can't encode character '\\U00012345' in position 1: r"
print(shown(lambda: str(N('u', 'abc', 1, 3, 'r'))))  # expect: "'u' codec can't encode characters in position 1-2: r"
print(shown(lambda: N('u', b'', 1, 2, '')))  # expect: TypeError: argument 2 must be str, not bytes
T=UnicodeTranslateError
print(shown(lambda: T('abc', 1, 2, 'r')))  # expect: UnicodeTranslateError('abc', 1, 2, 'r')
print(shown(lambda: str(T('abc', 1, 2, 'r'))))  # expect: "can't translate character '\\x62' in position 1: r"
print(shown(lambda: str(T('abc', 1, 3, 'r'))))  # expect: "can't translate characters in position 1-2: r"
print(shown(lambda: N('u', 'abc', 1, 2, 'r').start))  # expect: 1
print(shown(lambda: N(1)))  # expect: TypeError: function takes exactly 5 arguments (1 given)
print(shown(lambda: BaseException.__new__(1)))  # expect: TypeError: BaseException.__new__(X): X is not a type object (int)
print(shown(lambda: BaseException.__new__(int)))  # expect: TypeError: BaseException.__new__(int): int is not a subtype of BaseException
print(shown(lambda: BaseException.__new__(OSError)))  # expect: TypeError: BaseException.__new__(OSError) is not safe, use OSError.__new__()
print(shown(lambda: BaseException.__new__(KeyError, 3)))  # expect: KeyError(3)
print(shown(lambda: Exception.__init__(E(), 1)))  # expect: None
class C(Exception):

    def __init__(self, a, b):
        self.a = a
print(shown(lambda: C(1, 2)))  # expect: C(1, 2)
print(shown(lambda: str(C(1, 2))))  # expect: '(1, 2)'
print(shown(lambda: C(1, 2).args))  # expect: (1, 2)
print(shown(lambda: C(1)))  # expect: TypeError: C.__init__() missing 1 required positional argument: 'b'
print(shown(lambda: C(1, 2).__dict__))  # expect: {'a': 1}
class O(OSError):

    def __init__(self, a):
        self.a = a
print(shown(lambda: O(1)))  # expect: O()
print(shown(lambda: O(1).args))  # expect: ()
print(shown(lambda: str(O(1))))  # expect: ''
class O2(OSError):

    def __new__(c, *a):
        return super().__new__(c)
print(shown(lambda: O2(1, 'x').args))  # expect: ()
print(shown(lambda: O2(1, 'x').errno))  # expect: None
print(shown(lambda: E.__doc__))  # expect: 'Inappropriate argument value (of correct type).'
print(shown(lambda: KeyError.__doc__))  # expect: 'Mapping key not found.'
print(shown(lambda: dir(E)[-12:]))  # expect: ['__reduce_ex__', '__repr__', '__setattr__', '__setstate__', '__sizeof__', '__str__', '__subclasshook__', '__suppress_context__', '__traceback__', 'add_note', 'args', 'with_traceback']
G=BaseExceptionGroup
EG=ExceptionGroup
print(shown(lambda: EG('m', [E(1)])))  # expect: ExceptionGroup('m', [ValueError(1)])
print(shown(lambda: str(EG('m', [E(1)]))))  # expect: 'm (1 sub-exception)'
print(shown(lambda: EG('m', [])))  # expect: ValueError: second argument (exceptions) must be a non-empty sequence
print(shown(lambda: EG('m')))  # expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
print(shown(lambda: EG(1, [E()])))  # expect: TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not int
print(shown(lambda: EG('m', 1)))  # expect: TypeError: second argument (exceptions) must be a sequence
print(shown(lambda: EG('m', [1])))  # expect: ValueError: Item 0 of second argument (exceptions) is not an exception
print(shown(lambda: EG('m', [KeyboardInterrupt()])))  # expect: TypeError: Cannot nest BaseExceptions in an ExceptionGroup
print(shown(lambda: G('m', [E()])))  # expect: ExceptionGroup('m', [ValueError()])
print(shown(lambda: G('m', [KeyboardInterrupt()])))  # expect: BaseExceptionGroup('m', [KeyboardInterrupt()])
print(shown(lambda: EG('m', [E(1), E(2)]).exceptions))  # expect: (ValueError(1), ValueError(2))
print(shown(lambda: EG('m', [E(1)]).message))  # expect: 'm'
print(shown(lambda: EG('m', [E(1)]).args))  # expect: ('m', [ValueError(1)])
print(shown(lambda: str(EG('m', [E(1), E(2)]))))  # expect: 'm (2 sub-exceptions)'
print(shown(lambda: EG('m', {E(1)})))  # expect: TypeError: second argument (exceptions) must be a sequence
print(shown(lambda: EG('m', (x for x in [E(1)]))))  # expect: TypeError: second argument (exceptions) must be a sequence
print(shown(lambda: EG('m', [E(1)], 1)))  # expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (3 given)
print(shown(lambda: EG(a=1)))  # expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)
print(shown(lambda: EG('m', [E(1)]).derive([E(2)])))  # expect: ExceptionGroup('m', [ValueError(2)])
print(shown(lambda: EG('m', [E(1), KeyError(1)]).subgroup(E)))  # expect: ExceptionGroup('m', [ValueError(1)])
print(shown(lambda: EG('m', [E(1), KeyError(1)]).split(E)))  # expect: (ExceptionGroup('m', [ValueError(1)]), ExceptionGroup('m', [KeyError(1)]))
print(shown(lambda: EG('m', [E(1)]).split(lambda e: True)))  # expect: (ExceptionGroup('m', [ValueError(1)]), None)
print(shown(lambda: EG('m', [E(1)]).subgroup(1)))  # expect: TypeError: expected a function, exception type or tuple of exception types
print(shown(lambda: EG('m', [E(1)]).subgroup((E, 1))))  # expect: TypeError: expected a function, exception type or tuple of exception types
print(shown(lambda: EG('m', [E(1), EG('n', [KeyError(2)])]).subgroup(KeyError)))  # expect: ExceptionGroup('m', [ExceptionGroup('n', [KeyError(2)])])
print(shown(lambda: EG('m', [E(1)]).split(OSError)))  # expect: (None, ExceptionGroup('m', [ValueError(1)]))
print(shown(lambda: EG[int]))  # expect: ExceptionGroup[int]
class MyG(EG):
    pass
print(shown(lambda: MyG('m', [E(1), KeyError(1)]).split(E)))  # expect: (ExceptionGroup('m', [ValueError(1)]), ExceptionGroup('m', [KeyError(1)]))
print(shown(lambda: MyG('m', [KeyboardInterrupt()])))  # expect: TypeError: Cannot nest BaseExceptions in 'MyG'
class MyE(EG, KeyError):
    pass
print(shown(lambda: MyE('m', [E(1)])))  # expect: MyE('m', [ValueError(1)])
class MyD(G):

    def derive(self, x):
        return 1
print(shown(lambda: MyD('m', [E(1), KeyError(1)]).split(E)))  # expect: TypeError: derive must return an instance of BaseExceptionGroup
class MyX(G, E):
    pass
print(shown(lambda: MyX('m', [KeyboardInterrupt()])))  # expect: TypeError: Cannot nest BaseExceptions in 'MyX'
