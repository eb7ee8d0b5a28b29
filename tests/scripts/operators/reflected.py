class Left:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        print(f"{self.name}.__add__")
        return NotImplemented

    def __radd__(self, other):
        print(f"{self.name}.__radd__")
        return f"radd:{self.name}"


class Right(Left):
    def __radd__(self, other):
        print(f"{self.name}.__radd__ (sub)")
        return f"sub:{self.name}"


def error(action):
    try:
        return action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


print(error(lambda: 1 + Left("a")))  # expect: a.__radd__
# expect: radd:a
print(error(lambda: Left("a") + 1))  # expect: a.__add__
# expect: TypeError: unsupported operand type(s) for +: 'Left' and 'int'
print(error(lambda: Left("a") + Left("b")))  # expect: a.__add__
# expect: TypeError: unsupported operand type(s) for +: 'Left' and 'Left'
print(error(lambda: Left("a") + Right("b")))  # expect: b.__radd__ (sub)
# expect: sub:b
print(error(lambda: Right("a") + Left("b")))  # expect: a.__add__
# expect: b.__radd__
# expect: radd:b
print(error(lambda: "s" + Left("a")))  # expect: a.__radd__
# expect: radd:a
print(error(lambda: [] + Left("a")))  # expect: a.__radd__
# expect: radd:a
print(error(lambda: sum([Left("a")])))  # expect: a.__radd__
# expect: radd:a


class Vec:
    def __init__(self, *v): self.v = v
    def __repr__(self): return f"Vec{self.v}"
    def __add__(self, o): return Vec(*[a + b for a, b in zip(self.v, o.v)]) if isinstance(o, Vec) else NotImplemented
    def __sub__(self, o): return Vec(*[a - b for a, b in zip(self.v, o.v)])
    def __mul__(self, k): return sum(a * b for a, b in zip(self.v, k.v)) if isinstance(k, Vec) else Vec(*[a * k for a in self.v])
    def __rmul__(self, k): return self * k
    def __truediv__(self, k): return Vec(*[a / k for a in self.v])
    def __floordiv__(self, k): return Vec(*[a // k for a in self.v])
    def __mod__(self, k): return Vec(*[a % k for a in self.v])
    def __pow__(self, k, m=None): return f"pow {k} {m}"
    def __rpow__(self, k): return f"rpow {k}"
    def __matmul__(self, o): return f"matmul {o}"
    def __rmatmul__(self, o): return f"rmatmul {o}"
    def __lshift__(self, k): return f"lshift {k}"
    def __rshift__(self, k): return f"rshift {k}"
    def __rlshift__(self, k): return f"rlshift {k}"
    def __and__(self, k): return f"and {k}"
    def __or__(self, k): return f"or {k}"
    def __xor__(self, k): return f"xor {k}"
    def __rand__(self, k): return f"rand {k}"
    def __neg__(self): return Vec(*[-a for a in self.v])
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return sum(a * a for a in self.v) ** 0.5
    def __divmod__(self, k): return f"divmod {k}"
    def __rdivmod__(self, k): return f"rdivmod {k}"
    def __round__(self, n=None): return f"round {n}"
    def __rsub__(self, o): return f"rsub {o}"
    def __rtruediv__(self, o): return f"rtruediv {o}"
    def __rfloordiv__(self, o): return f"rfloordiv {o}"
    def __rmod__(self, o): return f"rmod {o}"
    def __index__(self): return 3
    def __int__(self): return 33
    def __float__(self): return 3.5


a, b = Vec(1, 2), Vec(3, 4)
print(a + b, a - b, a * b, a * 2, 2 * a, a / 2, b // 2, b % 2, a ** 2, 2 ** a, pow(a, 2, 3))  # expect: Vec(4, 6) Vec(-2, -2) 11 Vec(2, 4) Vec(2, 4) Vec(0.5, 1.0) Vec(1, 2) Vec(1, 0) pow 2 None rpow 2 pow 2 3
print(a @ 1, 1 @ a, a << 1, 1 << a, a >> 1, a & 1, 1 & a, a | 1, a ^ 1)  # expect: matmul 1 rmatmul 1 lshift 1 rlshift 1 rshift 1 and 1 rand 1 or 1 xor 1
print(-a, +a, ~a, abs(b), divmod(a, 1), divmod(1, a), round(a), round(a, 2))  # expect: Vec(-1, -2) pos invert 5.0 divmod 1 rdivmod 1 round None round 2
print(1 - a, 1 / a, 1 // a, 1 % a, "%s" % a, [1, 2, 3, 4][a], int(a), float(a), bin(a), range(a))  # expect: rsub 1 rtruediv 1 rfloordiv 1 rmod 1 Vec(1, 2) 4 33 3.5 0b11 range(0, 3)
print(error(lambda: a + 1))  # expect: TypeError: unsupported operand type(s) for +: 'Vec' and 'int'
print(error(lambda: 1 + a))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'Vec'
print(error(lambda: a < b))  # expect: TypeError: '<' not supported between instances of 'Vec' and 'Vec'
print(error(lambda: 1 >> a))  # expect: TypeError: unsupported operand type(s) for >>: 'int' and 'Vec'
print(error(lambda: 1 | a))  # expect: TypeError: unsupported operand type(s) for |: 'int' and 'Vec'
