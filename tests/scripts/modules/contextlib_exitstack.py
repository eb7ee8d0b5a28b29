# Any number of context managers, left in reverse order.
from contextlib import ExitStack


class Resource:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("open", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        print("close", self.name, kind and kind.__name__)
        return self.swallow


with ExitStack() as stack:
    for name in "ab":
        stack.enter_context(Resource(name))
    stack.callback(print, "callback", 1)
    print("body")
with ExitStack() as stack:
    stack.enter_context(Resource("outer"))
    stack.enter_context(Resource("inner", swallow=True))
    raise ValueError("gone")
with ExitStack() as stack:
    stack.callback(print, "later")
    kept = stack.pop_all()
    print("moved")
kept.close()
try:
    with ExitStack() as stack:
        stack.enter_context(5)
except TypeError as error:
    print(error)

# expect: open a
# expect: open b
# expect: body
# expect: callback 1
# expect: close b None
# expect: close a None
# expect: open outer
# expect: open inner
# expect: close inner ValueError
# expect: close outer None
# expect: moved
# expect: later
# expect: 'builtins.int' object does not support the context manager protocol
