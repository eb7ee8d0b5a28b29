def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class A:
    def __repr__(self): return "R"
class B:
    def __str__(self): return "S"
class C(A, B): pass
print(A(), str(A()), repr(A()), [A()], f"{A()}", "%s %r" % (A(), A()), str(B()), f"{C()}", repr(C()), format(A()), "{!r}".format(C()), str(C()))  # expect: R R R [R] R R R S S R R R S
print(repr(B()).startswith("<__main__.B object at 0x"), object.__repr__(A()).startswith("<__main__.A object"), A.__repr__(5))  # expect: True True R
class F:
    def __format__(self, s): return f"[{s}]"
print(f"{F():abc}", format(F(), "x"), "{:y}".format(F()), f"{F()}")  # expect: [abc] [x] [y] []
class By:
    def __bytes__(self): return b"by"
print(bytes(By()))  # expect: b'by'
class BadR:
    def __repr__(self): return 5
class BadS:
    def __str__(self): return b"x"
class BadF:
    def __format__(self, s): return 1
class BadB:
    def __bytes__(self): return "x"
class RaiseR:
    def __repr__(self): raise ValueError("repr failed")
print(error(lambda: repr(BadR())))  # expect: TypeError: __repr__ returned non-string (type int)
print(error(lambda: str(BadR())))  # expect: TypeError: __str__ returned non-string (type int)
print(error(lambda: str(BadS())))  # expect: TypeError: __str__ returned non-string (type bytes)
print(error(lambda: f"{BadF()}"))  # expect: TypeError: __format__ must return a str, not int
print(error(lambda: bytes(BadB())))  # expect: TypeError: __bytes__ returned non-bytes (type str)
print(error(lambda: repr([RaiseR()])))  # expect: ValueError: repr failed
print(error(lambda: "%s" % RaiseR()))  # expect: ValueError: repr failed
print(error(lambda: format(A(), "5")))  # expect: TypeError: unsupported format string passed to A.__format__
class Sub(str):
    def __str__(self): return "sub str"
print(Sub("a"), str(Sub("a")), f"{Sub('a')}", repr(Sub("a")), Sub("a") + "b", "".join([Sub("a")]), "%s" % Sub("q"))  # expect: sub str sub str sub str 'a' ab a sub str
class L(list):
    def __repr__(self): return "L!"
print(L([1]), [L()], str(L()), f"{L()}")  # expect: L! [L!] L! L!
class Slf:
    def __init__(self): self.me = [self]
    def __repr__(self): return f"Slf({len(self.me)})"
print(Slf().me, {"k": Slf()})  # expect: [Slf(1)] {'k': Slf(1)}
