def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(eval(compile("1 + 2", "<s>", "eval")), exec(compile("x = 4", "<s>", "exec")), x)  # expect: 3 None 4
exec(compile("x + 1", "<s>", "single"))  # expect: 5
exec(compile("None", "<s>", "single"))
exec(compile("'text'", "<s>", "single"))  # expect: 'text'
exec(compile("y = 5", "<s>", "single"))
exec(compile("for i in range(2): i", "<s>", "single"))  # raises: SyntaxError: invalid syntax
c = compile("def f(a, b=2, *c, d, **e):\n    g = a\n    return g", "name.py", "exec")
print(c.co_name, c.co_filename, c.co_firstlineno, type(c).__name__)
exec(c)
k = f.__code__
print(k.co_name, k.co_argcount, k.co_kwonlyargcount, k.co_posonlyargcount, k.co_varnames, k.co_nlocals, k.co_firstlineno, k.co_flags & 4 != 0, k.co_flags & 8 != 0)
print(error(lambda: compile("x", "<s>", "bad")))
print(error(lambda: compile("x =", "<s>", "exec")))
print(error(lambda: compile(5, "<s>", "exec")))
print(error(lambda: compile("x", "<s>")))
print(error(lambda: compile("x", 5, "exec")))
print(error(lambda: compile("1; 2", "<s>", "eval")))
print(error(lambda: compile("x = 1\ny = 2", "<s>", "single")))
print(error(lambda: compile("a\0b", "<s>", "exec")))
try:
    compile("x = 1\ny = (2 +\n", "file.py", "exec")
except SyntaxError as problem:
    print(problem.filename, problem.lineno, problem.offset, problem.msg)
try:
    compile("def f():\n  return 1\n   x = 2", "g.py", "exec")
except IndentationError as problem:
    print(type(problem).__name__, problem.filename, problem.lineno, problem.msg, isinstance(problem, SyntaxError))
try:
    compile("a = 1\nb = a $ 2", "h.py", "exec")
except SyntaxError as problem:
    print(problem.lineno, problem.offset, problem.text.rstrip(), problem.msg)
