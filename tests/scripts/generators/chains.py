# Generators that delegate to generators that delegate: all run and rest at once, and each is there all the same.
import sys


def walk(tree):
    if tree is not None:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return build(low, middle), middle, build(middle + 1, high)


tree = build(0, 40)
print(list(walk(tree)) == list(range(40)), sum(walk(build(0, 300))))  # expect: True 44850


def echo(log):
    got = None
    while got != "end":
        try:
            got = yield got
        except KeyError as problem:
            log.append(problem.args)
            got = "caught"
    return len(log)


def through(depth, log):
    if depth == 0:
        return (yield from echo(log))
    count = yield from through(depth - 1, log)
    log.append(depth)
    return count


log = []
chain = through(6, log)
print(next(chain), chain.send(1), chain.send("two"), chain.throw(KeyError("three")), chain.send(4))  # expect: None 1 two caught 4
try:
    chain.send("end")
except StopIteration as stop:
    print(stop.value, log)  # expect: 1 [('three',), 1, 2, 3, 4, 5, 6]


# What an inner one sees of those that wait for it.
def looks(depth):
    if depth:
        yield from looks(depth - 1)
        return
    for _ in range(3):
        names, frame = [], sys._getframe()
        while frame.f_code.co_name != "<module>":
            names.append((frame.f_code.co_name, frame.f_locals.get("depth")))
            frame = frame.f_back
        yield names


for names in looks(3):
    print(names)  # expect: [('looks', 0), ('looks', 1), ('looks', 2), ('looks', 3)]
    # expect: [('looks', 0), ('looks', 1), ('looks', 2), ('looks', 3)]
    # expect: [('looks', 0), ('looks', 1), ('looks', 2), ('looks', 3)]


# One in the middle cannot be resumed while the innermost runs, and can when all rest.
def returns_to(others):
    try:
        yield next(others[0])
    except ValueError as problem:
        yield str(problem)
    yield "rests"


def middle(others):
    yield from returns_to(others)
    yield "over"


others = []
others.append(middle(others))


def outer():
    yield from others[0]


chain = outer()
print(next(chain), next(others[0]), next(chain), list(chain), list(others[0]))  # expect: generator already executing rests over [] []


# An inner one is closed, or finished, behind the back of those that wait for it.
def numbers():
    for k in range(10):
        yield k


inner = numbers()


def one():
    yield from inner
    yield "one"


def two():
    yield from one()
    yield "two"


chain = two()
print(next(chain), next(inner), next(chain))  # expect: 0 1 2
inner.close()
print(list(chain))  # expect: ['one', 'two']


# An exception leaves them one by one, and each has its part of the traceback.
def fails(n):
    for k in range(n):
        yield k
    raise LookupError(n)


def passes(depth, n):
    try:
        yield from passes(depth - 1, n) if depth else fails(n)
    finally:
        log.append(("left", depth))


log = []
try:
    for value in passes(3, 2):
        log.append(value)
except LookupError as problem:
    lines, trace = [], problem.__traceback__.tb_next
    while trace is not None:
        lines.append((trace.tb_frame.f_code.co_name, trace.tb_lineno - trace.tb_frame.f_code.co_firstlineno))
        trace = trace.tb_next
    print(log, lines)  # expect: [0, 1, ('left', 0), ('left', 1), ('left', 2), ('left', 3)] [('passes', 2), ('passes', 2), ('passes', 2), ('passes', 2), ('fails', 3)]


# What each handles is its own, and its consumer's is the consumer's.
def handles(depth):
    try:
        raise KeyError(depth)
    except KeyError:
        if depth:
            yield from handles(depth - 1)
        else:
            yield sys.exc_info()[1]
            yield sys.exc_info()[1]
        yield sys.exc_info()[1]


try:
    raise ValueError("consumer")
except ValueError:
    for seen in handles(3):
        print(repr(seen), repr(sys.exc_info()[1]))  # expect: KeyError(0) ValueError('consumer')
        # expect: KeyError(0) ValueError('consumer')
        # expect: KeyError(0) ValueError('consumer')
        # expect: KeyError(1) ValueError('consumer')
        # expect: KeyError(2) ValueError('consumer')
        # expect: KeyError(3) ValueError('consumer')


# Closed where they wait.
def closes(depth):
    try:
        if depth:
            yield from closes(depth - 1)
        else:
            while True:
                yield depth
    finally:
        log.append(depth)


log = []
chain = closes(4)
print(next(chain), next(chain))  # expect: 0 0
chain.close()
print(log)  # expect: [0, 1, 2, 3, 4]


# Far down, and a consumer that is far down itself.
def deep(depth):
    if depth:
        yield from deep(depth - 1)
    else:
        yield "first"
        yield "second"


def consumes(chain, depth):
    return next(chain) if depth == 0 else consumes(chain, depth - 1)


chain = deep(400)
print(next(chain))  # expect: first
try:
    print(consumes(chain, 800))
except RecursionError as problem:
    print("too deep")  # expect: too deep


# Locals are looked at, and written to by exec, while the innermost one runs.
def writes(depth):
    here = depth
    if depth:
        yield from writes(depth - 1)
    else:
        for k in range(3):
            frame = sys._getframe(2)
            yield frame.f_locals["here"], frame.f_lineno - frame.f_code.co_firstlineno
    yield here


print(list(writes(3)))  # expect: [(2, 3), (2, 3), (2, 3), 0, 1, 2, 3]
