"""A small Lisp: reader, macros, closures, tail calls, call/cc for escapes, and a prelude written in itself."""
import operator
import math
from functools import reduce


class Symbol(str):
    pass


class LispError(Exception):
    pass


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__()
        self.outer = outer
        if isinstance(names, Symbol):
            self[names] = list(values)
            return
        names = list(names)
        if "." in names:
            dot = names.index(".")
            self.update(zip(names[:dot], values))
            self[names[dot + 1]] = list(values[dot:])
        else:
            if len(names) != len(values):
                raise LispError(f"expected {len(names)} arguments, got {len(values)}")
            self.update(zip(names, values))

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError(f"unbound symbol {name}")


class Lambda:
    def __init__(self, names, body, env, name="lambda"):
        self.names, self.body, self.env, self.name = names, body, env, name

    def __call__(self, *args):
        return evaluate(self.body, Env(self.names, args, self.env))


class Macro(Lambda):
    pass


class Escape(Exception):
    def __init__(self, tag, value):
        self.tag, self.value = tag, value


def tokenize(text):
    token, tokens, in_string = "", [], False
    skip = False
    for ch in text + "\n":
        if skip:
            skip = ch != "\n"
        elif in_string:
            token += ch
            if ch == '"':
                tokens.append(token)
                token, in_string = "", False
        elif ch == '"':
            token, in_string = '"', True
        elif ch in "()'`," or ch.isspace() or ch == ";":
            if token:
                tokens.append(token)
                token = ""
            if ch == ";":
                skip = True
            elif not ch.isspace():
                tokens.append(ch)
        elif ch == "@" and tokens and tokens[-1] == ",":
            tokens[-1] = ",@"
        else:
            token += ch
    return tokens


QUOTES = {"'": "quote", "`": "quasiquote", ",": "unquote", ",@": "splice"}


def read(tokens):
    if not tokens:
        raise LispError("unexpected end")
    token = tokens.pop(0)
    if token == "(":
        items = []
        while tokens and tokens[0] != ")":
            items.append(read(tokens))
        if not tokens:
            raise LispError("missing )")
        tokens.pop(0)
        return items
    if token == ")":
        raise LispError("unexpected )")
    if token in QUOTES:
        return [Symbol(QUOTES[token]), read(tokens)]
    if token[0] == '"':
        return token[1:-1]
    if token in ("#t", "#f"):
        return token == "#t"
    for convert in (int, float):
        try:
            return convert(token)
        except ValueError:
            pass
    return Symbol(token)


def show(value):
    match value:
        case True:
            return "#t"
        case False:
            return "#f"
        case Symbol():
            return str(value)
        case str():
            return '"' + value + '"'
        case list():
            return "(" + " ".join(map(show, value)) + ")"
        case Lambda(name=name):
            return f"<{type(value).__name__.lower()} {name}>"
        case _ if callable(value):
            return "<builtin>"
    return str(value)


def quasi(form, env):
    if not isinstance(form, list):
        return form
    if form and form[0] == "unquote":
        return evaluate(form[1], env)
    result = []
    for item in form:
        if isinstance(item, list) and item and item[0] == "splice":
            result.extend(evaluate(item[1], env))
        else:
            result.append(quasi(item, env))
    return result


def evaluate(form, env):
    while True:
        if isinstance(form, Symbol):
            return env.find(form)[form]
        if not isinstance(form, list):
            return form
        if not form:
            return []
        match form:
            case ["quote", value]:
                return value
            case ["quasiquote", value]:
                return quasi(value, env)
            case ["if", test, then, *otherwise]:
                if evaluate(test, env) is not False:
                    form = then
                elif otherwise:
                    form = otherwise[0]
                else:
                    return []
                continue
            case ["define", [name, *names], *body]:
                env[name] = Lambda(names, [Symbol("begin"), *body], env, name)
                return name
            case ["define", name, value]:
                env[name] = evaluate(value, env)
                return name
            case ["set!", name, value]:
                env.find(name)[name] = evaluate(value, env)
                return []
            case ["lambda", names, *body]:
                return Lambda(names, [Symbol("begin"), *body], env)
            case ["macro", name, names, *body]:
                env[name] = Macro(names, [Symbol("begin"), *body], env, name)
                return name
            case ["begin", *body]:
                for item in body[:-1]:
                    evaluate(item, env)
                form = body[-1] if body else []
                continue
            case ["let", bindings, *body]:
                names = [name for name, _ in bindings]
                values = [evaluate(value, env) for _, value in bindings]
                env = Env(names, values, env)
                form = [Symbol("begin"), *body]
                continue
            case ["try", body, handler]:
                try:
                    return evaluate(body, env)
                except LispError as problem:
                    return evaluate(handler, env)(str(problem))
        function = evaluate(form[0], env)
        if isinstance(function, Macro):
            form = function(*form[1:])
            continue
        args = [evaluate(item, env) for item in form[1:]]
        if isinstance(function, Lambda):
            env = Env(function.names, args, function.env)
            form = function.body
            continue
        if not callable(function):
            raise LispError(f"not a function: {show(function)}")
        try:
            return function(*args)
        except (TypeError, IndexError, ZeroDivisionError) as problem:
            raise LispError(f"{type(problem).__name__} in {show(form[0])}") from problem


