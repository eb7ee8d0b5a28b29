"""A compiler for a small language: lexer, parser, checker, constant folding, stack code, and a machine that runs it."""
import sys


class CompileError(Exception):
    def __init__(self, line, message):
        super().__init__(f"line {line}: {message}")


KEYWORDS = {"let", "fn", "if", "else", "while", "return", "print", "true", "false", "and", "or", "not"}
TWO = {"==", "!=", "<=", ">=", "->"}


def lex(source):
    line, i = 1, 0
    while i < len(source):
        ch = source[i]
        if ch == "\n":
            line += 1
            i += 1
        elif ch.isspace():
            i += 1
        elif ch == "#":
            while i < len(source) and source[i] != "\n":
                i += 1
        elif ch.isdigit():
            j = i
            while j < len(source) and source[j].isdigit():
                j += 1
            yield "number", int(source[i:j]), line
            i = j
        elif ch.isidentifier():
            j = i
            while j < len(source) and (source[j].isalnum() or source[j] == "_"):
                j += 1
            word = source[i:j]
            yield (word if word in KEYWORDS else "name"), word, line
            i = j
        elif ch == '"':
            j = source.find('"', i + 1)
            if j < 0:
                raise CompileError(line, "string never closed")
            yield "string", source[i + 1:j], line
            i = j + 1
        elif source[i:i + 2] in TWO:
            yield source[i:i + 2], None, line
            i += 2
        elif ch in "+-*/%<>=(){},;[]":
            yield ch, None, line
            i += 1
        else:
            raise CompileError(line, f"unexpected {ch!r}")
    yield "end", None, line


LEVELS = [["or"], ["and"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]]


class Parser:
    def __init__(self, source):
        self.tokens, self.at = list(lex(source)), 0

    def peek(self, *kinds):
        return self.tokens[self.at][0] in kinds

    def take(self, *kinds):
        kind, value, line = self.tokens[self.at]
        if kinds and kind not in kinds:
            raise CompileError(line, f"expected {' or '.join(kinds)}, found {value if kind == 'name' else kind}")
        self.at += 1
        return value if value is not None else kind

    @property
    def line(self):
        return self.tokens[self.at][2]

    def program(self):
        body = []
        while not self.peek("end"):
            body.append(self.statement())
        return body

    def block(self):
        self.take("{")
        body = []
        while not self.peek("}"):
            body.append(self.statement())
        self.take("}")
        return body

    def statement(self):
        line = self.line
        if self.peek("fn"):
            self.take()
            name = self.take("name")
            self.take("(")
            params = []
            while not self.peek(")"):
                params.append(self.take("name"))
                if not self.peek(")"):
                    self.take(",")
            self.take(")")
            return "fn", line, name, params, self.block()
        if self.peek("if"):
            self.take()
            condition, then = self.expression(), self.block()
            otherwise = []
            if self.peek("else"):
                self.take()
                otherwise = [self.statement()] if self.peek("if") else self.block()
            return "if", line, condition, then, otherwise
        if self.peek("while"):
            self.take()
            return "while", line, self.expression(), self.block()
        if self.peek("let"):
            self.take()
            name = self.take("name")
            self.take("=")
            node = "let", line, name, self.expression()
        elif self.peek("return", "print"):
            node = self.take(), line, self.expression()
        else:
            target = self.expression()
            if self.peek("="):
                self.take()
                if target[0] not in ("name", "index"):
                    raise CompileError(line, f"cannot assign to {target[0]}")
                node = "assign", line, target, self.expression()
            else:
                node = "do", line, target
        self.take(";")
        return node

    def expression(self, level=0):
        if level == len(LEVELS):
            return self.unary()
        left = self.expression(level + 1)
        while self.peek(*LEVELS[level]):
            line = self.line
            op = self.take()
            left = "binary", line, op, left, self.expression(level + 1)
        return left

    def unary(self):
        line = self.line
        if self.peek("-", "not"):
            return "unary", line, self.take(), self.unary()
        node = self.atom()
        while self.peek("(", "["):
            line = self.line
            if self.take() == "(":
                args = []
                while not self.peek(")"):
                    args.append(self.expression())
                    if not self.peek(")"):
                        self.take(",")
                self.take(")")
                node = "call", line, node, args
            else:
                node = "index", line, node, self.expression()
                self.take("]")
        return node

    def atom(self):
        line = self.line
        if self.peek("number", "string"):
            return "constant", line, self.take()
        if self.peek("true", "false"):
            return "constant", line, self.take() == "true"
        if self.peek("["):
            self.take()
            items = []
            while not self.peek("]"):
                items.append(self.expression())
                if not self.peek("]"):
                    self.take(",")
            self.take("]")
            return "list", line, items
        if self.peek("("):
            self.take()
            node = self.expression()
            self.take(")")
            return node
        return "name", line, self.take("name")


