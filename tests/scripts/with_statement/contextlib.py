from contextlib import contextmanager, suppress, ExitStack, closing, nullcontext, ContextDecorator
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name * 2
    except ValueError as problem:
        print("handled", problem)
    finally:
        print(f"</{name}>")
with tag("a") as value:
    print(value)  # expect: <a>
    # expect: aa
    # expect: </a>
with tag("b"):
    raise ValueError("inside")  # expect: <b>
    # expect: handled inside
    # expect: </b>
def leaks():
    with tag("c"): raise KeyError("k")
print(error(lambda: leaks()))  # expect: <c>
# expect: </c>
# expect: KeyError: 'k'
@tag("deco")
def decorated(x): return x + 1
print(decorated(1), decorated(2))  # expect: <deco>
# expect: </deco>
# expect: <deco>
# expect: </deco>
# expect: 2 3
with suppress(KeyError, IndexError):
    {}["x"]
    print("not reached")
with suppress(ValueError): pass
with ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in "xy"]  # expect: <x>
    # expect: <y>
    stack.callback(print, "callback", end="!\n")
    print(names)  # expect: ['xx', 'yy']
    # expect: callback!
    # expect: </y>
    # expect: </x>
class Res:
    def close(self): print("closed")
with closing(Res()) as r: print(type(r).__name__)  # expect: Res
# expect: closed
with nullcontext(5) as n: print(n)  # expect: 5
@contextmanager
def no_yield():
    if False: yield
print(error(lambda: no_yield().__enter__()))  # expect: RuntimeError: generator didn't yield
@contextmanager
def two():
    yield 1
    yield 2
def use():
    with two(): pass
print(error(lambda: use()))  # expect: RuntimeError: generator didn't stop
class Timer(ContextDecorator):
    def __enter__(self): print("start"); return self
    def __exit__(self, *a): print("stop")
@Timer()
def work(): return "worked"
print(work())  # expect: start
# expect: stop
# expect: worked
@contextmanager
def swaps():
    try: yield
    except KeyError as p: raise ValueError("swapped") from p
def swap():
    with swaps(): raise KeyError(1)
print(error(lambda: swap()))  # expect: ValueError: swapped
stack = ExitStack()
stack.push(lambda *a: print("exit args", a[0]) or True)
with stack: raise TypeError  # expect: exit args <class 'TypeError'>
