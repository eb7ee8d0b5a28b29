def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


if (n := 10) > 5: print(n)  # expect: 10
while (n := n - 3) > 0: print(n)  # expect: 7
# expect: 4
# expect: 1
print([y for x in range(5) if (y := x * x) % 2], y)  # expect: [1, 9] 16
print((a := 1) + (b := 2), a, b)  # expect: 3 1 2
def f():
    total = 0
    values = [total := total + v for v in range(5)]
    return values, total
print(f())  # expect: ([0, 1, 3, 6, 10], 10)
print(any((found := w) for w in ["", "x", "y"]), found)  # expect: True x
def g(x): return x
print(g((z := 5)), z, g(x=(q := 6)), q, {(k := "key"): (v := 1)}, k, v, [(p := 7), p * 2], (t := 1, 2), t)  # expect: 5 5 6 6 {'key': 1} key 1 [7, 14] (1, 2) 1
lines = iter(["a", "b", "", "c"])
while line := next(lines): print(line)  # expect: a
# expect: b
print(f"{(w := 8)} {w}", f"{w:=5}")  # expect: 8 8     8
class C:
    u = (s := 3) + 1
print(C.u, C.s)  # expect: 4 3
def h(i=(default := 4)): return i
print(h(), default)  # expect: 4 4
def global_walrus():
    global gw
    (gw := 9)
global_walrus()
print(gw)  # expect: 9
def nonlocal_walrus():
    x = 1
    def inner():
        nonlocal x
        return (x := x + 1)
    return inner(), x
print(nonlocal_walrus())  # expect: (2, 2)
print((lambda: (m := 2) * m)(), [last for i in range(3) if (last := i) is not None], last)  # expect: 4 [0, 1, 2] 2
for text in ["x := 1", "f(x := 1, 2)", "(x.y := 1)", "(x[0] := 1)", "[i := 0 for i in range(2)]", "def f(a = b := 1): pass", "((a, b) := 1)", "lambda: x := 1"]:
    try:
        compile(text, "<t>", "exec")
        print(text, "ok")
    except SyntaxError as problem:
        print(text, "->", problem.msg)
# expect: x := 1 -> invalid syntax
# expect: f(x := 1, 2) ok
# expect: (x.y := 1) -> cannot use assignment expressions with attribute
# expect: (x[0] := 1) -> cannot use assignment expressions with subscript
# expect: [i := 0 for i in range(2)] -> assignment expression cannot rebind comprehension iteration variable 'i'
# expect: def f(a = b := 1): pass -> invalid syntax
# expect: ((a, b) := 1) -> cannot use assignment expressions with tuple
# expect: lambda: x := 1 -> cannot use assignment expressions with lambda
