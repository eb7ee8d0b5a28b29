"""Pratt parser, symbolic differentiation, simplification and evaluation of arithmetic expressions."""
import math
from dataclasses import dataclass


class ParseError(Exception):
    pass


@dataclass(frozen=True)
class Num:
    value: float


@dataclass(frozen=True)
class Var:
    name: str


@dataclass(frozen=True)
class Bin:
    op: str
    left: object
    right: object


@dataclass(frozen=True)
class Neg:
    arg: object


@dataclass(frozen=True)
class Call:
    name: str
    args: tuple


def tokens(text):
    i = 0
    while i < len(text):
        ch = text[i]
        if ch.isspace():
            i += 1
        elif ch.isdigit() or ch == "." and text[i + 1:i + 2].isdigit():
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            yield "num", text[start:i]
        elif ch.isalpha():
            start = i
            while i < len(text) and text[i].isalnum():
                i += 1
            yield "name", text[start:i]
        elif ch in "+-*/^(),":
            yield ch, ch
            i += 1
        else:
            raise ParseError(f"unexpected {ch!r} at {i}")
    yield "end", ""


POWER = {"+": (10, 11), "-": (10, 11), "*": (20, 21), "/": (20, 21), "^": (31, 30)}


class Parser:
    def __init__(self, text):
        self.tokens = list(tokens(text))
        self.at = 0

    @property
    def kind(self):
        return self.tokens[self.at][0]

    def advance(self):
        token = self.tokens[self.at]
        self.at += 1
        return token[1]

    def expect(self, kind):
        if self.kind != kind:
            raise ParseError(f"expected {kind}, found {self.kind}")
        return self.advance()

    def parse(self):
        result = self.expression(0)
        self.expect("end")
        return result

    def expression(self, minimum):
        match self.kind:
            case "num":
                text = self.advance()
                try:
                    left = Num(float(text) if "." in text else int(text))
                except ValueError as problem:
                    raise ParseError(f"bad number {text}") from problem
            case "name":
                name = self.advance()
                if self.kind == "(":
                    self.advance()
                    args = [self.expression(0)]
                    while self.kind == ",":
                        self.advance()
                        args.append(self.expression(0))
                    self.expect(")")
                    left = Call(name, tuple(args))
                else:
                    left = Var(name)
            case "-":
                self.advance()
                left = Neg(self.expression(25))
            case "(":
                self.advance()
                left = self.expression(0)
                self.expect(")")
            case other:
                raise ParseError(f"unexpected {other}")
        while (powers := POWER.get(self.kind)) and powers[0] >= minimum:
            op = self.advance()
            left = Bin(op, left, self.expression(powers[1]))
        return left


def show(node, parent=0):
    match node:
        case Num(value):
            return str(value)
        case Var(name):
            return name
        case Neg(arg):
            return f"-{show(arg, 25)}"
        case Call(name, args):
            return f"{name}({', '.join(map(show, args))})"
        case Bin(op, left, right):
            low, high = POWER[op]
            text = f"{show(left, low)} {op} {show(right, high)}"
            return f"({text})" if low < parent else text


def diff(node, x):
    match node:
        case Num():
            return Num(0)
        case Var(name):
            return Num(1 if name == x else 0)
        case Neg(arg):
            return Neg(diff(arg, x))
        case Bin("+" | "-" as op, a, b):
            return Bin(op, diff(a, x), diff(b, x))
        case Bin("*", a, b):
            return Bin("+", Bin("*", diff(a, x), b), Bin("*", a, diff(b, x)))
        case Bin("/", a, b):
            return Bin("/", Bin("-", Bin("*", diff(a, x), b), Bin("*", a, diff(b, x))), Bin("^", b, Num(2)))
        case Bin("^", a, Num(n)):
            return Bin("*", Bin("*", Num(n), Bin("^", a, Num(n - 1))), diff(a, x))
        case Call("sin", (a,)):
            return Bin("*", Call("cos", (a,)), diff(a, x))
        case Call("cos", (a,)):
            return Neg(Bin("*", Call("sin", (a,)), diff(a, x)))
        case Call("exp", (a,)):
            return Bin("*", node, diff(a, x))
        case Call("log", (a,)):
            return Bin("/", diff(a, x), a)
    raise ParseError(f"cannot differentiate {show(node)}")


