# suppress, closing, nullcontext, redirect_stdout, ContextDecorator.
import io
from contextlib import ContextDecorator, closing, nullcontext, redirect_stdout, suppress

with suppress(ZeroDivisionError, KeyError):
    1 / 0
print("after")
with nullcontext(7) as value:
    print(value)


class Door:
    def close(self):
        print("closed")


with closing(Door()) as door:
    print(type(door).__name__)
out = io.StringIO()
with redirect_stdout(out):
    out.write("direct ")
    import sys
    sys.stdout.write("redirected")
print(repr(out.getvalue()))


class Loud(ContextDecorator):
    def __enter__(self):
        print("in")

    def __exit__(self, *error):
        print("out")


@Loud()
def double(n):
    return 2 * n


print(double(4))

# expect: after
# expect: 7
# expect: Door
# expect: closed
# expect: 'direct redirected'
# expect: in
# expect: out
# expect: 8
