for cls in (ValueError, KeyError, IndexError, ZeroDivisionError, OverflowError, StopIteration, RecursionError, NotImplementedError, UnicodeDecodeError, FileNotFoundError, ModuleNotFoundError, UnboundLocalError, IndentationError, TabError, KeyboardInterrupt, SystemExit, GeneratorExit, StopAsyncIteration, AssertionError, EOFError, MemoryError, BufferError, DeprecationWarning, TimeoutError):
    print(cls.__name__, [c.__name__ for c in cls.__mro__[1:-1]])  # expect: ValueError ['Exception', 'BaseException']
    # expect: KeyError ['LookupError', 'Exception', 'BaseException']
    # expect: IndexError ['LookupError', 'Exception', 'BaseException']
    # expect: ZeroDivisionError ['ArithmeticError', 'Exception', 'BaseException']
    # expect: OverflowError ['ArithmeticError', 'Exception', 'BaseException']
    # expect: StopIteration ['Exception', 'BaseException']
    # expect: RecursionError ['RuntimeError', 'Exception', 'BaseException']
    # expect: NotImplementedError ['RuntimeError', 'Exception', 'BaseException']
    # expect: UnicodeDecodeError ['UnicodeError', 'ValueError', 'Exception', 'BaseException']
    # expect: FileNotFoundError ['OSError', 'Exception', 'BaseException']
    # expect: ModuleNotFoundError ['ImportError', 'Exception', 'BaseException']
    # expect: UnboundLocalError ['NameError', 'Exception', 'BaseException']
    # expect: IndentationError ['SyntaxError', 'Exception', 'BaseException']
    # expect: TabError ['IndentationError', 'SyntaxError', 'Exception', 'BaseException']
    # expect: KeyboardInterrupt ['BaseException']
    # expect: SystemExit ['BaseException']
    # expect: GeneratorExit ['BaseException']
    # expect: StopAsyncIteration ['Exception', 'BaseException']
    # expect: AssertionError ['Exception', 'BaseException']
    # expect: EOFError ['Exception', 'BaseException']
    # expect: MemoryError ['Exception', 'BaseException']
    # expect: BufferError ['Exception', 'BaseException']
    # expect: DeprecationWarning ['Warning', 'Exception', 'BaseException']
    # expect: TimeoutError ['OSError', 'Exception', 'BaseException']
print(IOError is OSError, EnvironmentError is OSError)  # expect: True True
e = OSError(2, "No such file", "x.txt"); print(e.errno, e.strerror, e.filename, e, type(e).__name__)  # expect: 2 No such file x.txt [Errno 2] No such file: 'x.txt' FileNotFoundError
print(type(OSError(13, "denied")).__name__, OSError("only"), repr(OSError(1, "a")), KeyError("k"), str(KeyError("k")), KeyError("a", "b"), KeyError())  # expect: PermissionError only PermissionError(1, 'a') 'k' 'k' ('a', 'b')
s = SystemExit(3); print(s.code, SystemExit().code, SystemExit("m").code, SystemExit(1, 2).code)  # expect: 3 None m (1, 2)
u = UnicodeDecodeError("utf-8", b"abc", 0, 1, "why"); print(u.encoding, u.object, u.start, u.end, u.reason, u)  # expect: utf-8 b'abc' 0 1 why 'utf-8' codec can't decode byte 0x61 in position 0: why
n = NameError("m", name="v"); print(n.name, n)  # expect: v m
i = ImportError("m", name="mod", path="p"); print(i.name, i.path, i.msg)  # expect: mod p m
st = StopIteration(1, 2); print(st.value, st.args)  # expect: 1 (1, 2)
x = SyntaxError("msg", ("f.py", 3, 4, "text")); print(x.filename, x.lineno, x.offset, x.text, x.msg, x)  # expect: f.py 3 4 text msg msg (f.py, line 3)
print(BaseException(1, 2).args, str(Exception()), str(Exception(None)), str(Exception("a", 1)), repr(Exception("a")), repr(Exception()), repr(Exception("a", 1)))  # expect: (1, 2)  None ('a', 1) Exception('a') Exception() Exception('a', 1)
v = ValueError("a"); v.args = ("b", "c"); print(v, v.args); v.extra = 1; print(v.__dict__)  # expect: ('b', 'c') ('b', 'c')
# expect: {'extra': 1}
print(ValueError("a") == ValueError("a"), v == v, isinstance(v, Exception), Exception.__doc__)  # expect: False True True Common base class for all non-exit exceptions.
class WithInit(Exception):
    def __init__(self, a, b): self.a, self.b = a, b
print(WithInit(1, 2).args, str(WithInit(1, 2)), repr(WithInit(1, b=2)))  # expect: (1, 2) (1, 2) WithInit(1)
class WithStr(Exception):
    def __str__(self): return "custom " + str(self.args)
print(WithStr(1), repr(WithStr(1)), f"{WithStr(2)}")  # expect: custom (1,) WithStr(1) custom (2,)