def call_cc(function):
    tag = object()

    def escape(value):
        raise Escape(tag, value)

    try:
        return function(escape)
    except Escape as jump:
        if jump.tag is not tag:
            raise
        return jump.value


def fail(message):
    raise LispError(message)


GLOBALS = Env()
GLOBALS.update({
    "+": lambda *a: sum(a), "*": lambda *a: reduce(operator.mul, a, 1), "-": lambda a, *b: a - sum(b) if b else -a,
    "/": operator.truediv, "//": operator.floordiv, "mod": operator.mod, "<": operator.lt, ">": operator.gt,
    "<=": operator.le, "=": operator.eq, "not": lambda a: a is False, "car": lambda p: p[0], "cdr": lambda p: p[1:],
    "cons": lambda a, b: [a] + b, "list": lambda *a: list(a), "null?": lambda a: a == [], "length": len,
    "append": lambda *a: sum(a, []), "sqrt": math.sqrt, "apply": lambda f, a: f(*a), "call/cc": call_cc,
    "pair?": lambda a: isinstance(a, list) and a != [], "symbol?": lambda a: isinstance(a, Symbol), "error": fail,
    "str": lambda *a: "".join(x if isinstance(x, str) else show(x) for x in a), "eq?": lambda a, b: type(a) is type(b) and a == b,
})

PRELUDE = """
(define (map f l) (if (null? l) l (cons (f (car l)) (map f (cdr l)))))
(define (filter p l) (if (null? l) l (if (p (car l)) (cons (car l) (filter p (cdr l))) (filter p (cdr l)))))
(define (fold f a l) (if (null? l) a (fold f (f a (car l)) (cdr l))))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) ()))
(define (compose . fs) (fold (lambda (f g) (lambda (x) (g (f x)))) (lambda (x) x) fs))
(macro when (test . body) `(if ,test (begin ,@body)))
(macro unless (test . body) `(if ,test () (begin ,@body)))
(macro cond clauses (if (null? clauses) ()
  (if (eq? (car (car clauses)) 'else) (car (cdr (car clauses)))
    `(if ,(car (car clauses)) ,(car (cdr (car clauses))) (cond ,@(cdr clauses))))))
(macro and items (if (null? items) #t (if (null? (cdr items)) (car items) `(if ,(car items) (and ,@(cdr items)) #f))))
(macro or items (if (null? items) #f `(let ((it ,(car items))) (if it it (or ,@(cdr items))))))
"""

PROGRAM = """
(+ 1 2 (* 3 4))
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 30)
(map (lambda (x) (* x x)) (range 0 10))
(fold + 0 (filter (lambda (x) (= 0 (mod x 3))) (range 0 100)))
((compose (lambda (x) (+ x 1)) (lambda (x) (* x 2))) 5)
(define (count n acc) (if (= n 0) acc (count (- n 1) (+ acc 1))))
(count 5000 0)
(define make-counter (lambda () (let ((n 0)) (lambda () (set! n (+ n 1)) n))))
(define c (make-counter))
(list (c) (c) (c))
(cond ((< 3 2) "less") ((= 3 3) "equal") (else "greater"))
(and 1 2 3)
(or #f (= 1 2) "third")
(when (> 2 1) "first" "second")
(unless #f 'shown)
`(1 ,(+ 1 1) ,@(list 3 4) (nested ,(fact 5)))
(call/cc (lambda (k) (map (lambda (x) (if (> x 3) (k x) x)) (range 0 10))))
(try (error "custom") (lambda (m) (str "caught: " m)))
(try (car ()) (lambda (m) m))
(try (undefined 1) (lambda (m) m))
(try (/ 1 0) (lambda (m) m))
(try (fact 1 2) (lambda (m) m))
(try ("text" 1) (lambda (m) m))
(define (ack m n) (cond ((= m 0) (+ n 1)) ((= n 0) (ack (- m 1) 1)) (else (ack (- m 1) (ack m (- n 1))))))
(ack 2 3)
(define (qsort l) (if (null? l) l (let ((p (car l)) (r (cdr l)))
  (append (qsort (filter (lambda (x) (< x p)) r)) (list p) (qsort (filter (lambda (x) (<= p x)) r))))))
(qsort '(3 1 4 1 5 9 2 6 5 3 5))
(define (variadic a . rest) (list a rest))
(variadic 1 2 3)
(list fact when + 'sym "text" 1.5 (sqrt 16))
"""


def run(text, quiet=False):
    tokens = tokenize(text)
    while tokens:
        form = read(tokens)
        value = evaluate(form, GLOBALS)
        if not quiet:
            print(show(form)[:60], "=>", show(value))


run(PRELUDE, quiet=True)
run(PROGRAM)
for broken in ("(1 2", ")", "(undefined)", "'", "(3 4)"):
    try:
        run(broken)
    except LispError as problem:
        print(repr(broken), "!!", problem, "|", type(problem.__cause__).__name__)
