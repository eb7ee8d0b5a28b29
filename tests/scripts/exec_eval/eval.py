def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


x = 5
print(eval("1 + 2"), eval("x * 2"), eval("a + b", {"a": 1, "b": 2}), eval("x", {"x": 1}, {"x": 2}), eval(" \t3"))  # expect: 3 10 3 2 3
print(eval("[i * x for i in range(3)]"), eval("(lambda y: y + x)(1)"), eval("len('abc')", {}), eval("__name__"))  # expect: [0, 5, 10] 6 3 __main__
g = {}
eval("1", g)
print("__builtins__" in g, sorted(k for k in g if k != "__builtins__"))  # expect: True []
code = compile("x + 1", "<c>", "eval")
print(eval(code), eval(code, {"x": 100}), type(code).__name__, code.co_filename)  # expect: 6 101 code <c>
def local():
    y = 7
    return eval("y + x")
print(local())  # expect: 12
class Map(dict):
    def __missing__(self, k): return f"<{k}>"
print(eval("foo + bar", {}, Map()), eval("a", {}, {"a": "local"}))  # expect: <foo><bar> local
print(error(lambda: eval("1 +")))  # expect: SyntaxError: invalid syntax (<string>, line 1)
print(error(lambda: eval("x = 1")))  # expect: SyntaxError: invalid syntax (<string>, line 1)
print(error(lambda: eval("")))  # expect: SyntaxError: invalid syntax (<string>, line 0)
print(error(lambda: eval("undefined")))  # expect: NameError: name 'undefined' is not defined
print(error(lambda: eval("1 / 0")))  # expect: ZeroDivisionError: division by zero
print(error(lambda: eval(5)))  # expect: TypeError: eval() arg 1 must be a string, bytes or code object
print(error(lambda: eval("a", 5)))  # expect: TypeError: globals must be a dict
print(error(lambda: eval("a", {}, 5)))  # expect: TypeError: locals must be a mapping
print(error(lambda: eval("import os")))  # expect: SyntaxError: invalid syntax (<string>, line 1)
print(error(lambda: eval("1; 2")))  # expect: SyntaxError: invalid syntax (<string>, line 1)
print(error(lambda: eval("\n\n(")))  # expect: SyntaxError: '(' was never closed (<string>, line 3)
print(error(lambda: eval("x", {"__builtins__": {}})))  # expect: NameError: name 'x' is not defined
print(error(lambda: eval("len", {"__builtins__": {}})))  # expect: NameError: name 'len' is not defined
print(error(lambda: eval("yield 1")))  # expect: SyntaxError: invalid syntax (<string>, line 1)
print(eval("'a' 'b'"), eval("(1,\n2)"), eval("1 if x else 2"), eval(b"1 + 1"), eval("{**{'a': 1}}"))  # expect: ab (1, 2) 1 2 {'a': 1}
print(eval("(q := 4)"), q)  # expect: 4 4
