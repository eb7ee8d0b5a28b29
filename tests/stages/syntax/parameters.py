# Every kind of parameter.
def f(): pass
def f(a): pass
def f(a,): pass
def f(a, b=1): pass
def f(a: int, b: str = 's') -> None: pass
def f(*a): pass
def f(*a: int, b, c=1, d: int = 2,): pass
def f(*a: *b): pass
def f(*, a): pass
def f(**a): pass
def f(**a: int,): pass
def f(a, /): pass
def f(a, /,): pass
def f(a, b=1, /, c=2, *d, e, f=3, **g): pass
def f(a=1, /, b=2, *, c): pass
def f(a: (yield_) = lambda x: x, *, b: [int] = {1: 2}): pass
lambda: 0
lambda a, b=1, /, c=2, *d, e, f=3, **g: 0
lambda *, a: 0
lambda *a, b: 0
lambda **a,: 0
lambda a,: 0
lambda a=lambda b: c: d
