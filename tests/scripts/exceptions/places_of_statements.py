# Where in the source an exception arose: lines and columns of the instruction that raised it.
def place(source):
    try:
        exec(compile(source, "source", "exec"), {"a": 5, "n": None, "f": lambda *a: None})
    except BaseException as problem:
        entry = problem.__traceback__.tb_next
        while entry.tb_next:
            entry = entry.tb_next
        print(list(entry.tb_frame.f_code.co_positions())[entry.tb_lasti // 2])


place("assert 1 == 2, ('msg', 1)")  # expect: (1, 1, 7, 13)
place("assert not (n and a < 1), f()\nassert n")  # expect: (2, 2, 0, 8)
place("assert a and 1 < a\nassert a == 6 and n")  # expect: (2, 2, 7, 13)
place("for x in a: pass")  # expect: (1, 1, 0, 16)
place("for x in f(1):\n  pass")  # expect: (1, 2, 0, 6)
place("[y for y in a]")  # expect: (1, 1, 0, 14)
place("with a: pass")  # expect: (1, 1, 0, 12)
place("with f(1) as g:\n  pass")  # expect: (1, 2, 0, 6)
place("x, y = a")  # expect: (1, 1, 0, 4)
place("a.foo = 1")  # expect: (1, 1, 0, 5)
place("x = a.foo")  # expect: (1, 1, 4, 9)
place("a < 3 < n")
place("a + n * 2")  # expect: (1, 1, 4, 9)
place("n[0]()")  # expect: (1, 1, 0, 4)
place("raise ValueError(1)")  # expect: (1, 1, 0, 19)
place("def g(): return nope\ng()")  # expect: (1, 1, 16, 20)
place("a if n.foo else 0")  # expect: (1, 1, 5, 10)
place("f(k=nope)")  # expect: (1, 1, 4, 8)
