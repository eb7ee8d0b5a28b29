cases = ["x = ", "if x", "if x:\npass", "def f()", "def f(:", "class A", "for i in", "while", "return", "break", "x = (1", "x = [1", "x = {1: 2", "x = 'a", 'x = "a', "'''a", "1 = x", "f() = 1",
    "a + b = c", "(a, 1) = x", "[a, f()] = x", "x = 1 2", "print 1", "exec 'x'", "a b", "import", "from x", "from x import", "from . import *x", "import a.b as", "lambda", "lambda x", "x = lambda: return",
    "def f(a, a): pass", "def f(*, a, a): pass", "def f(*): pass", "def f(**k, a): pass", "def f(*a, *b): pass", "def f(a, /, b, /): pass", "def f(/): pass", "def f(*, **k): pass", "f(a=1, a=2)", "f(a=1, 2)", "f(**k, *a)", "f(1=2)", "f(a.b=1)", "f(x for x in y, 1)",
    "x = yield", "await x", "async def f(): return x\nyield", "nonlocal x", "def f():\n global x\n nonlocal x", "def f(x):\n global x", "def f():\n x = 1\n global x", "def f():\n nonlocal zz", "global x\nx: int = 1",
    "try:\n pass", "try:\n pass\nelse:\n pass", "except: pass", "try:\n pass\nexcept:\n pass\nexcept A:\n pass", "else: pass", "elif x: pass", "with x", "with x as 1: pass", "with x as f(): pass",
    "del 1", "del f()", "del (a, 1)", "del a + b", "assert", "raise from x", "x += ", "x + = 1", "(a, b) += 1", "1 += 1", "x := 1", "(x := 1) = 2", "a, b := 1", "f(a := 1, b=2) = 3",
    "*a", "*a = 1", "*a, *b = 1", "[*a, *b] = x", "f(*)", "x = *a", "**a", "{**a for a in b}", "[*a for a in b]", "{a: *b}", "{*a: 1}", "{1: 2, 3}", "{1, 2: 3}", "{'a': }",
    "0777", "0b12", "0o8", "0xg", "1_", "1__2", "1.e", "1e", "12abc", "0_7", "5x", "1.2.3", "'a' b'b'", "b'\\xzz'", "'\\x1'", "'\\u12'", "'\\N{zz}'", "u'\\U99999999'", "?", "$", "a ! b", "a <> b", "x ++", "--", "not", "a not b", "a is is b", "a if b", "a if b else", "a and", "or a",
    "f'{a'", "f'{}'", "f'{a!}'", "f'{a!z}'", "f'}'", "f'{a:{b:{c}}}'", "f'{a b}'", "f'{lambda x: 1}'", "f'{\\n}'", "f'{#}'", "f'{a = b}'", "f'{*a}'", "f'{yield}'",
    "@\nx", "@a\nx = 1", "@a", "match x:\n case", "match x:\n case a: pass\n case b: pass", "match x:\n case {**a, 'b': 1}: pass", "match x:\n case [*a, *b]: pass", "match x:\n case a | b: pass", "match x:\n case A(b=1, 2): pass", "match x:\n case a.b(): pass\n case _ | 1: pass", "match x:\n case 1 + 1: pass", "match x:\n case {a: 1}: pass", "match x:\n case A(b=1, b=2): pass", "match x:\n case (a, a): pass",
    " x", "if x:\n  a\n b", "if x:\n\ta\n        b", "x\n  y", "def f():\n'doc", "if 1:\n", "for x in y:", "class A:\n", "while 1:\n# only a comment\n", "x = 1\n    y = 2", ")", "]", "}", "(]", "[)", "{(}", "a[", "a[1", "a[]", "a.", "a.1", ".a", "a..b", "()()", "x; ;", ";", ":", "->", "x -> y", "=", "==", "def 1(): pass", "def f(1): pass", "class 1: pass", "def None(): pass", "None = 1", "True += 1", "for None in x: pass", "def f(None): pass", "lambda True: 1", "f(None=1)", "import None", "x.None = 1", "__debug__ = 1", "def f(__debug__): pass", "x.__debug__ = 1", "del None", "with a as None: pass", "(None := 1)", "except* A: pass", "from __future__ import nope", "x = 1\nfrom __future__ import annotations", "return 1", "class A:\n return 1", "class A:\n yield 1", "[(yield) for x in y]", "def f(): [x async for x in y]", "def f(): await x", "continue", "def f(): break", "for x in y:\n def f(): continue", "if x:\n break", "x: int: str", "x: int = ", "(x, y): int", "[x]: int = 1", "f(): int", "x, y: int", "1: int"]
