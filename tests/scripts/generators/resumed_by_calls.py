# `next`, `__next__` and `send` of a generator, in all the ways they are called and end.
import sys
import traceback


def count(n):
    got = []
    for i in range(n):
        got.append((yield i))
    return got


g = count(3)
print(next(g), g.send("a"), g.__next__())  # expect: 0 1 2
try:
    next(g)
except StopIteration as stop:
    print(stop.value, stop.args)  # expect: ['a', None, None] (['a', None, None],)
try:
    g.send(1)
except StopIteration as stop:
    print(repr(stop))  # expect: StopIteration()
print(next(g, "default"))  # expect: default


def bare():
    yield 1


g = bare()
print(next(g), next(g, None))  # expect: 1 None
g = bare()
try:
    g.send(5)
except TypeError as error:
    print(error)  # expect: can't send non-None value to a just-started generator
print(g.send(None))  # expect: 1


def itself():
    try:
        next(me)
    except ValueError as error:
        yield str(error)
    try:
        me.send(None)
    except ValueError as error:
        yield str(error)


me = itself()
print(next(me), "|", next(me))  # expect: generator already executing | generator already executing


# What is raised inside comes out of the call, with both frames.
def fails():
    yield 1
    raise KeyError("inside")


def consume(g):
    while True:
        next(g)


try:
    consume(fails())
except KeyError as error:
    print([f.name for f in traceback.extract_tb(error.__traceback__)])
# expect: ['<module>', 'consume', 'fails']


def stops():
    yield 1
    raise StopIteration("early")


g = stops()
next(g)
try:
    next(g)
except RuntimeError as error:
    print(error, repr(error.__cause__))  # expect: generator raised StopIteration StopIteration('early')


# Bound methods, functions of the class, other callables, subclasses' instances and iterators of other kinds.
g = count(6)
advance, give = g.__next__, g.send
print(advance(), give(1), type(g).send(g, 2), type(g).__next__(g))  # expect: 0 1 2 3
print(list(map(next, [g, iter("ab")])))  # expect: [4, 'a']
for wrong in (lambda: next(5), lambda: type(g).send(5, 1), lambda: g.send(), lambda: next()):
    try:
        wrong()
    except TypeError as error:
        print(error)
# expect: 'int' object is not an iterator
# expect: descriptor 'send' for 'generator' objects doesn't apply to a 'int' object
# expect: generator.send() takes exactly one argument (0 given)
# expect: next expected at least 1 argument, got 0


# Frames know who resumed them; exceptions being handled stay apart.
def where():
    while True:
        yield sys._getframe().f_back.f_code.co_name


def caller(g):
    return next(g)


g = where()
print(next(g), caller(g), [next(g) for _ in range(1)])  # expect: <module> caller ['<listcomp>']


def handling():
    yield sys.exc_info()[0]
    try:
        raise ValueError
    except ValueError:
        yield sys.exc_info()[0]
        yield sys.exc_info()[0]
    yield sys.exc_info()[0]


g = handling()
print(next(g))  # expect: None
try:
    raise KeyError
except KeyError:
    print(next(g), sys.exc_info()[0])  # expect: <class 'ValueError'> <class 'KeyError'>
    print(next(g), sys.exc_info()[0])  # expect: <class 'ValueError'> <class 'KeyError'>
print(sys.exc_info()[0], next(g))  # expect: None None


# Coroutines that are scheduled by hand, deep chains of generators, recursion through `next`.
def task(name, n):
    for i in range(n):
        other = yield f"{name}{i}"
        if other:
            name = other


tasks = [task("a", 3), task("b", 2), task("c", 4)]
log = []
turn = 0
while tasks:
    t = tasks.pop(0)
    try:
        log.append(t.send("z" if turn == 4 else None))
        tasks.append(t)
    except StopIteration:
        log.append("-")
    turn += 1
print(" ".join(log))  # expect: a0 b0 c0 a1 z1 c1 a2 - c2 - c3 -


def chain(n):
    if n:
        g = chain(n - 1)
        while True:
            try:
                yield next(g) + 1
            except StopIteration:
                return
    else:
        yield 0
        yield 10


print(list(chain(50)))  # expect: [50, 60]


def endless():
    yield next(endless())


try:
    next(endless())
except RecursionError as error:
    print("RecursionError")  # expect: RecursionError


def closing():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


g = closing()
next(g)
g.close()  # expect: closed
print(next(g, "over"))  # expect: over
total = 0
g = count(1000)
next(g)
for i in range(998):
    total += g.send(i)
print(total)  # expect: 498501
