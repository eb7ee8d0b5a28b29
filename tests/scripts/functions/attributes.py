def f(a, b=1, *c, d, e=2, **g):
    """Docs."""
    x = 1
    return x
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__closure__, f.__dict__)  # expect: f f Docs. __main__ (1,) {'e': 2} {} None {}
k = f.__code__
print(k.co_name, k.co_argcount, k.co_kwonlyargcount, k.co_varnames, k.co_nlocals, k.co_freevars, k.co_cellvars, k.co_consts[:1])  # expect: f 2 2 ('a', 'b', 'd', 'e', 'c', 'g', 'x') 7 () () ('Docs.',)
f.x = 5; f.__name__ = "new"; f.__doc__ = None; f.__defaults__ = (10, 20); print(f.x, f.__name__, f.__doc__, f(d=1), vars(f))  # expect: 5 new None 1 {'x': 5}
f.__kwdefaults__ = {"d": 7}; print(f())  # raises: TypeError: f() missing 1 required keyword-only argument: 'e'
del f.x; f.__defaults__ = None
try: f()
except TypeError as e: print(e)
def outer():
    v = 1
    def inner(): return v
    return inner
print(outer().__closure__[0].cell_contents, outer().__qualname__, outer.__code__.co_cellvars, outer().__code__.co_freevars)
c = outer().__closure__[0]; c.cell_contents = 9; print(c.cell_contents)
class A:
    def m(self): pass
print(A.m is A.m, A().m is A().m, A.m == A.m, A().m.__func__ is A.m, A.m.__qualname__)
try: A().m.x = 1
except AttributeError as e: print(e)
A.m.tag = "t"; print(A().m.tag)
print((lambda: 0).__name__, type(f) is type(lambda: 0), callable(f), f.__get__(1).__self__, f.__call__ is not None)
for bad in (lambda: setattr(f, "__name__", 5), lambda: setattr(f, "__code__", 5), lambda: setattr(f, "__defaults__", 5), lambda: setattr(f, "__dict__", 5)):
    try: bad()
    except TypeError as e: print(e)
