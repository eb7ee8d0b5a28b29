import sys
def f(a, b=2):
    c = 3
    frame = sys._getframe()
    return frame.f_code.co_name, sorted(frame.f_locals), frame.f_lineno, frame.f_globals is globals(), frame.f_back.f_code.co_name
print(f(1))  # expect: ('f', ['a', 'b', 'c', 'frame'], 5, True, '<module>')
def caller():
    return inner()
def inner():
    names = []
    frame = sys._getframe(0)
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names[:3]
print(caller())  # expect: ['inner', 'caller', '<module>']
def parent_local():
    secret = 42
    return child()
def child():
    return sys._getframe(1).f_locals["secret"]
print(parent_local())  # expect: 42
print(sys._getframe().f_code.co_name, sys._getframe().f_lineno)  # expect: <module> 23
class K:
    name = sys._getframe().f_code.co_name
    def m(self): return sys._getframe().f_code.co_name, sys._getframe().f_code.co_qualname
print(K.name, K().m())  # expect: K ('m', 'K.m')
def gen():
    yield sys._getframe().f_code.co_name
    yield sys._getframe(1).f_code.co_name
g = gen()
print(next(g), next(g), g.gi_frame.f_code.co_name)  # expect: gen <module> gen
print((lambda: sys._getframe().f_code.co_name)(), [sys._getframe().f_code.co_name for _ in range(1)])  # expect: <lambda> ['<listcomp>']
try:
    sys._getframe(1000)
except ValueError as problem:
    print(problem)  # expect: call stack is not deep enough
def deep(n):
    if n == 0: return sys._getframe(3).f_locals["n"]
    return deep(n - 1)
print(deep(5))  # expect: 3
def info():
    try:
        1 / 0
    except ZeroDivisionError:
        kind, value, tb = sys.exc_info()
        return kind.__name__, str(value), tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_next
print(info(), sys.exc_info())  # expect: ('ZeroDivisionError', 'division by zero', 'info', 44, None) (None, None, None)
def change():
    v = 1
    sys._getframe().f_locals["v"] = 2
    return v
print(change())  # expect: 1
