def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): print("eq", self.n); return self.n == getattr(o, "n", o)
    def __lt__(self, o): print("lt", self.n); return self.n < getattr(o, "n", o)
    def __le__(self, o): print("le", self.n); return NotImplemented
    def __repr__(self): return f"V{self.n}"
a, b = V(1), V(2)
print(a == b, a != b, a < b, a > b, 5 > a, 1 == a)  # expect: eq 1
# expect: eq 1
# expect: lt 1
# expect: lt 2
# expect: lt 1
# expect: eq 1
# expect: False True True False True True
print(error(lambda: a <= b))  # expect: le 1
# expect: TypeError: '<=' not supported between instances of 'V' and 'V'
print(error(lambda: a >= b))  # expect: le 2
# expect: TypeError: '>=' not supported between instances of 'V' and 'V'
print(a == a, [a] == [a], a in [a], [b].index(b), {1: a} == {1: a})  # expect: eq 1
# expect: True True True 0 True
print(error(lambda: hash(a)))  # expect: TypeError: unhashable type: 'V'
class N:
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
print(N() == N(), N() != N(), N() == 5)  # expect: False True False
print(error(lambda: N() < N()))  # expect: TypeError: '<' not supported between instances of 'N' and 'N'
class W:
    def __eq__(self, o): return "truthy"
    def __ne__(self, o): return []
    def __lt__(self, o): return "lt"
    def __gt__(self, o): return "gt"
print(W() == 1, W() != 1, W() < 1, 1 < W(), 1 == W(), not W() != 1)  # expect: truthy [] lt gt truthy True
class Base:
    def __eq__(self, o): return "base"
class Sub(Base):
    def __eq__(self, o): return "sub"
print(Base() == Sub(), Sub() == Base())  # expect: sub sub
class Raise:
    def __eq__(self, o): raise ValueError("in eq")
print(error(lambda: Raise() == 1))  # expect: ValueError: in eq
print(error(lambda: Raise() in [1]))  # expect: ValueError: in eq
print(error(lambda: [1].index(Raise())))  # expect: ValueError: in eq
print(error(lambda: {Raise()}))  # expect: TypeError: unhashable type: 'Raise'
class HashOnly:
    def __hash__(self): return 1
print(HashOnly() == HashOnly(), len({HashOnly(), HashOnly()}))  # expect: False 2
class NoHash:
    __hash__ = None
print(error(lambda: hash(NoHash())))  # expect: TypeError: unhashable type: 'NoHash'
print(isinstance(object().__eq__(1), type(NotImplemented)), (1).__lt__(2), (1).__eq__("a"), "a".__lt__(1), object.__eq__(a, a))  # expect: True True NotImplemented NotImplemented True
