"""A Forth with a compiler to threaded code, defining words, control flow, variables and an error recovery loop."""


class ForthError(Exception):
    pass


class Word:
    __slots__ = ("name", "action", "immediate")

    def __init__(self, name, action, immediate=False):
        self.name = name
        self.action = action
        self.immediate = immediate


class Forth:
    def __init__(self):
        self.stack = []
        self.returns = []
        self.memory = []
        self.words = {}
        self.output = ""
        self.current = None
        self.control = []
        self.tokens = iter(())
        for name in dir(self):
            if name.startswith("do_"):
                method = getattr(self, name)
                self.words[method.__doc__.split()[0]] = Word(method.__doc__.split()[0], method, "immediate" in method.__doc__)
        self.binary("+", lambda a, b: a + b)
        self.binary("-", lambda a, b: a - b)
        self.binary("*", lambda a, b: a * b)
        self.binary("<", lambda a, b: -(a < b))
        self.binary(">", lambda a, b: -(a > b))
        self.binary("=", lambda a, b: -(a == b))
        self.binary("and", lambda a, b: a & b)
        self.binary("or", lambda a, b: a | b)
        self.binary("xor", lambda a, b: a ^ b)
        self.binary("max", max)
        self.binary("min", min)

    def binary(self, name, function):
        def action():
            b, a = self.pop(), self.pop()
            self.stack.append(function(a, b))
        self.words[name] = Word(name, action)

    def pop(self):
        try:
            return self.stack.pop()
        except IndexError:
            raise ForthError("stack underflow") from None

    def do_div(self):
        "/ divide"
        b, a = self.pop(), self.pop()
        if b == 0:
            raise ForthError("division by zero")
        self.stack.append(a // b)

    def do_mod(self):
        "mod remainder"
        b, a = self.pop(), self.pop()
        try:
            self.stack.append(a % b)
        except ZeroDivisionError as problem:
            raise ForthError("division by zero") from problem

    def do_dup(self):
        "dup"
        self.stack.append(self.pop())
        self.stack.append(self.stack[-1])

    def do_drop(self):
        "drop"
        self.pop()

    def do_swap(self):
        "swap"
        b, a = self.pop(), self.pop()
        self.stack += [b, a]

    def do_over(self):
        "over"
        b, a = self.pop(), self.pop()
        self.stack += [a, b, a]

    def do_rot(self):
        "rot"
        c, b, a = self.pop(), self.pop(), self.pop()
        self.stack.extend((b, c, a))

    def do_dot(self):
        ". print"
        self.output += f"{self.pop()} "

    def do_emit(self):
        "emit"
        self.output += chr(self.pop())

    def do_cr(self):
        "cr"
        self.output += "\n"

    def do_to_r(self):
        ">r"
        self.returns.append(self.pop())

    def do_from_r(self):
        "r>"
        self.stack.append(self.returns.pop())

    def do_i(self):
        "i loop index"
        self.stack.append(self.returns[-1][0])

    def do_j(self):
        "j outer index"
        self.stack.append(self.returns[-2][0])

    def do_fetch(self):
        "@ fetch"
        self.stack.append(self.memory[self.pop()])

    def do_store(self):
        "! store"
        address = self.pop()
        self.memory[address] = self.pop()

    def do_show(self):
        ".s"
        self.output += f"<{len(self.stack)}> {' '.join(map(str, self.stack))} "

    def do_variable(self):
        "variable"
        address = len(self.memory)
        self.memory.append(0)
        name = next(self.tokens)
        self.words[name] = Word(name, lambda: self.stack.append(address))

    def do_constant(self):
        "constant"
        value, name = self.pop(), next(self.tokens)
        self.words[name] = Word(name, lambda: self.stack.append(value))

    def do_colon(self):
        ": define"
        self.current = (next(self.tokens), [])

    def do_semicolon(self):
        "; immediate"
        if self.control:
            raise ForthError("unbalanced control structure")
        name, code = self.current
        self.current = None
        self.words[name] = Word(name, lambda: self.execute(code))

    def emit_code(self, *item):
        self.current[1].append(list(item))
        return len(self.current[1]) - 1

    def do_if(self):
        "if immediate"
        self.control.append(("if", self.emit_code("jump0", None)))

    def do_else(self):
        "else immediate"
        kind, at = self.control.pop()
        self.control.append(("if", self.emit_code("jump", None)))
        self.current[1][at][1] = len(self.current[1])

    def do_then(self):
        "then immediate"
        kind, at = self.control.pop()
        if kind != "if":
            raise ForthError(f"then after {kind}")
        self.current[1][at][1] = len(self.current[1])

    def do_begin(self):
        "begin immediate"
        self.control.append(("begin", len(self.current[1])))

    def do_until(self):
        "until immediate"
        self.emit_code("jump0", self.control.pop()[1])

    def do_while(self):
        "while immediate"
        self.control.append(("while", self.emit_code("jump0", None)))

    def do_repeat(self):
        "repeat immediate"
        (_, exit_at), (_, start) = self.control.pop(), self.control.pop()
        self.emit_code("jump", start)
        self.current[1][exit_at][1] = len(self.current[1])

    def do_do(self):
        "do immediate"
        self.emit_code("do")
        self.control.append(("do", len(self.current[1])))

    def do_loop(self):
        "loop immediate"
        self.emit_code("loop", self.control.pop()[1])

    def do_recurse(self):
        "recurse immediate"
        self.emit_code("call", self.current[0])

    def execute(self, code):
        pc = 0
        while pc < len(code):
            kind, *rest = code[pc]
            pc += 1
            if kind == "push":
                self.stack.append(rest[0])
            elif kind == "word":
                rest[0].action()
            elif kind == "call":
                self.words[rest[0]].action()
            elif kind == "text":
                self.output += rest[0]
            elif kind == "jump" or kind == "jump0" and not self.pop():
                pc = rest[0]
            elif kind == "do":
                start, limit = self.pop(), self.pop()
                self.returns.append([start, limit])
            elif kind == "loop":
                frame = self.returns[-1]
                frame[0] += 1
                if frame[0] < frame[1]:
                    pc = rest[0]
                else:
                    self.returns.pop()

    def run(self, line):
        self.tokens = iter(line.split())
        try:
            for token in self.tokens:
                if token == '."':
                    words = []
                    while not (word := next(self.tokens)).endswith('"'):
                        words.append(word)
                    words.append(word[:-1])
                    if self.current:
                        self.emit_code("text", " ".join(words))
                    else:
                        self.output += " ".join(words)
                elif token == "(":
                    while next(self.tokens) != ")":
                        pass
                elif word := self.words.get(token.lower()):
                    if self.current and not word.immediate:
                        self.emit_code("word", word)
                    else:
                        word.action()
                else:
                    try:
                        value = int(token)
                    except ValueError:
                        raise ForthError(f"{token}?") from None
                    if self.current:
                        self.emit_code("push", value)
                    else:
                        self.stack.append(value)
            status = "ok" if not self.current else "compiled"
        except (ForthError, StopIteration) as problem:
            status = f"error: {str(problem) or 'unexpected end of line'}"
            self.stack.clear()
            self.returns.clear()
            self.control.clear()
            self.current = None
        text, self.output = self.output, ""
        print(f"{line[:50]:<50} | {text.rstrip()} {status}".replace("\n", "\n" + " " * 53))


forth = Forth()
for line in """
1 2 + . 10 3 - . 6 7 * . 17 5 / . 17 5 mod .
: square ( n -- n*n ) dup * ;
5 square . -3 square .
: fact dup 2 < if drop 1 else dup 1 - recurse * then ;
10 fact . 25 fact .
: stars 0 do 42 emit loop ;
5 stars
: triangle 1 do i stars cr loop ;
5 triangle
: table 4 1 do 4 1 do i j * . loop cr loop ;
table
variable total
: add-up 0 total ! 1 + 1 do total @ i + total ! loop total @ ;
100 add-up .
: gcd begin dup while swap over mod repeat drop ;
1071 462 gcd .
: collatz begin dup . dup 1 > while dup 2 mod if 3 * 1 + else 2 / then repeat drop ;
7 collatz
42 constant answer
answer . answer 1 + .
: greet ." hello forth world" ;
greet
1 2 3 .s rot .s drop .s swap .s over .s
drop drop drop drop
+
1 0 /
nonsense
: broken if ;
: fib dup 2 < if else dup 1 - recurse swap 2 - recurse + then ;
15 fib .
: countdown begin dup . 1 - dup 0 = until drop ." liftoff" ;
5 countdown
3 4 max . 3 4 min . 5 5 = . 6 3 and . 6 3 or . 6 3 xor .
1 >r 2 r> .s
: unfinished
1 2 +
;
unfinished .
variable
""".strip().split("\n"):
    forth.run(line)
print(sorted(forth.words)[:12], len(forth.words))
