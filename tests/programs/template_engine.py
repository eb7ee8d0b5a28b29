"""A text template engine: {{ expressions | filters }}, {% if/for/set/block/extends/include/macro %}, with caching."""
from collections import ChainMap
from contextlib import contextmanager
from functools import lru_cache
import types


class TemplateError(Exception):
    pass


def split(source):
    """Pieces of text, {{ expression }}, {% tag %} and {# comment #}, with line numbers."""
    line, at = 1, 0
    closers = {"{{": "}}", "{%": "%}", "{#": "#}"}
    while at < len(source):
        starts = [i for i in (source.find(o, at) for o in closers) if i >= 0]
        start = min(starts, default=len(source))
        if start > at:
            yield "text", source[at:start], line
            line += source.count("\n", at, start)
        if start == len(source):
            return
        opener = source[start:start + 2]
        end = source.find(closers[opener], start)
        if end < 0:
            raise TemplateError(f"line {line}: {opener} never closed")
        if opener != "{#":
            yield opener, source[start + 2:end].strip(), line
        line += source.count("\n", start, end)
        at = end + 2
        if opener == "{%" and source[at:at + 1] == "\n":
            at += 1
            line += 1


FILTERS = {
    "upper": str.upper, "lower": str.lower, "title": str.title, "length": len, "sort": sorted, "first": lambda v: v[0],
    "join": lambda v, sep=", ": sep.join(map(str, v)), "default": lambda v, d="": v if v else d, "trim": str.strip,
    "round": round, "escape": lambda v: str(v).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
    "pad": lambda v, n, c=" ": str(v).ljust(n, c), "repeat": lambda v, n: v * n,
}


@lru_cache(maxsize=64)
def compiled(expression):
    try:
        return compile(expression.strip(), "<template>", "eval")
    except SyntaxError as problem:
        raise TemplateError(f"cannot read {expression!r}") from problem


class Context:
    def __init__(self, values, templates):
        self.scopes = ChainMap({}, dict(values))
        self.templates = templates
        self.blocks = {}

    @contextmanager
    def scope(self, **names):
        self.scopes = self.scopes.new_child(names)
        try:
            yield
        finally:
            self.scopes = self.scopes.parents

    def eval(self, text, line):
        expression, *filters = split_filters(text)
        try:
            value = eval(compiled(expression), {"__builtins__": SAFE}, self.scopes)
            for item in filters:
                name, _, args = item.partition("(")
                function = FILTERS.get(name.strip())
                if function is None:
                    raise TemplateError(f"no filter {name.strip()!r}")
                arguments = eval(compiled("(" + args[:-1] + ",)"), {"__builtins__": {}}, self.scopes) if args.strip(" )") else ()
                value = function(value, *arguments)
            return value
        except TemplateError as problem:
            raise TemplateError(f"line {line}: {problem}") from problem.__cause__
        except Exception as problem:
            raise TemplateError(f"line {line}: {type(problem).__name__}: {problem}") from problem


SAFE = {"range": range, "len": len, "sum": sum, "min": min, "max": max, "str": str, "enumerate": enumerate, "zip": zip}


def split_filters(text):
    depth, quote, piece = 0, None, ""
    for ch in text:
        if quote:
            quote = None if ch == quote else quote
        elif ch in "'\"":
            quote = ch
        elif ch in "([{":
            depth += 1
        elif ch in ")]}":
            depth -= 1
        elif ch == "|" and not depth:
            yield piece
            piece = ""
            continue
        piece += ch
    yield piece


class Node:
    def __init__(self, line, *args):
        self.line = line
        self.args = args


class Text(Node):
    def render(self, context):
        yield self.args[0]


class Output(Node):
    def render(self, context):
        yield str(context.eval(self.args[0], self.line))


class If(Node):
    def render(self, context):
        for condition, body in self.args[0]:
            if condition is None or context.eval(condition, self.line):
                yield from render_all(body, context)
                return


class For(Node):
    def render(self, context):
        names, expression, body, otherwise = self.args
        items = list(context.eval(expression, self.line))
        if not items:
            yield from render_all(otherwise, context)
        for index, item in enumerate(items):
            loop = types.SimpleNamespace(index=index + 1, first=index == 0, last=index == len(items) - 1)
            values = [item] if len(names) == 1 else list(item)
            with context.scope(loop=loop, **dict(zip(names, values, strict=True))):
                yield from render_all(body, context)


class Set(Node):
    def render(self, context):
        name, expression = self.args
        context.scopes[name] = context.eval(expression, self.line)
        yield ""


class Block(Node):
    def render(self, context):
        name, body = self.args
        chain = [*context.blocks.get(name, ()), body]

        def level(depth):
            if depth == len(chain):
                raise TemplateError(f"block {name} has no parent")
            with context.scope(super=lambda: "".join(level(depth + 1))):
                yield from render_all(chain[depth], context)

        yield from level(0)


class Include(Node):
    def render(self, context):
        name = context.eval(self.args[0], self.line)
        yield from render_all(context.templates.parse(name), context)


class Macro(Node):
    def render(self, context):
        name, parameters, body = self.args

        def macro(*args, **kwargs):
            bound = dict(zip(parameters, args)) | kwargs
            missing = [p for p in parameters if p not in bound]
            if missing:
                raise TemplateError(f"macro {name} needs {', '.join(missing)}")
            with context.scope(**bound):
                return "".join(render_all(body, context))
        context.scopes[name] = macro
        yield ""


