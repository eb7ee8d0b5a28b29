class A:
    def f(self): return "A.f"
class B:
    def f(self): return "B.f"
def call(o): return o.f()
o = A()
for i in range(5):
    print(call(o))  # expect: A.f
    # expect: B.f
    # expect: A.f
    # expect: B.f
    # expect: A.f
    o.__class__ = B if type(o) is A else A
A.f = lambda self: "patched"
print(call(A()), call(o))  # expect: patched B.f
o.f = lambda: "instance"
print(call(o), call(A()))  # expect: instance patched
del o.f
del A.f
try: call(A())
except AttributeError as e: print(e)  # expect: 'A' object has no attribute 'f'
