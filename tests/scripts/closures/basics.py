def counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count

    return step


a, b = counter(), counter()
print(a(), a(), b(), a())  # expect: 1 2 1 3


def adder(n):
    return lambda x: x + n


print(adder(5)(1), [f(10) for f in [adder(i) for i in range(3)]])  # expect: 6 [10, 11, 12]
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])  # expect: [2, 2, 2] [0, 1, 2]


def loop():
    result = []
    for j in range(3):
        def inner():
            return j
        result.append(inner)
    j = 100
    return [f() for f in result]


print(loop())  # expect: [100, 100, 100]


def pair():
    value = 1

    def get():
        return value

    def put(new):
        nonlocal value
        value = new

    return get, put


get, put = pair()
put(42)
print(get())  # expect: 42


def deep():
    x = 1

    def middle():
        def bottom():
            nonlocal x
            x *= 10
            return x
        return bottom
    return middle()(), x


print(deep())  # expect: (10, 10)


def argument(x):
    def inner():
        nonlocal x
        x += 1
        return x
    return inner(), inner(), x


print(argument(1))  # expect: (2, 3, 3)


def recursive(n):
    def fact(k):
        return 1 if k < 2 else k * fact(k - 1)
    return fact(n)


print(recursive(10))  # expect: 3628800


def unbound():
    def inner():
        return later
    try:
        inner()
    except NameError as problem:
        print(type(problem).__name__, problem)
    later = 1
    return inner()


print(unbound())  # expect: NameError cannot access free variable 'later' where it is not associated with a value in enclosing scope
# expect: 1


def deleted():
    x = 1

    def inner():
        return x
    del x
    try:
        inner()
    except NameError as problem:
        print(type(problem).__name__, problem)


deleted()  # expect: NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
print(adder(3).__closure__[0].cell_contents, adder.__closure__, adder(1).__code__.co_freevars, adder.__code__.co_cellvars)  # expect: 3 None ('n',) ('n',)


def exceptions():
    try:
        raise ValueError("kept")
    except ValueError as caught:
        keep = lambda: caught
    try:
        keep()
    except NameError as problem:
        print(problem)


exceptions()  # expect: cannot access free variable 'caught' where it is not associated with a value in enclosing scope


def generators():
    n = 3
    return list(k * n for k in range(n))


print(generators())  # expect: [0, 3, 6]
