class Acc:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"Acc({self.v})"
    def __iadd__(self, o):
        self.v += o
        return self
    def __add__(self, o): return Acc(self.v + o)
    def __imul__(self, o): return "replaced"
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return f"sub {o}"
    def __truediv__(self, o): return f"truediv {o}"
    def __ipow__(self, o): return f"ipow {o}"
    def __ior__(self, o): return f"ior {o}"
    def __iand__(self, o): return f"iand {o}"
    def __ixor__(self, o): return f"ixor {o}"
    def __ilshift__(self, o): return f"ilshift {o}"
    def __irshift__(self, o): return f"irshift {o}"
    def __ifloordiv__(self, o): return f"ifloordiv {o}"
    def __imod__(self, o): return f"imod {o}"
    def __imatmul__(self, o): return f"imatmul {o}"


a = b = Acc(1)
a += 5
print(a, b, a is b)  # expect: Acc(6) Acc(6) True
a = a + 1
print(a, b)  # expect: Acc(7) Acc(6)
for name in ("*=", "-=", "/=", "**=", "|=", "&=", "^=", "<<=", ">>=", "//=", "%=", "@="):
    scope = {"a": Acc(2)}
    exec(f"a {name} 3", scope)
    print(name, scope["a"])  # expect: *= replaced
    # expect: -= sub 3
    # expect: /= truediv 3
    # expect: **= ipow 3
    # expect: |= ior 3
    # expect: &= iand 3
    # expect: ^= ixor 3
    # expect: <<= ilshift 3
    # expect: >>= irshift 3
    # expect: //= ifloordiv 3
    # expect: %= imod 3
    # expect: @= imatmul 3


class Holder:
    pass


h = Holder()
h.n = 1
h.n += 1
h.list = [1]
same = h.list
h.list += [2]
print(h.n, same)  # expect: 2 [1, 2]
d = {"k": 1}
d["k"] += 1
d["k"] *= 10
print(d)  # expect: {'k': 20}
m = [[0] * 2 for _ in range(2)]
m[1][0] += 5
m[1][m[1][0] - 5] -= 1
print(m)  # expect: [[0, 0], [4, 0]]


def index():
    print("index once")
    return 0


values = [1]
values[index()] += 10  # expect: index once
print(values)  # expect: [11]


def target():
    print("target once")
    return h


target().n += 1  # expect: target once
print(h.n)  # expect: 3


def local():
    n = 0
    for i in range(5):
        n += i
    s = "a"
    s += "b"
    t = ()
    t += (1,)
    f = 1
    f /= 4
    return n, s, t, f


print(local())  # expect: (10, 'ab', (1,), 0.25)
try:
    x = object()
    x += 1
except TypeError as problem:
    print(problem)  # expect: unsupported operand type(s) for +=: 'object' and 'int'
try:
    z = Acc(1)
    z -= 1
    print(z)  # expect: sub 1
    z = 5
    z @= 2
except TypeError as problem:
    print(problem)  # expect: unsupported operand type(s) for @=: 'int' and 'int'