class Extends(Node):
    def render(self, context):
        yield ""


def render_all(nodes, context):
    for node in nodes:
        yield from node.render(context)


class Parser:
    def __init__(self, source):
        self.pieces = list(split(source))
        self.at = 0

    def body(self, *ends):
        nodes = []
        while self.at < len(self.pieces):
            kind, text, line = self.pieces[self.at]
            self.at += 1
            if kind == "text":
                nodes.append(Text(line, text))
            elif kind == "{{":
                nodes.append(Output(line, text))
            else:
                word, _, rest = text.partition(" ")
                if word in ends:
                    return nodes, word, rest, line
                method = getattr(self, "tag_" + word, None)
                if method is None:
                    raise TemplateError(f"line {line}: unexpected tag {word!r}")
                nodes.append(method(rest.strip(), line))
        if ends:
            raise TemplateError(f"end of template, expected {' or '.join(ends)}")
        return nodes, None, None, None

    def tag_if(self, rest, line):
        branches, condition = [], rest
        while True:
            nodes, word, rest, _ = self.body("elif", "else", "end")
            branches.append((condition, nodes))
            if word == "end":
                return If(line, branches)
            condition = rest if word == "elif" else None

    def tag_for(self, rest, line):
        names, keyword, expression = rest.partition(" in ")
        if not keyword:
            raise TemplateError(f"line {line}: for without in")
        body, word, _, _ = self.body("else", "end")
        otherwise = self.body("end")[0] if word == "else" else []
        return For(line, [n.strip() for n in names.split(",")], expression, body, otherwise)

    def tag_set(self, rest, line):
        name, _, expression = rest.partition("=")
        return Set(line, name.strip(), expression)

    def tag_block(self, rest, line):
        return Block(line, rest, self.body("end")[0])

    def tag_include(self, rest, line):
        return Include(line, rest)

    def tag_extends(self, rest, line):
        return Extends(line, rest)

    def tag_macro(self, rest, line):
        name, _, parameters = rest.rstrip(")").partition("(")
        return Macro(line, name, [p.strip() for p in parameters.split(",") if p.strip()], self.body("end")[0])


class Templates(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.cache = {}
        self.parsed = 0

    def parse(self, name):
        if name not in self.cache:
            try:
                self.cache[name] = Parser(self[name]).body()[0]
            except KeyError:
                raise TemplateError(f"no template {name!r}") from None
            self.parsed += 1
        return self.cache[name]

    def render(self, name, **values):
        context = Context(values, self)
        nodes = self.parse(name)
        while base := next((n for n in nodes if isinstance(n, Extends)), None):
            for node in nodes:
                if isinstance(node, Block):
                    context.blocks.setdefault(node.args[0], []).append(node.args[1])
            nodes = self.parse(context.eval(base.args[0], base.line))
        return "".join(render_all(nodes, context))


templates = Templates({
    "base": "<{% block title %}Base{% end %}>\n{% block body %}\nnothing\n{% end %}\n-- {{ footer | default('end') }}",
    "page": "{% extends 'base' %}{% block title %}{{ super() }} / Page {{ number }}{% end %}{% block body %}\n"
            "{% for name, qty in items %}\n{{ loop.index }}. {{ name | title | pad(10, '.') }} {{ qty }}{% if loop.last %} (last){% end %}\n\n"
            "{% else %}\nno items\n{% end %}\n{% end %}",
    "deep": "{% extends 'page' %}{% block title %}[{{ super() }}]{% end %}",
    "macros": "{% macro tag(name, text) %}<{{ name }}>{{ text | escape }}</{{ name }}>{% end %}{% set words = ['a<b', 'c&d'] %}"
              "{% for w in words %}{{ tag('li', w) }}{% end %}{{ tag(text='x', name='p') }}",
    "logic": "{# comment #}{% for n in range(15) %}{% if n % 15 == 0 %}FizzBuzz{% elif n % 5 == 0 %}Buzz{% elif n % 3 == 0 %}Fizz"
             "{% else %}{{ n }}{% end %}{{ ',' if not loop.last else '!' }}{% end %}",
    "include": "{% set x = 5 %}{% include 'part' %}{% include other %}", "part": "part {{ x + 1 }};",
})
items = [("apple", 3), ("pear", 12)]
print(templates.render("page", number=7, items=items, footer=""))
print(templates.render("deep", number=8, items=[], footer="fin"))
print(templates.render("macros"))
print(templates.render("logic"))
print(templates.render("include", other="part"))
print(templates.parsed, compiled.cache_info().misses > 5)
for name, source in {"unclosed": "a\n{{ b", "tag": "{% what %}", "if": "{% if x %}", "name": "\n\n{{ missing }}", "filter": "{{ 1 | nope }}",
                     "syntax": "{{ 1 + }}", "zero": "{{ 1 / 0 }}", "builtin": "{{ open('x') }}", "for": "{% for x %}{% end %}",
                     "unpack": "{% for a, b in [(1, 2, 3)] %}{% end %}", "macro": "{% macro m(a) %}{% end %}{{ m() }}",
                     "none": "{% include 'zzz' %}"}.items():
    templates[name] = source
    try:
        print(name, repr(templates.render(name)))
    except TemplateError as problem:
        print(f"{name}: {problem} <- {type(problem.__cause__).__name__}")
    except ValueError as problem:
        print(f"{name}: {problem}")