def arithmetic(op, a, b, line):
    if isinstance(a, str) != isinstance(b, str) and op not in ("==", "!=", "*"):
        raise RuntimeError(f"line {line}: cannot {op} {type(a).__name__} and {type(b).__name__}")
    try:
        return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a // b, "%": lambda: a % b, "==": lambda: a == b,
                "!=": lambda: a != b, "<": lambda: a < b, ">": lambda: a > b, "<=": lambda: a <= b, ">=": lambda: a >= b}[op]()
    except ZeroDivisionError:
        raise RuntimeError(f"line {line}: division by zero") from None


class Function:
    def __init__(self, name, params):
        self.name, self.params, self.code = name, params, []

    def emit(self, op, arg=None, line=0):
        self.code.append([op, arg, line])
        return len(self.code) - 1

    def listing(self):
        return [f"{i:3} {op:<8}{'' if arg is None else arg if not isinstance(arg, Function) else arg.name}" for i, (op, arg, _) in enumerate(self.code)]


class Compiler:
    builtins = {"len": len, "str": str, "push": lambda l, x: l.append(x) or l, "range": lambda n: list(range(n))}

    def __init__(self):
        self.folded = 0

    def compile(self, source):
        main = Function("main", [])
        self.scopes = [set(self.builtins)]
        self.body(main, Parser(source).program())
        return main

    def body(self, function, statements):
        self.scopes.append(set(function.params))
        for statement in statements:
            if statement[0] == "fn":
                self.scopes[-1].add(statement[2])
        for statement in statements:
            self.statement(function, statement)
        self.scopes.pop()

    def check(self, name, line):
        if not any(name in scope for scope in self.scopes):
            raise CompileError(line, f"{name} is not defined")

    def statement(self, f, node):
        match node:
            case "fn", line, name, params, body:
                if len(set(params)) < len(params):
                    raise CompileError(line, f"{name} names a parameter twice")
                inner = Function(name, params)
                self.body(inner, body)
                f.emit("closure", inner, line)
                f.emit("define", name)
            case "if", line, condition, then, otherwise:
                self.expression(f, condition)
                skip = f.emit("unless", None, line)
                self.nested(f, then)
                if otherwise:
                    end = f.emit("jump")
                    f.code[skip][1] = len(f.code)
                    self.nested(f, otherwise)
                    skip = end
                f.code[skip][1] = len(f.code)
            case "while", line, condition, body:
                start = len(f.code)
                self.expression(f, condition)
                leave = f.emit("unless", None, line)
                self.nested(f, body)
                f.emit("jump", start)
                f.code[leave][1] = len(f.code)
            case "let", line, name, value:
                self.expression(f, value)
                self.scopes[-1].add(name)
                f.emit("define", name)
            case "assign", line, ("name", _, name), value:
                self.check(name, line)
                self.expression(f, value)
                f.emit("store", name, line)
            case "assign", line, ("index", _, base, key), value:
                for part in (base, key, value):
                    self.expression(f, part)
                f.emit("setitem", None, line)
            case ("return" | "print" | "do") as kind, line, value:
                self.expression(f, value)
                f.emit({"do": "drop"}.get(kind, kind), None, line)

    def nested(self, f, statements):
        for statement in statements:
            self.statement(f, statement)

    def fold(self, node):
        match node:
            case "binary", line, op, left, right:
                left, right = self.fold(left), self.fold(right)
                if left[0] == right[0] == "constant" and op not in ("and", "or"):
                    try:
                        value = arithmetic(op, left[2], right[2], line)
                    except RuntimeError:
                        return "binary", line, op, left, right
                    self.folded += 1
                    return "constant", line, value
                return "binary", line, op, left, right
            case "unary", line, op, ("constant", _, value):
                self.folded += 1
                return "constant", line, -value if op == "-" else not value
        return node

    def expression(self, f, node):
        match self.fold(node):
            case "constant", line, value:
                f.emit("push", value, line)
            case "name", line, name:
                self.check(name, line)
                f.emit("load", name, line)
            case "list", line, items:
                for item in items:
                    self.expression(f, item)
                f.emit("list", len(items), line)
            case "unary", line, op, value:
                self.expression(f, value)
                f.emit(op, None, line)
            case "binary", line, ("and" | "or") as op, left, right:
                self.expression(f, left)
                short = f.emit(op + "jump", None, line)
                self.expression(f, right)
                f.code[short][1] = len(f.code)
            case "binary", line, op, left, right:
                self.expression(f, left)
                self.expression(f, right)
                f.emit("op", op, line)
            case "index", line, base, key:
                self.expression(f, base)
                self.expression(f, key)
                f.emit("getitem", None, line)
            case "call", line, callee, args:
                for part in (callee, *args):
                    self.expression(f, part)
                f.emit("call", len(args), line)


class Scope:
    def __init__(self, names, outer):
        self.names, self.outer = names, outer

    def find(self, name):
        scope = self
        while scope and name not in scope.names:
            scope = scope.outer
        if scope is None:
            raise RuntimeError(f"{name} has no value yet")
        return scope.names


class Closure:
    def __init__(self, function, scope):
        self.function, self.scope = function, scope

    def __repr__(self):
        return f"<fn {self.function.name}>"


