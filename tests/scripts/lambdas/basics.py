def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print((lambda: 1)(), (lambda x: x * 2)(4), (lambda x, y=2, *a, k=3, **kw: (x, y, a, k, kw))(1, 5, 6, k=7, z=8))  # expect: 1 8 (1, 5, (6,), 7, {'z': 8})
f = lambda x: lambda y: x + y
print(f(1)(2), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda: (1, 2))(), (lambda x: x if x else "none")(0))  # expect: 3 (1, 2) {'a': 1} (1, 2) none
print(sorted([3, -1, 2], key=lambda v: abs(v)), list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(lambda v: v > 1, [1, 2, 3])))  # expect: [-1, 2, 3] [3, 8] [2, 3]
print(f.__name__, (lambda: 0).__qualname__, type(f).__name__)  # expect: <lambda> <lambda> function
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(10), (lambda g: g(g, 5))(lambda g, n: 1 if n == 0 else n * g(g, n - 1)))  # expect: 3628800 120
print([g() for g in [lambda i=i: i * i for i in range(4)]], (lambda: [x for x in range(3)])(), (lambda a, /, b, *, c: a + b + c)(1, 2, c=3))  # expect: [0, 1, 4, 9] [0, 1, 2] 6
class C: m = lambda self, n: (self.k, n); k = 9
print(C().m(4), max([1, 5, 3], key=lambda v: -v), (lambda: (yield))().__class__.__name__)  # expect: (9, 4) 1 generator
print(error(lambda: (lambda x: x)()))  # expect: TypeError: <lambda>.<locals>.<lambda>() missing 1 required positional argument: 'x'
print(error(lambda: (lambda x: x)(1, 2)))  # expect: TypeError: <lambda>.<locals>.<lambda>() takes 1 positional argument but 2 were given
print(error(lambda: (lambda: undefined)()))  # expect: NameError: name 'undefined' is not defined
print(error(lambda: (lambda a, /: a)(a=1)))  # expect: TypeError: <lambda>.<locals>.<lambda>() got some positional-only arguments passed as keyword arguments: 'a'
print(error(lambda: (lambda *, k: k)(1)))  # expect: TypeError: <lambda>.<locals>.<lambda>() takes 0 positional arguments but 1 was given
x = 10
print((lambda: x)(), (lambda x=x: x)())  # expect: 10 10
x = 20
print((lambda: x)())  # expect: 20
not_called = lambda: 1 / 0
print(callable(not_called), (lambda: None)() is None, {"a": lambda: 1}["a"](), [lambda: 2][0]())  # expect: True True 1 2
