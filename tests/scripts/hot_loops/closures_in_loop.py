# Cells, free variables and functions made in a hot loop; two closures of the same code at one site.


def counter():
    n = 0

    def bump(by=1):
        nonlocal n
        n += by
        return n
    return bump


def two_counters():
    a, b = counter(), counter()
    for i in range(150):
        a()
        b(10)
        f = a if i % 3 else b
        f(100)
    return a(0), b(0)


def alternating():
    def scaled(k):
        def times(x):
            return x * k
        return times
    functions = [scaled(2), scaled(3), scaled(5)]
    total = 0
    for i in range(200):
        total += functions[i % 3](i)
    return total


def phases():
    def scaled(k):
        return lambda x: x + k
    total = 0
    for f in (scaled(1), scaled(1000), scaled(0.5)):
        for i in range(60):
            total += f(i)
    return total


def made():
    functions = []
    for i in range(120):
        def f(x, i=i):
            return x + i
        functions.append(f)
        functions.append(lambda x: x * i)
    return sum(f(2) for f in functions)


def unbound():
    caught = 0
    for i in range(150):
        try:
            if i % 4 == 0:
                del late
            caught += late
        except (NameError, UnboundLocalError):
            caught += 100
            late = i % 3

        def peek():
            return late
        caught += peek()
    return caught


def recursion():
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)
    total = 0
    for i in range(60):
        total += fib(i % 8)
    return total


print(two_counters())  # expect: (10150, 6500)
print(alternating())  # expect: 66201
print(phases())  # expect: 65400.0
print(made())  # expect: 35940
print(unbound())  # expect: 4055
print(recursion())  # expect: 235
