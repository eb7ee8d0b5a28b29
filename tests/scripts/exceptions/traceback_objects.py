import sys
def a(): b()
def b(): raise ValueError("deep")
try:
    a()
except ValueError as e:
    tb, names, lines = e.__traceback__, [], []
    while tb:
        names.append(tb.tb_frame.f_code.co_name); lines.append(tb.tb_lineno)
        tb = tb.tb_next
    print(names, lines)  # expect: ['<module>', 'a', 'b'] [5, 2, 3]
    kept = e
print(kept.__traceback__ is not None, type(kept.__traceback__).__name__)  # expect: True traceback
try:
    raise kept.with_traceback(None)
except ValueError as e:
    print(e.__traceback__.tb_frame.f_code.co_name, e.__traceback__.tb_next)  # expect: <module> None
def reraise():
    try: a()
    except ValueError: raise
try: reraise()
except ValueError as e:
    tb, n = e.__traceback__, 0
    while tb: n += 1; tb = tb.tb_next
    print(n)  # expect: 4
class E2(Exception): pass
e = E2("x"); print(e.__traceback__, e.__context__, e.__cause__)  # expect: None None None
try:
    e.__traceback__ = 5
except TypeError as problem: print(problem)  # expect: __traceback__ must be a traceback or None
def multi():
    x = (1 +
         2 +
         [][0])
try: multi()
except IndexError as e: print(e.__traceback__.tb_next.tb_lineno - multi.__code__.co_firstlineno)  # expect: 3
def in_loop():
    for i in range(3):
        if i == 2:
            raise KeyError(i)
try: in_loop()
except KeyError as e: print(e.__traceback__.tb_next.tb_frame.f_locals)  # expect: {'i': 2}
