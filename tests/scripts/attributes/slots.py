def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class P2:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
p = P2(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"), P2.__slots__, type(P2.x).__name__, P2.x)  # expect: 1 2 False ('x', 'y') member_descriptor <member 'x' of 'P2' objects>
del p.x
print(error(lambda: p.x))  # expect: AttributeError: 'P2' object has no attribute 'x'
p.x = 5
print(p.x)  # expect: 5
print(error(lambda: setattr(p, "z", 1)))  # expect: AttributeError: 'P2' object has no attribute 'z'
class Q(P2):
    __slots__ = ("z",)
q = Q(1, 2); q.z = 3
print(q.x, q.z, Q.__slots__)  # expect: 1 3 ('z',)
print(error(lambda: setattr(q, "w", 1)))  # expect: AttributeError: 'Q' object has no attribute 'w'
class R(P2):
    pass
r = R(1, 2); r.w = 9
print(r.__dict__, r.x)  # expect: {'w': 9} 1
class D:
    __slots__ = ("a", "__dict__")
d = D(); d.a = 1; d.b = 2
print(d.__dict__, d.a)  # expect: {'b': 2} 1
class One:
    __slots__ = "single"
o = One(); o.single = 1
print(o.single)  # expect: 1
print(error(lambda: type("Bad", (), {"__slots__": ("x",), "x": 1})))  # expect: ValueError: 'x' in __slots__ conflicts with class variable
print(error(lambda: type("Bad", (), {"__slots__": ("1x",)})))  # expect: TypeError: __slots__ must be identifiers
print(error(lambda: type("Bad", (), {"__slots__": (5,)})))  # expect: TypeError: __slots__ items must be strings, not 'int'
class Priv:
    __slots__ = ("__hidden",)
    def __init__(self): self.__hidden = 7
print(Priv()._Priv__hidden, Priv.__slots__)  # expect: 7 ('__hidden',)