class Machine:
    def __init__(self):
        self.steps, self.output, self.deepest = 0, [], 0

    def run(self, main):
        frames = [(main, 0, Scope({}, Scope(dict(Compiler.builtins), None)))]
        stack = []
        while frames:
            f, pc, scope = frames.pop()
            self.deepest = max(self.deepest, len(frames) + 1)
            while pc < len(f.code):
                op, arg, line = f.code[pc]
                pc += 1
                self.steps += 1
                if op == "push":
                    stack.append(arg)
                elif op == "load":
                    stack.append(scope.find(arg)[arg])
                elif op == "define":
                    scope.names[arg] = stack.pop()
                elif op == "store":
                    scope.find(arg)[arg] = stack.pop()
                elif op == "op":
                    b = stack.pop()
                    stack.append(arithmetic(arg, stack.pop(), b, line))
                elif op == "jump":
                    pc = arg
                elif op == "unless":
                    if not stack.pop():
                        pc = arg
                elif op in ("andjump", "orjump"):
                    if bool(stack[-1]) == (op == "orjump"):
                        pc = arg
                    else:
                        stack.pop()
                elif op == "-":
                    stack.append(-stack.pop())
                elif op == "not":
                    stack.append(not stack.pop())
                elif op == "drop":
                    stack.pop()
                elif op == "print":
                    value = stack.pop()
                    self.output.append(str(value).lower() if isinstance(value, bool) else str(value))
                elif op == "list":
                    items = stack[len(stack) - arg:]
                    del stack[len(stack) - arg:]
                    stack.append(items)
                elif op == "getitem":
                    key, base = stack.pop(), stack.pop()
                    try:
                        stack.append(base[key])
                    except (IndexError, TypeError) as problem:
                        raise RuntimeError(f"line {line}: {problem}") from problem
                elif op == "setitem":
                    value, key, base = stack.pop(), stack.pop(), stack.pop()
                    base[key] = value
                elif op == "closure":
                    stack.append(Closure(arg, scope))
                elif op == "call":
                    args = stack[len(stack) - arg:]
                    del stack[len(stack) - arg:]
                    callee = stack.pop()
                    if isinstance(callee, Closure):
                        if len(args) != len(callee.function.params):
                            raise RuntimeError(f"line {line}: {callee.function.name} takes {len(callee.function.params)} arguments, not {len(args)}")
                        if len(frames) > 200:
                            raise RuntimeError(f"line {line}: too deep")
                        frames.append((f, pc, scope))
                        f, pc, scope = callee.function, 0, Scope(dict(zip(callee.function.params, args)), callee.scope)
                        self.deepest = max(self.deepest, len(frames) + 1)
                    elif callable(callee):
                        stack.append(callee(*args))
                    else:
                        raise RuntimeError(f"line {line}: {callee!r} is not a function")
                elif op == "return":
                    break
            else:
                stack.append(None)
            if not frames:
                return self
        return self


PROGRAMS = {
    "fib": "fn fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); } print fib(14); print fib;",
    "closures": "fn counter() { let n = 0; fn next() { n = n + 1; return n; } return next; }\nlet a = counter(); let b = counter(); a(); a(); print a() * 10 + b();",
    "sieve": "let n = 60; let flags = []; let i = 0; while i < n { push(flags, true); i = i + 1; }\ni = 2; while i * i < n { if flags[i] { let j = i * i; while j < n "
             "{ flags[j] = false; j = j + i; } } i = i + 1; }\ni = 2; let found = []; while i < n { if flags[i] { push(found, i); } i = i + 1; } print found;",
    "logic": 'print 1 < 2 and not false; print 0 or "default"; print "a" + "b" * 3; print -(2 + 3) * 4 % 7; if 1 > 2 { print 1; } else if 2 > 1 { print "elif"; } else { print 3; }',
    "higher": "fn map(f, l) { let out = []; let i = 0; while i < len(l) { push(out, f(l[i])); i = i + 1; } return out; }\nfn add(n) { fn inner(x) { return x + n; } return inner; }\n"
              "print map(add(10), range(5)); print map(str, [1, 2]);",
    "fold": "print 2 * 3 + 4 * (5 - 1) == 22; print 1 / 0;",
    "undefined": "let x = 1;\nprint y;", "syntax": "let = 5;", "brace": "fn f() { return 1;", "assign": "1 + 2 = 3;", "string": '\nprint "abc', "char": "let x = 1 ? 2;",
    "params": "fn f(a, a) { return a; }", "arguments": "fn f(a) { return a; }\nprint f(1, 2);", "deep": "fn f(n) { return f(n + 1); }\nf(0);",
    "types": 'print 1 + "a";', "index": "print [1, 2][5];", "notfn": "let x = 5; x();", "early": "fn f() { return later; } let r = f(); let later = 1;",
}
for name, source in PROGRAMS.items():
    compiler, machine = Compiler(), Machine()
    try:
        main = compiler.compile(source)
        machine.run(main)
        print(f"{name}: {' | '.join(machine.output)} ({machine.steps} steps, depth {machine.deepest}, {compiler.folded} folded)")
    except (CompileError, RuntimeError) as problem:
        print(f"{name}: {' | '.join(machine.output)} {type(problem).__name__}: {problem}")
print(*Compiler().compile(PROGRAMS["closures"]).listing(), sep="\n")