def simplify(node):
    match node:
        case Bin(op, a, b):
            a, b = simplify(a), simplify(b)
            match op, a, b:
                case "+", Num(0), e:
                    return e
                case ("+" | "-"), e, Num(0):
                    return e
                case "-", Num(0), e:
                    return simplify(Neg(e))
                case "*", Num(0), _:
                    return Num(0)
                case "*", _, Num(0):
                    return Num(0)
                case "*", Num(1), e:
                    return e
                case ("*" | "/" | "^"), e, Num(1):
                    return e
                case "^", _, Num(0):
                    return Num(1)
                case "*", Num(p), Bin("*", Num(q), e):
                    return simplify(Bin("*", Num(p * q), e))
                case "*", e, Num(n) if not isinstance(e, Num):
                    return simplify(Bin("*", Num(n), e))
                case "-", x, y if x == y:
                    return Num(0)
                case _, Num(p), Num(q) if op != "/" or q and p % q == 0:
                    return Num({"+": lambda: p + q, "-": lambda: p - q, "*": lambda: p * q, "/": lambda: p // q,
                                "^": lambda: p ** q}[op]())
            return Bin(op, a, b)
        case Neg(Neg(a)):
            return simplify(a)
        case Neg(a):
            a = simplify(a)
            return Num(-a.value) if isinstance(a, Num) else a.arg if isinstance(a, Neg) else Neg(a)
        case Call(name, args):
            return Call(name, tuple(simplify(a) for a in args))
    return node


FUNCTIONS = {"sin": math.sin, "cos": math.cos, "exp": math.exp, "log": math.log, "max": max, "sqrt": math.sqrt}


def evaluate(node, env):
    match node:
        case Num(value):
            return value
        case Var(name):
            return env[name]
        case Neg(a):
            return -evaluate(a, env)
        case Call(name, args):
            if name not in FUNCTIONS:
                raise ParseError(f"no function {name}")
            return FUNCTIONS[name](*(evaluate(a, env) for a in args))
        case Bin(op, a, b):
            a, b = evaluate(a, env), evaluate(b, env)
            if op == "+":
                return a + b
            elif op == "-":
                return a - b
            elif op == "*":
                return a * b
            elif op == "/":
                return a / b
            return a ** b


env = {"x": 2, "y": 3, "pi": math.pi}
for text in ["1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "10 - 3 - 2", "100 / 10 / 2", "-(x + y) * 2", "x * -y",
             "sin(pi / 2) + max(x, y, 1)", "1.5 * .5", "2 * (x - (y - 1))", "sqrt(x ^ 2 + y ^ 2)"]:
    tree = Parser(text).parse()
    print(f"{text:<28} {show(tree):<30} = {evaluate(tree, env):.6g}")
for text in ["x ^ 3 + 2 * x", "sin(x) * cos(x)", "exp(2 * x)", "log(x ^ 2)", "x / (x + 1)", "(x + 1) ^ 5", "y * x - -x", "5"]:
    tree = Parser(text).parse()
    derived = simplify(diff(tree, "x"))
    exact = evaluate(derived, env)
    h = 1e-6
    numeric = (evaluate(tree, {**env, "x": 2 + h}) - evaluate(tree, {**env, "x": 2 - h})) / (2 * h)
    print(f"d/dx {text:<16} = {show(derived):<50} {exact:.5f} {abs(exact - numeric) < 1e-4}")
for text in ["1 +", "(1", "1 2", "$", "foo(1)", "1.2.3", "x * ", ")", "max(1, 2", "z + 1", "1 / (x - 2)"]:
    try:
        print(text, evaluate(Parser(text).parse(), env))
    except (ParseError, KeyError, ZeroDivisionError) as problem:
        print(f"{text!r}: {type(problem).__name__}: {problem}")
tree = Parser("x").parse()
for _ in range(6):
    tree = simplify(Bin("*", tree, Bin("+", Var("x"), Num(1))))
print(len(show(diff(tree, "x"))), hash(tree) == hash(simplify(tree)), evaluate(diff(tree, "x"), {"x": 1}))
