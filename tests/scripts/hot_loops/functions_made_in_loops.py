# Functions that a hot loop makes, and that outlive its turns: all that they have, and from where.
kept = []


def makes(n):
    "Makes functions."
    for i in range(n):
        def made(a, b=i, *rest, c: int = i + 1, **others) -> "text":
            "Has a docstring."
            return a, b, c, i, rest, others

        def bare():
            pass

        kept.append((made, bare, lambda: i, [j * i for j in range(3)]))
        if len(kept) > 5:
            del kept[0]


makes(2000)
for made, bare, last, items in kept[-2:]:
    print(made(1), made(1, 2, 3, c=4, d=5), last(), items, bare())
    print(made.__name__, made.__qualname__, made.__module__, made.__doc__, bare.__doc__, made.__annotations__)
    print(made.__defaults__, made.__kwdefaults__, len(made.__closure__), bare.__closure__, bare.__defaults__, vars(bare))
    print(made.__globals__ is globals(), made.__code__ is kept[0][0].__code__, made is kept[0][0])
# expect: (1, 1998, 1999, 1999, (), {}) (1, 2, 4, 1999, (3,), {'d': 5}) 1999 [0, 1998, 3996] None
# expect: made makes.<locals>.made __main__ Has a docstring. None {'c': <class 'int'>, 'return': 'text'}
# expect: (1998,) {'c': 1999} 1 None None {}
# expect: True True False
# expect: (1, 1999, 2000, 1999, (), {}) (1, 2, 4, 1999, (3,), {'d': 5}) 1999 [0, 1999, 3998] None
# expect: made makes.<locals>.made __main__ Has a docstring. None {'c': <class 'int'>, 'return': 'text'}
# expect: (1999,) {'c': 2000} 1 None None {}
# expect: True True False

# Their module is what the variable of that name says when they are made.
modules = []


def named(n):
    global __name__
    for i in range(n):
        if i == 1500:
            __name__ = "other"
        elif i == 1700:
            del __name__
        elif i == 1800:
            __name__ = "again"
        f = lambda: i
        if i in (0, 1499, 1500, 1699, 1700, 1799, 1800, n - 1):
            modules.append((i, f.__module__))


named(2000)
print(modules)  # expect: [(0, '__main__'), (1499, '__main__'), (1500, 'other'), (1699, 'other'), (1700, None), (1799, None), (1800, 'again'), (1999, 'again')]
