def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


def f(a, /, b, *, c, d=4): return a, b, c, d
print(f(1, 2, c=3), f(1, b=2, c=3, d=5))  # expect: (1, 2, 3, 4) (1, 2, 3, 5)
print(error(lambda: f(1, 2, 3)))  # expect: TypeError: f() takes 2 positional arguments but 3 were given
print(error(lambda: f(1, 2)))  # expect: TypeError: f() missing 1 required keyword-only argument: 'c'
print(error(lambda: f(a=1, b=2, c=3)))  # expect: TypeError: f() got some positional-only arguments passed as keyword arguments: 'a'
print(error(lambda: f(1, 2, c=3, e=4)))  # expect: TypeError: f() got an unexpected keyword argument 'e'
print(error(lambda: f(1, c=3)))  # expect: TypeError: f() missing 1 required positional argument: 'b'
print(error(lambda: f(c=3)))  # expect: TypeError: f() missing 2 required positional arguments: 'a' and 'b'
def g(*, a, b): return a, b
print(g(b=1, a=2))  # expect: (2, 1)
print(error(lambda: g()))  # expect: TypeError: g() missing 2 required keyword-only arguments: 'a' and 'b'
print(error(lambda: g(a=1)))  # expect: TypeError: g() missing 1 required keyword-only argument: 'b'
print(error(lambda: g(1, 2)))  # expect: TypeError: g() takes 0 positional arguments but 2 were given
print(error(lambda: g(1, a=1, b=2)))  # expect: TypeError: g() takes 0 positional arguments but 1 positional argument (and 2 keyword-only arguments) were given
def h(a, b=2, /, **k): return a, b, k
print(h(1, a=5, b=6), h(1, 2, c=3))  # expect: (1, 2, {'a': 5, 'b': 6}) (1, 2, {'c': 3})
print(error(lambda: h()))  # expect: TypeError: h() missing 1 required positional argument: 'a'
print(error(lambda: h(b=1)))  # expect: TypeError: h() missing 1 required positional argument: 'a'
def i(a, b, /, c): pass
print(error(lambda: i()))  # expect: TypeError: i() missing 3 required positional arguments: 'a', 'b', and 'c'
print(error(lambda: i(1)))  # expect: TypeError: i() missing 2 required positional arguments: 'b' and 'c'
print(error(lambda: i(1, c=3)))  # expect: TypeError: i() missing 1 required positional argument: 'b'
print(error(lambda: i(1, 2, a=3, c=4)))  # expect: TypeError: i() got some positional-only arguments passed as keyword arguments: 'a'
def j(x, *args, y=1): return x, args, y
print(j(1, 2, 3, y=4), j(*[1], **{"y": 2}))  # expect: (1, (2, 3), 4) (1, (), 2)
print(error(lambda: j(y=1)))  # expect: TypeError: j() missing 1 required positional argument: 'x'
print(error(lambda: j(1, z=1)))  # expect: TypeError: j() got an unexpected keyword argument 'z'
print(error(lambda: j(1, x=1)))  # expect: TypeError: j() got multiple values for argument 'x'
print(error(lambda: (lambda *, q: q)(1)))  # expect: TypeError: <lambda>.<locals>.<lambda>() takes 0 positional arguments but 1 was given
print(error(lambda: (lambda p, /: p)(p=1)))  # expect: TypeError: <lambda>.<locals>.<lambda>() got some positional-only arguments passed as keyword arguments: 'p'
class A:
    def m(self, a, /, *, b): return a, b
print(A().m(1, b=2))  # expect: (1, 2)
print(error(lambda: A().m(a=1, b=2)))  # expect: TypeError: A.m() got some positional-only arguments passed as keyword arguments: 'a'
print(error(lambda: A().m(1, 2)))  # expect: TypeError: A.m() takes 2 positional arguments but 3 were given
print(error(lambda: A().m(b=1)))  # expect: TypeError: A.m() missing 1 required positional argument: 'a'
