def shown(action):
    try:
        return repr(action())
    except BaseException as problem:
        return f"{type(problem).__name__}: {problem}"

async def agf():
    try:
        yield 1
        yield 2
    finally:
        pass
def run(c):
    try:
        c.send(None)
    except StopIteration as e:
        return ('done', e.value)
    return 'suspended'
y=agf()
print(shown(lambda: run(y.__anext__())))  # expect: ('done', 1)
print(shown(lambda: run(y.aclose())))  # expect: ('done', None)
print(shown(lambda: run(y.aclose())))  # expect: ('done', None)
print(shown(lambda: run(y.__anext__())))  # expect: StopAsyncIteration:
print(shown(lambda: run(y.athrow(ValueError('q')))))  # expect: ('done', None)
y=agf()
print(shown(lambda: run(y.athrow(ValueError('q')))))  # expect: ValueError: q
print(shown(lambda: run(y.__anext__())))  # expect: StopAsyncIteration:
y=agf()
print(shown(lambda: run(y.aclose())))  # expect: ('done', None)
print(shown(lambda: run(y.__anext__())))  # expect: StopAsyncIteration:
print(shown(lambda: run(y.aclose())))  # expect: ('done', None)
y=agf()
print(shown(lambda: run(y.asend(None))))  # expect: ('done', 1)
print(shown(lambda: run(y.asend(4))))  # expect: ('done', 2)
print(shown(lambda: run(y.asend(4))))  # expect: StopAsyncIteration:
print(shown(lambda: run(y.asend(4))))  # expect: StopAsyncIteration:
print(shown(lambda: run(y.aclose())))  # expect: ('done', None)
y=agf()
print(shown(lambda: run(y.asend(3))))  # expect: TypeError: can't send non-None value to a just-started async generator
print(shown(lambda: run(y.asend(None))))  # expect: ('done', 1)
print(shown(lambda: run(y.athrow(ValueError, 'x'))))  # expect: ValueError: x
print(shown(lambda: run(y.aclose())))  # expect: ('done', None)
async def bad():
    for _ in range(3):
        try:
            yield 1
        except GeneratorExit:
            pass
y=bad()
print(shown(lambda: run(y.__anext__())))  # expect: ('done', 1)
print(shown(lambda: run(y.aclose())))  # expect: RuntimeError: async generator ignored GeneratorExit
print(shown(lambda: run(y.__anext__())))  # expect: ('done', 1)
z=agf().aclose()
print(shown(lambda: z.send(1)))  # expect: RuntimeError: can't send non-None value to a just-started coroutine
print(shown(lambda: z.send(None)))  # expect: StopIteration:
print(shown(lambda: z.send(None)))  # expect: RuntimeError: cannot reuse already awaited aclose()/athrow()
print(shown(lambda: z.throw(ValueError)))  # expect: RuntimeError: cannot reuse already awaited aclose()/athrow()
print(shown(lambda: z.close()))  # expect: None
async def co():
    r = []
    async for v in agf():
        r.append(v)
    return r
print(shown(lambda: run(co())))  # expect: ('done', [1, 2])
async def co2():
    return ([v async for v in agf() if v > 1], {v: 1 async for v in agf()})
print(shown(lambda: run(co2())))  # expect: ('done', ([2], {1: 1, 2: 1}))
class Y:

    def __await__(self):
        x = (yield 'y')
        return x
async def co3():
    return await Y()
c=co3()
print(shown(lambda: c.send(None)))  # expect: 'y'
print(shown(lambda: c.send(5)))  # expect: StopIteration: 5
print(shown(lambda: c.send(None)))  # expect: RuntimeError: cannot reuse already awaited coroutine
print(shown(lambda: c.throw(ValueError)))  # expect: RuntimeError: cannot reuse already awaited coroutine
c=co3()
w=c.__await__()
print(shown(lambda: next(w)))  # expect: 'y'
print(shown(lambda: w.send(7)))  # expect: StopIteration: 7
print(shown(lambda: iter(w) is w))  # expect: True
print(shown(lambda: w.close()))  # expect: None
c=co3()
c.send(None)
print(shown(lambda: c.throw(ValueError('boo'))))  # expect: ValueError: boo
print(shown(lambda: c.cr_frame))  # expect: None
c=co3()
print(shown(lambda: c.close()))  # expect: None
print(shown(lambda: c.send(None)))  # expect: RuntimeError: cannot reuse already awaited coroutine
def g():
    r = (yield 1)
    print('got', r)
    try:
        yield 2
    except ValueError as e:
        print('caught', e)
        yield 3
    return 9
x=g()
print(shown(lambda: next(x)))  # expect: 1
print(shown(lambda: x.gi_suspended))  # expect: True
print(shown(lambda: x.gi_frame.f_lineno - x.gi_code.co_firstlineno))  # expect: 1
print(shown(lambda: sorted(x.gi_frame.f_locals)))  # expect: []
# expect: got s
print(shown(lambda: x.send('s')))  # expect: 2
print(shown(lambda: sorted(x.gi_frame.f_locals)))  # expect: ['r']
# expect: caught v
print(shown(lambda: x.throw(ValueError('v'))))  # expect: 3
print(shown(lambda: next(x)))  # expect: StopIteration: 9
print(shown(lambda: next(x)))  # expect: StopIteration:
print(shown(lambda: x.gi_frame))  # expect: None
def h():
    v = (yield from g())
    print('v', v)
x=h()
print(shown(lambda: next(x)))  # expect: 1
# expect: got 1
print(shown(lambda: x.send(1)))  # expect: 2
# expect: caught z
print(shown(lambda: x.throw(ValueError, 'z')))  # expect: 3
# expect: v 9
print(shown(lambda: next(x)))  # expect: StopIteration:
x=h()
next(x)
print(shown(lambda: x.close()))  # expect: None
print(shown(lambda: next(x)))  # expect: StopIteration:
print(shown(lambda: x.gi_frame))  # expect: None
def ig():
    try:
        yield
    except GeneratorExit:
        yield
x=ig()
next(x)
print(shown(lambda: x.close()))  # expect: RuntimeError: generator ignored GeneratorExit
def re():
    x.send(None)
    yield
x=re()
print(shown(lambda: next(x)))  # expect: ValueError: generator already executing
def si():
    raise StopIteration(3)
    yield
print(shown(lambda: next(si())))  # expect: RuntimeError: generator raised StopIteration
# expect: StopIteration(3) StopIteration(3) True
x=si()
try:
    next(x)
except RuntimeError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    1 / 0
except Exception as e:
    tb = e.__traceback__
print(shown(lambda: type(tb.tb_lineno)))  # expect: <class 'int'>
print(shown(lambda: tb.tb_next))  # expect: None
print(shown(lambda: tb.tb_frame.f_code.co_name))  # expect: '<module>'
print(shown(lambda: setattr(tb, 'tb_next', tb)))  # expect: ValueError: traceback loop detected
print(shown(lambda: setattr(tb, 'tb_next', 1)))  # expect: TypeError: expected traceback object, got 'int'
print(shown(lambda: tb.tb_frame.f_back))  # expect: None
print(shown(lambda: tb.tb_frame.f_globals is globals()))  # expect: True
# expect: <module> <module>
# expect: deep deep
# expect: inner deep.<locals>.inner
def deep():

    def inner():
        raise KeyError('k')
    inner()
try:
    deep()
except Exception as e:
    tb = e.__traceback__
while tb:
    print(tb.tb_frame.f_code.co_name, tb.tb_frame.f_code.co_qualname)
    tb = tb.tb_next
