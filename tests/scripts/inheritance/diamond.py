class Base:
    log = []
    def __init__(self, **kw):
        self.log.append("Base"); assert not kw
class A(Base):
    def __init__(self, a=0, **kw):
        self.log.append("A"); super().__init__(**kw); self.a = a
class B(Base):
    def __init__(self, b=0, **kw):
        self.log.append("B"); super().__init__(**kw); self.b = b
class C(A, B):
    def __init__(self, **kw):
        self.log.append("C"); super().__init__(**kw)
c = C(a=1, b=2)
print(c.log, c.a, c.b, [k.__name__ for k in C.__mro__])  # expect: ['C', 'A', 'B', 'Base'] 1 2 ['C', 'A', 'B', 'Base', 'object']
class X: pass
class Y(X): pass
class Z(X): pass
class W(Y, Z): pass
class V(Z, Y): pass
try:
    class Bad(W, V): pass
except TypeError as problem:
    print(str(problem).splitlines()[0])  # expect: Cannot create a consistent method resolution
class O:
    def m(self): return "O"
class P1(O):
    def m(self): return "P" + super().m()
class Q1(O):
    def m(self): return "Q" + super().m()
class R1(P1, Q1):
    def m(self): return "R" + super().m()
print(R1().m(), R1.mro()[1:3] == [P1, Q1])  # expect: RPQO True
R1.__bases__ = (Q1, P1)
print(R1().m())  # expect: RQPO
