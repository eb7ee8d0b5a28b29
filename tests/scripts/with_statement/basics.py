class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.swallow
with CM("a") as a:
    print("body", a)  # expect: enter a
    # expect: body A
    # expect: exit a None None False
with CM("b"), CM("c") as c:
    print(c)  # expect: enter b
    # expect: enter c
    # expect: C
    # expect: exit c None None False
    # expect: exit b None None False
with (CM("d") as d, CM("e")):
    print(d)  # expect: enter d
    # expect: enter e
    # expect: D
    # expect: exit e None None False
    # expect: exit d None None False
with CM("f", swallow=True):
    raise ValueError("swallowed")  # expect: enter f
    # expect: exit f ValueError swallowed True
try:
    with CM("g"), CM("h"):
        raise KeyError("through")
except KeyError as problem:
    print("caught", problem)  # expect: enter g
    # expect: enter h
    # expect: exit h KeyError 'through' True
    # expect: exit g KeyError 'through' True
    # expect: caught 'through'
try:
    with CM("outer", True):
        with CM("inner"):
            1 / 0
    print("after")
finally:
    print("done")
# expect: enter outer
# expect: enter inner
# expect: exit inner ZeroDivisionError division by zero True
# expect: exit outer ZeroDivisionError division by zero True
# expect: after
# expect: done
def returns():
    with CM("r"):
        return "value"
print(returns())  # expect: enter r
# expect: exit r None None False
# expect: value
for i in range(3):
    with CM(f"loop{i}"):
        if i == 0: continue
        break  # expect: enter loop0
        # expect: exit loop0 None None False
        # expect: enter loop1
        # expect: exit loop1 None None False
class BadExit(CM):
    def __exit__(self, *args):
        raise RuntimeError("exit failed")
try:
    with BadExit("x"):
        raise ValueError("original")
except RuntimeError as problem:
    print(problem, repr(problem.__context__))  # expect: enter x
    # expect: exit failed ValueError('original')
class EnterFails(CM):
    def __enter__(self): raise OSError("enter failed")
try:
    with CM("first"), EnterFails("second"):
        print("never")
except OSError as problem:
    print(problem)  # expect: enter first
    # expect: exit first OSError enter failed True
    # expect: enter failed
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
def w(x):
    with x: pass
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
print(error(lambda: w(5)))  # expect: TypeError: 'int' object does not support the context manager protocol
print(error(lambda: w(NoExit())))  # expect: TypeError: 'NoExit' object does not support the context manager protocol (missed __exit__ method)
print(error(lambda: w(NoEnter())))  # expect: TypeError: 'NoEnter' object does not support the context manager protocol
print(error(lambda: w(CM)))  # expect: TypeError: 'type' object does not support the context manager protocol
with CM("t") as (x, *y):
    print(x, y)  # expect: enter t
    # expect: T []
    # expect: exit t None None False
target = {}
with CM("sub") as target["k"]: pass  # expect: enter sub
# expect: exit sub None None False
print(target)  # expect: {'k': 'SUB'}
inst = CM("i")
inst.__exit__ = None
with inst: pass  # expect: enter i
# expect: exit i None None False
def gen():
    with CM("gen"):
        yield 1
        yield 2
g = gen()
print(next(g))  # expect: enter gen
# expect: 1
g.close()  # expect: exit gen GeneratorExit  True
