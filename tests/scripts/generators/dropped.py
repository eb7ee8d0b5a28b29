import gc
import weakref


def guarded(name, count=3):
    try:
        for i in range(count):
            yield i
    finally:
        print("closed", name)


# The loop is the only one that leads to the generator: it ends with the loop.
for i in guarded("by break"):
    break  # expect: closed by break
print("after break")  # expect: after break


def first(name):
    for i in guarded(name):
        return i


print(first("by return"))  # expect: closed by return
# expect: 0


def nested():
    for i in guarded("outer"):
        for j in guarded("inner"):
            if j == 1:
                return i, j


print(nested())  # expect: closed inner
# expect: closed outer
# expect: (0, 1)


class Maker:
    def items(self):
        with Context("items"):
            yield 1
            yield 2


class Context:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__)


for item in Maker().items():
    if item == 1:
        break  # expect: exit items GeneratorExit

# Whoever keeps it can go on with it.
kept = guarded("kept")
for i in kept:
    break
print(next(kept))  # expect: 1
kept.close()  # expect: closed kept

saved = []


def sharing(name):
    generator = guarded(name)
    saved.append(generator)
    return generator


for i in sharing("shared"):
    break
print(next(saved[0]), list(saved.pop()))  # expect: closed shared
# expect: 1 [2]

for i in (later := guarded("walrus")):
    break
print(next(later))  # expect: 1
later.close()  # expect: closed walrus

# A loop that runs to its end, and `continue`.
for i in guarded("to the end", 2):
    continue
else:
    print("else")  # expect: closed to the end
# expect: else


def use():
    generator = guarded("collected")
    next(generator)


use()
gc.collect()  # expect: closed collected
print("collected")  # expect: collected

# One that has not started, one that has ended, and one outside of its `try` have nothing to do.
guarded("fresh")


def partly():
    yield 1
    try:
        yield 2
    finally:
        print("second")
    yield 3


def step(count):
    generator = partly()
    for _ in range(count):
        next(generator)


step(1)
gc.collect()
step(2)
gc.collect()  # expect: second
step(3)  # expect: second
gc.collect()


# The consumer goes before what it consumes.
def consumer(source):
    try:
        for item in source:
            yield item
    finally:
        print("consumer")


def chain():
    next(consumer(guarded("source")))


chain()
gc.collect()  # expect: consumer
# expect: closed source


# What it holds is alive while it is closed.
def holder(things):
    try:
        yield
    finally:
        things.append("in finally")
        print(things)


def hold():
    generator = holder(["made", "before"])
    next(generator)


hold()
gc.collect()  # expect: ['made', 'before', 'in finally']


def delegating():
    yield from guarded("delegate")


def delegate():
    next(delegating())


delegate()
gc.collect()  # expect: closed delegate

# The exception that is handled, or on its way, is not disturbed.
try:
    try:
        raise ValueError("first")
    finally:
        for i in guarded("while raising"):
            break  # expect: closed while raising
except ValueError as problem:
    print(problem, problem.__context__)  # expect: first None


async def coroutine():
    try:
        await Forever()
    finally:
        print("coroutine closed")


class Forever:
    def __await__(self):
        while True:
            yield


def start():
    coroutine().send(None)


start()
gc.collect()  # expect: coroutine closed


def many():
    count = 0

    def counted():
        nonlocal count
        try:
            yield
        finally:
            count += 1

    for _ in range(500):
        next(counted())
    gc.collect()
    return count


print(many())  # expect: 500