for text in cases:
    try:
        compile(text, "<case>", "exec")
        print(ascii(text), "ok")
    except SyntaxError as problem:
        print(ascii(text), "|", type(problem).__name__ if type(problem) is not SyntaxError else "", problem.msg)
# expect: 'x = ' |  invalid syntax
# expect: 'if x' |  expected ':'
# expect: 'if x:\npass' | IndentationError expected an indented block after 'if' statement on line 1
# expect: 'def f()' |  expected ':'
# expect: 'def f(:' |  invalid syntax
# expect: 'class A' |  expected ':'
# expect: 'for i in' |  invalid syntax
# expect: 'while' |  invalid syntax
# expect: 'return' |  'return' outside function
# expect: 'break' |  'break' outside loop
# expect: 'x = (1' |  '(' was never closed
# expect: 'x = [1' |  '[' was never closed
# expect: 'x = {1: 2' |  '{' was never closed
# expect: "x = 'a" |  unterminated string literal (detected at line 1)
# expect: 'x = "a' |  unterminated string literal (detected at line 1)
# expect: "'''a" |  unterminated triple-quoted string literal (detected at line 1)
# expect: '1 = x' |  cannot assign to literal here. Maybe you meant '==' instead of '='?
# expect: 'f() = 1' |  cannot assign to function call here. Maybe you meant '==' instead of '='?
# expect: 'a + b = c' |  cannot assign to expression here. Maybe you meant '==' instead of '='?
# expect: '(a, 1) = x' |  cannot assign to literal
# expect: '[a, f()] = x' |  cannot assign to function call
# expect: 'x = 1 2' |  invalid syntax
# expect: 'print 1' |  Missing parentheses in call to 'print'. Did you mean print(...)?
# expect: "exec 'x'" |  Missing parentheses in call to 'exec'. Did you mean exec(...)?
# expect: 'a b' |  invalid syntax
# expect: 'import' |  invalid syntax
# expect: 'from x' |  invalid syntax
# expect: 'from x import' |  invalid syntax
# expect: 'from . import *x' |  invalid syntax
# expect: 'import a.b as' |  invalid syntax
# expect: 'lambda' |  invalid syntax
# expect: 'lambda x' |  invalid syntax
# expect: 'x = lambda: return' |  invalid syntax
# expect: 'def f(a, a): pass' |  duplicate argument 'a' in function definition
# expect: 'def f(*, a, a): pass' |  duplicate argument 'a' in function definition
# expect: 'def f(*): pass' |  named arguments must follow bare *
# expect: 'def f(**k, a): pass' |  arguments cannot follow var-keyword argument
# expect: 'def f(*a, *b): pass' |  * argument may appear only once
# expect: 'def f(a, /, b, /): pass' |  / may appear only once
# expect: 'def f(/): pass' |  invalid syntax
# expect: 'def f(*, **k): pass' |  named arguments must follow bare *
# expect: 'f(a=1, a=2)' |  keyword argument repeated: a
# expect: 'f(a=1, 2)' |  positional argument follows keyword argument
# expect: 'f(**k, *a)' |  iterable argument unpacking follows keyword argument unpacking
# expect: 'f(1=2)' |  expression cannot contain assignment, perhaps you meant "=="?
# expect: 'f(a.b=1)' |  expression cannot contain assignment, perhaps you meant "=="?
# expect: 'f(x for x in y, 1)' |  Generator expression must be parenthesized
# expect: 'x = yield' |  'yield' outside function
# expect: 'await x' |  'await' outside function
# expect: 'async def f(): return x\nyield' |  'yield' outside function
# expect: 'nonlocal x' |  nonlocal declaration not allowed at module level
# expect: 'def f():\n global x\n nonlocal x' |  name 'x' is nonlocal and global
# expect: 'def f(x):\n global x' |  name 'x' is parameter and global
# expect: 'def f():\n x = 1\n global x' |  name 'x' is assigned to before global declaration
# expect: 'def f():\n nonlocal zz' |  no binding for nonlocal 'zz' found
# expect: 'global x\nx: int = 1' ok
# expect: 'try:\n pass' |  expected 'except' or 'finally' block
# expect: 'try:\n pass\nelse:\n pass' |  expected 'except' or 'finally' block
# expect: 'except: pass' |  invalid syntax
# expect: 'try:\n pass\nexcept:\n pass\nexcept A:\n pass' |  default 'except:' must be last
# expect: 'else: pass' |  invalid syntax
# expect: 'elif x: pass' |  invalid syntax
# expect: 'with x' |  expected ':'
# expect: 'with x as 1: pass' |  cannot assign to literal
# expect: 'with x as f(): pass' |  cannot assign to function call
# expect: 'del 1' |  cannot delete literal
# expect: 'del f()' |  cannot delete function call
# expect: 'del (a, 1)' |  cannot delete literal
# expect: 'del a + b' |  cannot delete expression
# expect: 'assert' |  invalid syntax
# expect: 'raise from x' |  invalid syntax
# expect: 'x += ' |  invalid syntax
# expect: 'x + = 1' |  invalid syntax
# expect: '(a, b) += 1' |  'tuple' is an illegal expression for augmented assignment
# expect: '1 += 1' |  'literal' is an illegal expression for augmented assignment
# expect: 'x := 1' |  invalid syntax
# expect: '(x := 1) = 2' |  cannot assign to named expression here. Maybe you meant '==' instead of '='?
# expect: 'a, b := 1' |  invalid syntax
# expect: 'f(a := 1, b=2) = 3' |  cannot assign to function call here. Maybe you meant '==' instead of '='?
# expect: '*a' |  can't use starred expression here
# expect: '*a = 1' |  starred assignment target must be in a list or tuple
# expect: '*a, *b = 1' |  multiple starred expressions in assignment
# expect: '[*a, *b] = x' |  multiple starred expressions in assignment
# expect: 'f(*)' |  invalid syntax
# expect: 'x = *a' |  can't use starred expression here
# expect: '**a' |  invalid syntax
# expect: '{**a for a in b}' |  dict unpacking cannot be used in dict comprehension
# expect: '[*a for a in b]' |  iterable unpacking cannot be used in comprehension
# expect: '{a: *b}' |  cannot use a starred expression in a dictionary value
# expect: '{*a: 1}' |  invalid syntax
# expect: '{1: 2, 3}' |  ':' expected after dictionary key
# expect: '{1, 2: 3}' |  invalid syntax
# expect: "{'a': }" |  expression expected after dictionary key and ':'
# expect: '0777' |  leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
# expect: '0b12' |  invalid digit '2' in binary literal
# expect: '0o8' |  invalid digit '8' in octal literal
# expect: '0xg' |  invalid hexadecimal literal
# expect: '1_' |  invalid decimal literal
# expect: '1__2' |  invalid decimal literal
# expect: '1.e' |  invalid decimal literal
# expect: '1e' |  invalid decimal literal
# expect: '12abc' |  invalid decimal literal
# expect: '0_7' |  leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
# expect: '5x' |  invalid decimal literal
# expect: '1.2.3' |  invalid syntax
# expect: "'a' b'b'" |  cannot mix bytes and nonbytes literals
# expect: "b'\\xzz'" |  (value error) invalid \x escape at position 0
# expect: "'\\x1'" |  (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
# expect: "'\\u12'" |  (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape
# expect: "'\\N{zz}'" |  (unicode error) 'unicodeescape' codec can't decode bytes in position 0-5: unknown Unicode character name
# expect: "u'\\U99999999'" |  (unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character
# expect: '?' |  invalid syntax
# expect: '$' |  invalid syntax
# expect: 'a ! b' |  invalid syntax
# expect: 'a <> b' |  invalid syntax
# expect: 'x ++' |  invalid syntax
# expect: '--' |  invalid syntax
# expect: 'not' |  invalid syntax
# expect: 'a not b' |  invalid syntax
# expect: 'a is is b' |  invalid syntax
# expect: 'a if b' |  expected 'else' after 'if' expression
# expect: 'a if b else' |  invalid syntax
# expect: 'a and' |  invalid syntax
# expect: 'or a' |  invalid syntax
# expect: "f'{a'" |  f-string: expecting '}'
# expect: "f'{}'" |  f-string: empty expression not allowed
# expect: "f'{a!}'" |  f-string: invalid conversion character: expected 's', 'r', or 'a'
# expect: "f'{a!z}'" |  f-string: invalid conversion character: expected 's', 'r', or 'a'
# expect: "f'}'" |  f-string: single '}' is not allowed
# expect: "f'{a:{b:{c}}}'" |  f-string: expressions nested too deeply
# expect: "f'{a b}'" |  f-string: invalid syntax. Perhaps you forgot a comma?
# expect: "f'{lambda x: 1}'" |  f-string: invalid syntax
# expect: "f'{\\n}'" |  f-string expression part cannot include a backslash
# expect: "f'{#}'" |  f-string expression part cannot include '#'
# expect: "f'{a = b}'" |  f-string: expecting '}'
# expect: "f'{*a}'" |  f-string: cannot use starred expression here
# expect: "f'{yield}'" |  'yield' outside function
# expect: '@\nx' |  invalid syntax
# expect: '@a\nx = 1' |  invalid syntax
# expect: '@a' |  invalid syntax
# expect: 'match x:\n case' |  invalid syntax
# expect: 'match x:\n case a: pass\n case b: pass' |  name capture 'a' makes remaining patterns unreachable
# expect: "match x:\n case {**a, 'b': 1}: pass" |  invalid syntax
# expect: 'match x:\n case [*a, *b]: pass' |  multiple starred names in sequence pattern
# expect: 'match x:\n case a | b: pass' |  name capture 'a' makes remaining patterns unreachable
# expect: 'match x:\n case A(b=1, 2): pass' |  positional patterns follow keyword patterns
# expect: 'match x:\n case a.b(): pass\n case _ | 1: pass' |  wildcard makes remaining patterns unreachable
# expect: 'match x:\n case 1 + 1: pass' |  imaginary number required in complex literal
# expect: 'match x:\n case {a: 1}: pass' |  invalid syntax
# expect: 'match x:\n case A(b=1, b=2): pass' |  attribute name repeated in class pattern: b
# expect: 'match x:\n case (a, a): pass' |  multiple assignments to name 'a' in pattern
# expect: ' x' | IndentationError unexpected indent
# expect: 'if x:\n  a\n b' | IndentationError unindent does not match any outer indentation level
# expect: 'if x:\n\ta\n        b' | TabError inconsistent use of tabs and spaces in indentation
# expect: 'x\n  y' | IndentationError unexpected indent
# expect: "def f():\n'doc" |  unterminated string literal (detected at line 2)
# expect: 'if 1:\n' | IndentationError expected an indented block after 'if' statement on line 1
# expect: 'for x in y:' | IndentationError expected an indented block after 'for' statement on line 1
# expect: 'class A:\n' | IndentationError expected an indented block after class definition on line 1
# expect: 'while 1:\n# only a comment\n' | IndentationError expected an indented block after 'while' statement on line 1
# expect: 'x = 1\n    y = 2' | IndentationError unexpected indent
# expect: ')' |  unmatched ')'
# expect: ']' |  unmatched ']'
# expect: '}' |  unmatched '}'
# expect: '(]' |  closing parenthesis ']' does not match opening parenthesis '('
# expect: '[)' |  closing parenthesis ')' does not match opening parenthesis '['
# expect: '{(}' |  closing parenthesis '}' does not match opening parenthesis '('
# expect: 'a[' |  '[' was never closed
# expect: 'a[1' |  '[' was never closed
# expect: 'a[]' |  invalid syntax
# expect: 'a.' |  invalid syntax
# expect: 'a.1' |  invalid syntax
# expect: '.a' |  invalid syntax
# expect: 'a..b' |  invalid syntax
# expect: '()()' ok
# expect: 'x; ;' |  invalid syntax
# expect: ';' |  invalid syntax
# expect: ':' |  invalid syntax
# expect: '->' |  invalid syntax
# expect: 'x -> y' |  invalid syntax
# expect: '=' |  invalid syntax
# expect: '==' |  invalid syntax
# expect: 'def 1(): pass' |  invalid syntax
# expect: 'def f(1): pass' |  invalid syntax
# expect: 'class 1: pass' |  invalid syntax
# expect: 'def None(): pass' |  invalid syntax
# expect: 'None = 1' |  cannot assign to None
# expect: 'True += 1' |  'True' is an illegal expression for augmented assignment
# expect: 'for None in x: pass' |  cannot assign to None
# expect: 'def f(None): pass' |  invalid syntax
# expect: 'lambda True: 1' |  invalid syntax
# expect: 'f(None=1)' |  cannot assign to None
# expect: 'import None' |  invalid syntax
# expect: 'x.None = 1' |  invalid syntax
# expect: '__debug__ = 1' |  cannot assign to __debug__
# expect: 'def f(__debug__): pass' |  cannot assign to __debug__
# expect: 'x.__debug__ = 1' |  cannot assign to __debug__
# expect: 'del None' |  cannot delete None
# expect: 'with a as None: pass' |  cannot assign to None
# expect: '(None := 1)' |  cannot use assignment expressions with None
# expect: 'except* A: pass' |  invalid syntax
# expect: 'from __future__ import nope' |  future feature nope is not defined
# expect: 'x = 1\nfrom __future__ import annotations' |  from __future__ imports must occur at the beginning of the file
# expect: 'return 1' |  'return' outside function
# expect: 'class A:\n return 1' |  'return' outside function
# expect: 'class A:\n yield 1' |  'yield' outside function
# expect: '[(yield) for x in y]' |  'yield' inside list comprehension
# expect: 'def f(): [x async for x in y]' |  asynchronous comprehension outside of an asynchronous function
# expect: 'def f(): await x' |  'await' outside async function
# expect: 'continue' |  'continue' not properly in loop
# expect: 'def f(): break' |  'break' outside loop
# expect: 'for x in y:\n def f(): continue' |  'continue' not properly in loop
# expect: 'if x:\n break' |  'break' outside loop
# expect: 'x: int: str' |  invalid syntax
# expect: 'x: int = ' |  invalid syntax
# expect: '(x, y): int' |  only single target (not tuple) can be annotated
# expect: '[x]: int = 1' |  only single target (not list) can be annotated
# expect: 'f(): int' |  illegal target for annotation
# expect: 'x, y: int' |  only single target (not tuple) can be annotated
# expect: '1: int' |  illegal target for annotation
