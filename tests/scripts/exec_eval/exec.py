def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


exec("a = 1\nb = a + 1")
print(a, b)  # expect: 1 2
scope = {}
exec("def f(n):\n    return n * k\nk = 3\nclass C:\n    v = k\n", scope)
print(scope["f"](4), scope["C"].v, scope["C"].__module__, sorted(n for n in scope if not n.startswith("__")))  # expect: 12 3 builtins ['C', 'f', 'k']
print(exec("1 + 1"), exec("") , exec(compile("z = 9", "<z>", "exec")), z)  # expect: None None None 9
glob, loc = {"x": 1}, {}
exec("y = x + 1\nglobal w\nw = 5", glob, loc)
print(loc, glob["w"], "y" in glob)  # expect: {'y': 2} 5 False
def function():
    v = 1
    exec("v = 2; u = 3")
    return v, "u" in locals()
print(function())  # expect: (1, True)
def with_dict():
    names = {}
    exec("import math\nr = math.sqrt(16)", names)
    return names["r"]
print(with_dict())  # expect: 4.0
exec("for i in range(3): print('in exec', i)")  # expect: in exec 0
# expect: in exec 1
# expect: in exec 2
exec("try:\n  1/0\nexcept ZeroDivisionError as e:\n  print('caught', e)")  # expect: caught division by zero
exec("""
def outer():
    def inner():
        nonlocal t
        t += 1
        return t
    t = 1
    return inner
print(outer()())
""")  # expect: 2
print(error(lambda: exec("raise ValueError('from exec')")))  # expect: ValueError: from exec
print(error(lambda: exec("x = = 1")))  # expect: SyntaxError: invalid syntax (<string>, line 1)
print(error(lambda: exec("return 1")))  # expect: SyntaxError: 'return' outside function (<string>, line 1)
print(error(lambda: exec("break")))  # expect: SyntaxError: 'break' outside loop (<string>, line 1)
print(error(lambda: exec("def f(:\n pass")))  # expect: SyntaxError: invalid syntax (<string>, line 1)
print(error(lambda: exec("  x = 1")))  # expect: IndentationError: unexpected indent (<string>, line 1)
print(error(lambda: exec("if 1:\nx = 1")))  # expect: IndentationError: expected an indented block after 'if' statement on line 1 (<string>, line 2)
print(error(lambda: exec("x = 'abc")))  # expect: SyntaxError: unterminated string literal (detected at line 1) (<string>, line 1)
print(error(lambda: exec("nonlocal x")))  # expect: SyntaxError: nonlocal declaration not allowed at module level (<string>, line 1)
print(error(lambda: exec(5)))  # expect: TypeError: exec() arg 1 must be a string, bytes or code object
print(error(lambda: exec("a b")))  # expect: SyntaxError: invalid syntax (<string>, line 1)
print(error(lambda: exec("print(1", {})))  # expect: SyntaxError: '(' was never closed (<string>, line 1)
print(error(lambda: exec("x = (1]")))  # expect: SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' (<string>, line 1)
print(error(lambda: exec("f(a=1, 2)")))  # expect: SyntaxError: positional argument follows keyword argument (<string>, line 1)
print(error(lambda: exec("def f(a, a): pass")))  # expect: SyntaxError: duplicate argument 'a' in function definition (<string>, line 1)
print(error(lambda: exec("def f(a=1, b): pass")))  # expect: SyntaxError: non-default argument follows default argument (<string>, line 1)
print(error(lambda: exec("x + 1 = 2")))  # expect: SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='? (<string>, line 1)
print(error(lambda: exec("5 = x")))  # expect: SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='? (<string>, line 1)
print(error(lambda: exec("None = 1")))  # expect: SyntaxError: cannot assign to None (<string>, line 1)
print(error(lambda: exec("del f()")))  # expect: SyntaxError: cannot delete function call (<string>, line 1)
print(error(lambda: exec("for 1 in x: pass")))  # expect: SyntaxError: cannot assign to literal (<string>, line 1)
print(error(lambda: exec("import")))  # expect: SyntaxError: invalid syntax (<string>, line 1)
print(error(lambda: exec("class")))  # expect: SyntaxError: invalid syntax (<string>, line 1)
print(error(lambda: exec("global x; x = 1; global y", {"__builtins__": {}})))  # expect: no error
print(error(lambda: exec("yield 1")))  # expect: SyntaxError: 'yield' outside function (<string>, line 1)
print(error(lambda: exec("*a = 1")))  # expect: SyntaxError: starred assignment target must be in a list or tuple (<string>, line 1)
print(error(lambda: exec("a, *b, *c = 1")))  # expect: SyntaxError: multiple starred expressions in assignment (<string>, line 1)
print(error(lambda: exec("f(**a, *b)")))  # expect: SyntaxError: iterable argument unpacking follows keyword argument unpacking (<string>, line 1)
print(error(lambda: exec("lambda x=1, y: 0")))  # expect: SyntaxError: non-default argument follows default argument (<string>, line 1)
print(error(lambda: exec("continue")))  # expect: SyntaxError: 'continue' not properly in loop (<string>, line 1)
print(error(lambda: exec("try:\n pass")))  # expect: SyntaxError: expected 'except' or 'finally' block (<string>, line 2)
print(error(lambda: exec("x = 08")))  # expect: SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers (<string>, line 1)
print(error(lambda: exec("x = 1__0")))  # expect: SyntaxError: invalid decimal literal (<string>, line 1)
print(error(lambda: exec("x = 0x")))  # expect: SyntaxError: invalid hexadecimal literal (<string>, line 1)
print(error(lambda: exec("'\\N{nope}'")))  # expect: SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-7: unknown Unicode character name (<string>, line 1)
print(error(lambda: exec("b'é'")))  # expect: SyntaxError: bytes can only contain ASCII literal characters (<string>, line 1)
print(error(lambda: exec("f'{'")))  # expect: SyntaxError: f-string: expecting '}' (<string>, line 1)
print(error(lambda: exec("f'{}'")))  # expect: SyntaxError: f-string: empty expression not allowed (<string>, line 1)
print(error(lambda: exec("f'{a!x}'")))  # expect: SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a' (<string>, line 1)
print(error(lambda: exec("f'}'")))  # expect: SyntaxError: f-string: single '}' is not allowed (<string>, line 1)
print(error(lambda: exec("else:\n pass")))  # expect: SyntaxError: invalid syntax (<string>, line 1)
print(error(lambda: exec("\tif 1:\n        x\n\ty")))  # expect: IndentationError: unexpected indent (<string>, line 1)
