def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


print(list(count(3)), sum(count(5)), [*count(2)], tuple(count(0)), max(count(4)))  # expect: [0, 1, 2] 10 [0, 1] () 3
g = count(2)
print(next(g), next(g), next(g, "done"), next(g, "still"))  # expect: 0 1 done still
try:
    next(g)
except StopIteration as stop:
    print(repr(stop), stop.value)  # expect: StopIteration() None


def returns():
    yield 1
    return "result"


g = returns()
next(g)
try:
    next(g)
except StopIteration as stop:
    print(stop.value, stop.args)  # expect: result ('result',)


def echo():
    received = yield "ready"
    while received is not None:
        received = yield received * 2
    return "end"


g = echo()
print(next(g), g.send(5), g.send("ab"))  # expect: ready 10 abab
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value)  # expect: end


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


for n in fib():
    if n > 50:
        break
    print(n, end=" ")
print()  # expect: 0 1 1 2 3 5 8 13 21 34
print(sum(x * x for x in range(10)), list(x for x in "abc" if x != "b"), dict((k, k * 2) for k in range(2)))  # expect: 285 ['a', 'c'] {0: 0, 1: 2}


def empty():
    return
    yield


print(list(empty()), list(iter(())), iter(g) is g)  # expect: [] [] True


def expressions():
    x = (yield 1) or "none"
    y = [(yield 2), (yield 3)]
    print("got", x, y, (yield))
    return (yield from "ab")


g = expressions()
print(next(g), g.send("x"), g.send("y"), g.send("z"), g.send("w"))  # expect: got x ['y', 'z'] w
# expect: 1 2 3 None a
print(list(g))  # expect: ['b']


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))  # expect: [1, 2, 3, 4]


def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [item] + rest


print(list(permutations([1, 2, 3])))  # expect: [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]


def state():
    yield 1


g = state()
print(g.gi_running, g.gi_frame is not None, g.gi_yieldfrom, g.__name__, type(g).__name__)  # expect: False True None state generator
list(g)
print(g.gi_frame)  # expect: None
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: state().send(1)))  # expect: TypeError: can't send non-None value to a just-started generator
print(error(lambda: g.send(1)))  # expect: StopIteration:
print(error(lambda: next(state)))  # expect: TypeError: 'function' object is not an iterator
print(error(lambda: state()[0]))  # expect: TypeError: 'generator' object is not subscriptable
print(error(lambda: len(state())))  # expect: TypeError: object of type 'generator' has no len()
print(error(lambda: g.send()))  # expect: TypeError: generator.send() takes exactly one argument (0 given)


def reenter():
    yield next(me)


me = reenter()
print(error(lambda: next(me)))  # expect: ValueError: generator already executing


def leak():
    yield 1
    raise StopIteration("inside")


print(error(lambda: list(leak())))  # expect: RuntimeError: generator raised StopIteration
lazy = (print("never") for _ in range(3))
first = (1 / n for n in [1, 0, 2])
print(next(first), error(lambda: next(first)), list(first))  # expect: 1.0 ZeroDivisionError: division by zero []
