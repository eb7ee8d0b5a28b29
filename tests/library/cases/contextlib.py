# Cases: what managers do with exceptions, and how stacks link their contexts.
import contextlib, io, sys
from contextlib import *

def run(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as done:
        return done.value

def chain_of(problem):
    out = []
    while problem is not None:
        out.append((type(problem).__name__, str(problem), problem.__suppress_context__))
        problem = problem.__context__
    return out

@contextmanager
def tag(name, log):
    "tag doc"
    log.append("open " + name)
    try:
        yield name.upper()
    except KeyError as e:
        log.append("caught " + str(e))
    finally:
        log.append("close " + name)

def use(error=None):
    log = []
    with tag("a", log) as got:
        log.append(got)
        if error:
            raise error
    return log
check("""
use()
use(KeyError('k'))
use(ValueError('v'))
use(StopIteration('s'))
use(RuntimeError('r'))
tag.__name__, tag.__doc__
tag('x', []).__doc__
""")
@contextmanager
def silent(): 
    if False: yield
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def stubborn():
    try:
        yield
    except ValueError:
        yield
@contextmanager
def converting():
    try:
        yield
    except ValueError as e:
        raise KeyError("converted") from e
@contextmanager
def stopping():
    try:
        yield
    except ValueError:
        raise StopIteration(5)
def enter(cm, error=None):
    with cm as value:
        if error: raise error
    return value
check("""
enter(silent())
enter(twice())
enter(stubborn(), ValueError('x'))
enter(converting(), ValueError('x'))
enter(stopping(), ValueError('x'))
enter(nullcontext(5))
enter(nullcontext())
enter(suppress(ValueError), ValueError('x'))
enter(suppress(ValueError, KeyError), KeyError('x'))
enter(suppress(), KeyError('x'))
enter(suppress(LookupError), KeyError('x'))
AbstractContextManager()
isinstance(nullcontext(), AbstractContextManager), issubclass(type(tag('a', [])), ContextDecorator), isinstance(io.StringIO(), AbstractContextManager)
sorted(set(contextlib.__all__) - {'chdir'})
""")
log = []
@tag("deco", log)
def decorated(x):
    "decorated doc"
    log.append(x)
    return x * 2
show((decorated(1), decorated(2), log, decorated.__name__, decorated.__doc__))
class Track(ContextDecorator):
    def __enter__(self): print("enter"); return self
    def __exit__(self, *e): print("exit", e[0]); return False
@Track()
def tracked(): print("body")
tracked()
class Closer:
    def close(self): print("closed")
with closing(Closer()) as c: print(type(c).__name__)
out = io.StringIO()
with redirect_stdout(out) as o:
    print("hidden")
show((out.getvalue(), o is out))
with redirect_stderr(out):
    sys.stderr.write("err")
show(out.getvalue())

class CM:
    def __init__(self, name, swallow=False, error=None, enter_error=None):
        self.name, self.swallow, self.error, self.enter_error = name, swallow, error, enter_error
    def __enter__(self):
        print("enter", self.name)
        if self.enter_error: raise self.enter_error
        return self.name
    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v)
        if self.error: raise self.error
        return self.swallow

def stack(items, error=None):
    try:
        with ExitStack() as s:
            for item in items:
                print("got", s.enter_context(item))
            if error: raise error
        return "fine"
    except Exception as e:
        return chain_of(e)
check("""
stack([CM('a'), CM('b')])
stack([CM('a'), CM('b', swallow=True)], ValueError('x'))
stack([CM('a', swallow=True), CM('b')], ValueError('x'))
stack([CM('a'), CM('b', error=KeyError('k'))], ValueError('x'))
stack([CM('a', error=TypeError('t')), CM('b', error=KeyError('k'))], ValueError('x'))
stack([CM('a', swallow=True), CM('b', error=KeyError('k'))], ValueError('x'))
stack([CM('a', error=TypeError('t')), CM('b', swallow=True)], ValueError('x'))
stack([CM('a'), CM('b', error=KeyError('k'))])
stack([CM('a'), CM('b', enter_error=KeyError('k'))])
stack([CM('a'), 5])
""")
with ExitStack() as s:
    s.callback(print, "callback", 1, sep="-")
    f = s.push(lambda *e: print("pushed", e))
    s.push(CM("pushed cm"))
    kept = s.pop_all()
    print("popped")
    s.callback(print, "only me")
print("--")
kept.close()
def outer():
    try:
        raise OSError("outer")
    except OSError:
        return stack([CM('a', error=TypeError('t'))], ValueError('x'))
show(outer())

@asynccontextmanager
async def atag(log):
    log.append("aopen")
    try:
        yield 7
    except KeyError:
        log.append("acaught")
    finally:
        log.append("aclose")
async def ause(error=None):
    log = []
    async with atag(log) as v:
        log.append(v)
        if error: raise error
    return log
class ACM:
    async def __aenter__(self): print("aenter"); return 1
    async def __aexit__(self, *e): print("aexit", e[0]); return True
async def astack(error=None):
    async with AsyncExitStack() as s:
        show(await s.enter_async_context(ACM()))
        s.enter_context(CM("inner"))
        async def cb(x): print("acb", x)
        s.push_async_callback(cb, 4)
        s.push_async_exit(ACM())
        s.callback(print, "sync cb")
        if error: raise error
    return "done"
async def bad():
    async with AsyncExitStack() as s:
        await s.enter_async_context(5)
async def anull():
    async with nullcontext(4) as x:
        return x
class AC:
    async def aclose(self): print("aclosed")
async def aclose_it():
    async with aclosing(AC()) as x:
        return type(x).__name__
@asynccontextmanager
async def anone():
    if False: yield
async def use_none():
    async with anone(): pass
lg = []
@atag(lg)
async def adeco(x): return x
check("""
run(ause())
run(ause(KeyError('k')))
run(ause(ValueError('v')))
run(astack())
run(astack(ValueError('q')))
run(bad())
run(anull()), run(aclose_it())
run(use_none())
run(adeco(5)), run(adeco(6)), lg
""")
