# A generator as a context manager.
from contextlib import contextmanager


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except KeyError as error:
        print("handled", error)
    finally:
        print(f"</{name}>")


with tag("a") as upper:
    print(upper)
with tag("b"):
    raise KeyError("k")
try:
    with tag("c"):
        raise ValueError("v")
except ValueError as error:
    print("passed on", error)


@contextmanager
def nothing():
    return
    yield


@contextmanager
def twice():
    yield
    yield


for manager in (nothing, twice):
    try:
        with manager():
            pass
    except RuntimeError as error:
        print(error)


@tag("decorated")
def work():
    print("working")


work()

# expect: <a>
# expect: A
# expect: </a>
# expect: <b>
# expect: handled 'k'
# expect: </b>
# expect: <c>
# expect: </c>
# expect: passed on v
# expect: generator didn't yield
# expect: generator didn't stop
# expect: <decorated>
# expect: working
# expect: </decorated>
