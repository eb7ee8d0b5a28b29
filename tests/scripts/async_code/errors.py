def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


async def f(): return 1
async def g(): await 5
async def h():
    async for x in [1]: pass
async def i():
    async with 5: pass
def run(c):
    try: c.send(None)
    except StopIteration as stop: return stop.value
print(run(f()))  # expect: 1
print(error(lambda: run(g())))  # expect: TypeError: object int can't be used in 'await' expression
print(error(lambda: run(h())))  # expect: TypeError: 'async for' requires an object with __aiter__ method, got list
print(error(lambda: run(i())))  # expect: TypeError: 'int' object does not support the asynchronous context manager protocol
c = f()
run(c)
print(error(lambda: c.send(None)))  # expect: RuntimeError: cannot reuse already awaited coroutine
def iterate():
    c = f()
    try: list(c)
    finally: c.close()
print(error(lambda: iterate()))  # expect: TypeError: 'coroutine' object is not iterable
async def gen(): yield 1
print(error(lambda: list(gen())))  # expect: TypeError: 'async_generator' object is not iterable
print(error(lambda: run(gen())))  # expect: AttributeError: 'async_generator' object has no attribute 'send'
d = f()
print(error(lambda: d.send(5)))  # expect: TypeError: can't send non-None value to a just-started coroutine
d.close()
async def stops(): raise StopIteration("x")
print(error(lambda: run(stops())))  # expect: RuntimeError: coroutine raised StopIteration
for text in ["await x", "def f(): await x", "async def f(): yield from x", "def f(): async with a: pass", "def f(): [x async for x in y]", "async def f(): yield 1; return 2"]:
    try:
        compile(text, "<t>", "exec")
        print(text, "ok")
    except SyntaxError as problem: print(text, "->", problem.msg)  # expect: await x -> 'await' outside function
    # expect: def f(): await x -> 'await' outside async function
    # expect: async def f(): yield from x -> 'yield from' inside async function
    # expect: def f(): async with a: pass -> invalid syntax
    # expect: def f(): [x async for x in y] -> asynchronous comprehension outside of an asynchronous function
    # expect: async def f(): yield 1; return 2 -> 'return' with value in async generator
async def throws():
    try: await Wait()
    except KeyError as problem: return f"caught {problem}"
class Wait:
    def __await__(self): yield
t = throws(); t.send(None)
try: t.throw(KeyError("k"))
except StopIteration as stop: print(stop.value)  # expect: caught 'k'
u = throws(); u.send(None)
print(error(lambda: u.throw(ValueError("v"))))  # expect: ValueError: v
class BadAwait:
    def __await__(self): return 5
async def bad(): await BadAwait()
print(error(lambda: run(bad())))  # expect: TypeError: __await__() returned non-iterator of type 'int'
