# Cases: the whole text for exceptions of many shapes, carets included.
import traceback, sys, io
from traceback import *
def inner(x):
    return x / 0
def outer(x):
    y = [1, 2]
    return inner(x) + y[5]
def index():
    data = {"a": {}}
    return data["a"]["b"]["c"]
def attr():
    value = None
    return value.missing.more(1, 2)
def call():
    return int("x") + len(
        5)
def text():
    s = "é€"; return s + 5
def whole():
    raise ValueError
def cause():
    try:
        inner(1)
    except ZeroDivisionError as e:
        raise KeyError("k") from e
def context():
    try:
        inner(1)
    except ZeroDivisionError:
        raise KeyError("k")
def suppressed():
    try:
        inner(1)
    except ZeroDivisionError:
        raise KeyError("k") from None
def recursive(n):
    if n == 0: raise RuntimeError("deep")
    return recursive(n - 1)
def noted():
    e = ValueError("with notes"); e.add_note("note 1"); e.add_note("note\nlines"); raise e
def group():
    raise ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("nested", [KeyError("k"), OSError("o")])])
def group2():
    errors = []
    for f in (whole, cause, lambda: inner(2)):
        try: f()
        except Exception as e: errors.append(e)
    raise ExceptionGroup("collected", errors)
def wide():
    raise ExceptionGroup("wide", [ValueError(i) for i in range(20)])
class BadStr(Exception):
    def __str__(self): raise KeyError
class Custom(Exception): pass
class Holder:
    class Nested(Exception): pass
def bad(): raise BadStr()
def nested(): raise Holder.Nested("n")
def empty(): raise Custom
def syntax(): compile("a b = 1", "file.py", "exec")
def syntax2(): compile("x = (1,\n   y z)", "file.py", "exec")
def syntax3(): raise SyntaxError("bare")
def compare_op(): return 1 < "a" < 3
def unary(): return -"a"
def multi():
    return (1 +
            None)
def chained():
    a = "x"
    return a.upper().lower() * a / 2 ** 3
def assign():
    a = {}
    a["k"] += 1
def unpack():
    a, b = 1, 2; c, d = 5
def assertion(): assert 1 == 2, "msg"
def stop(): next(iter([]))
for f in (outer, index, attr, call, text, whole, cause, context, suppressed, lambda: recursive(10), lambda: recursive(4), lambda: recursive(2), noted, group, group2, wide, bad, nested, empty, syntax, syntax2, syntax3, compare_op, unary, multi, chained, assign, unpack, assertion, stop):
    try:
        f() if f is not outer else f(3)
    except Exception as e:
        print(format_exc())
        print(format_exc(limit=1), format_exc(limit=-1), format_exc(chain=False))
        show(format_exception_only(e))
        show(format_exception_only(type(e), e))
        show(len(format_exception(e)))
        show(format_exception(type(e), e, e.__traceback__)[0])
        tb = extract_tb(e.__traceback__)
        show([tuple(s) for s in tb[1:]])
        show([(s.lineno, s.end_lineno, s.colno, s.end_colno) for s in tb])
        print("".join(format_tb(e.__traceback__)))
        buf = io.StringIO(); print_exc(file=buf); show(buf.getvalue() == format_exc())
        t = TracebackException.from_exception(e)
        show((str(t), t.exc_type, t.__cause__ is None, t.__context__ is None, t.__suppress_context__))
        show(t == TracebackException.from_exception(e))
print(format_exc())
check("""
format_exception(None)
format_exception(5)
format_exception(ValueError('x'))
format_exception(ValueError, ValueError('x'))
format_exception_only(ValueError('x')), format_exception_only(None), format_exception_only(ValueError())
FrameSummary('f.py', 5, 'name', line='  x = 1'), list(FrameSummary('f.py', 5, 'name', line='  x = 1')), FrameSummary('f', 1, 'n', line='') == FrameSummary('f', 1, 'n', line='q'), len(FrameSummary('f', 1, 'n'))
format_list([('f.py', 5, 'name', 'x = 1'), ('g.py', 6, 'n', None)])
StackSummary.from_list([('f.py', 5, 'name', 'x = 1')])
sorted(traceback.__all__)
""")
def stack():
    s = extract_stack(limit=-1)
    return [x.name for x in s], s[0].line
show(stack())
show([f.f_code.co_name for f, n in walk_stack(sys._getframe())][:1])
err, sys.stderr = sys.stderr, io.StringIO()
try: inner(0)
except Exception as e: print_exception(e); print_tb(e.__traceback__); kept = e
out, sys.stderr = sys.stderr.getvalue(), err
print(out)
clear_frames(kept.__traceback__)
def with_locals():
    secret = 5; other = "x"
    whole()
try: with_locals()
except ValueError as e: print("".join(TracebackException.from_exception(e, capture_locals=True).stack[1:].__class__.from_list(TracebackException.from_exception(e, capture_locals=True).stack[1:]).format()))
