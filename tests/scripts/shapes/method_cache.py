class A:
    def f(self): return 1
class B(A): pass
class C(B): pass
c = C()
def call(): return c.f()
print(call(), call())  # expect: 1 1
B.f = lambda self: 2
print(call())  # expect: 2
c.f = lambda: 3
print(call())  # expect: 3
del c.f
C.f = property(lambda self: lambda: 4)
print(call())  # expect: 4
del C.f, B.f
print(call())  # expect: 1
A.f = staticmethod(lambda: 5)
print(call())  # expect: 5
A.f = classmethod(lambda cls: cls.__name__)
print(call())  # expect: C
class D(A):
    def f(self): return "D"
C.__bases__ = (D,)
print(call(), [k.__name__ for k in C.__mro__])  # expect: D ['C', 'D', 'A', 'object']
