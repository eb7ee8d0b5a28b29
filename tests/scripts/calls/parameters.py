def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs


print(f(1, c=3))  # expect: (1, 2, (), 3, 4, {})
print(f(1, 5, 6, 7, c=3, e=9))  # expect: (1, 5, (6, 7), 3, 4, {'e': 9})
print(f(*[1, 2, 3], **{"c": 4, "z": 5}))  # expect: (1, 2, (3,), 4, 4, {'z': 5})
print(f(b=1, a=2, c=3))  # expect: (2, 1, (), 3, 4, {})
print(f(1, *[2], 3, *(4, 5), c=6, **{"d": 7}, **{"g": 8}))  # expect: (1, 2, (3, 4, 5), 6, 7, {'g': 8})


def positional(a, b, /, c, *, d):
    return a, b, c, d


print(positional(1, 2, 3, d=4), positional(1, 2, c=3, d=4))  # expect: (1, 2, 3, 4) (1, 2, 3, 4)


def names(a, /, **kwargs):
    return a, kwargs


print(names(1, a=2))  # expect: (1, {'a': 2})


def star(*args):
    return args


def keywords(**kwargs):
    return kwargs


print(star(), star(1), star(*"abc"), star(*[], 1, *{}), keywords(), keywords(b=1, a=2), keywords(**{"x y": 1}))  # expect: () (1,) ('a', 'b', 'c') (1,) {} {'b': 1, 'a': 2} {'x y': 1}


def defaults(a, items=[]):
    items.append(a)
    return items


print(defaults(1), defaults(2), defaults(3, []), defaults(4))  # expect: [1, 2, 4] [1, 2, 4] [3] [1, 2, 4]
n = 1


def captured(value=n):
    return value


n = 2
print(captured(), captured(3), captured(value=4))  # expect: 1 3 4


def order(tag):
    print("eval", tag)
    return tag


print(f(order("a"), *[order("b")], c=order("c"), **{order("k"): order("v")}))  # expect: eval a
# expect: eval b
# expect: eval c
# expect: eval k
# expect: eval v
# expect: ('a', 'b', (), 'c', 4, {'k': 'v'})
print((lambda: 1)(), (lambda a, b=2: a + b)(1), (lambda *a, **k: (a, k))(1, x=2), (lambda *, k: k)(k=3))  # expect: 1 3 ((1,), {'x': 2}) 3
print(f.__defaults__, f.__kwdefaults__, f.__name__, f.__code__.co_varnames[:6], f.__code__.co_argcount)  # expect: (2,) {'d': 4} f ('a', 'b', 'c', 'd', 'args', 'kwargs') 2
def none(): pass
print(none(), none() is None)  # expect: None True
def many(a, b, c, d, e, f, g, h, i, j, k, l): return a + l
print(many(*range(12)), many(**{name: 1 for name in "abcdefghijkl"}))  # expect: 11 2
def mutate(args, *rest, **kw):
    kw["new"] = 1
    return rest, kw
source = {"k": 1}
print(mutate(0, 1, **source), source)  # expect: ((1,), {'k': 1, 'new': 1}) {'k': 1}
