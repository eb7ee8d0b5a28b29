"""A JSON reader and writer with precise error positions, written without any help."""


class JSONError(ValueError):
    def __init__(self, message, text, position):
        self.line = text.count("\n", 0, position) + 1
        self.column = position - text.rfind("\n", 0, position)
        super().__init__(f"{message} at line {self.line} column {self.column}")


ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
REVERSE = {v: "\\" + k for k, v in ESCAPES.items() if k != "/"}


class Parser:
    def __init__(self, text, max_depth=20):
        self.text = text
        self.at = 0
        self.depth = 0
        self.max_depth = max_depth

    def fail(self, message):
        raise JSONError(message, self.text, self.at)

    def space(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1

    def peek(self):
        return self.text[self.at] if self.at < len(self.text) else ""

    def expect(self, ch):
        if self.peek() != ch:
            self.fail(f"expected {ch!r}, found {self.peek() or 'end'!r}")
        self.at += 1

    def document(self):
        value = self.value()
        self.space()
        if self.at != len(self.text):
            self.fail("extra data")
        return value

    def value(self):
        self.space()
        ch = self.peek()
        if ch == "{":
            return self.nested(self.object)
        if ch == "[":
            return self.nested(self.array)
        if ch == '"':
            return self.string()
        if ch == "-" or ch.isdigit():
            return self.number()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        self.fail("expected a value")

    def nested(self, parse):
        self.depth += 1
        if self.depth > self.max_depth:
            self.fail("nested too deeply")
        try:
            return parse()
        finally:
            self.depth -= 1

    def object(self):
        self.expect("{")
        result = {}
        self.space()
        if self.peek() == "}":
            self.at += 1
            return result
        while True:
            self.space()
            if self.peek() != '"':
                self.fail("expected a key")
            key = self.string()
            if key in result:
                self.fail(f"duplicate key {key!r}")
            self.space()
            self.expect(":")
            result[key] = self.value()
            self.space()
            if self.peek() == "}":
                self.at += 1
                return result
            self.expect(",")

    def array(self):
        self.expect("[")
        result = []
        self.space()
        if self.peek() == "]":
            self.at += 1
            return result
        while True:
            result.append(self.value())
            self.space()
            if self.peek() == "]":
                self.at += 1
                return result
            self.expect(",")

    def string(self):
        self.expect('"')
        parts = []
        while True:
            start = self.at
            while self.peek() and self.peek() not in '"\\' and self.peek() >= " ":
                self.at += 1
            parts.append(self.text[start:self.at])
            ch = self.peek()
            if ch == '"':
                self.at += 1
                return "".join(parts)
            if ch != "\\":
                self.fail("unterminated string" if not ch else "control character")
            self.at += 1
            escape = self.peek()
            self.at += 1
            if escape in ESCAPES and escape:
                parts.append(ESCAPES[escape])
            elif escape == "u":
                code = self.hex4()
                if 0xD800 <= code < 0xDC00 and self.text[self.at:self.at + 2] == "\\u":
                    self.at += 2
                    code = 0x10000 + ((code - 0xD800) << 10) + (self.hex4() - 0xDC00)
                parts.append(chr(code))
            else:
                self.at -= 1
                self.fail("bad escape")

    def hex4(self):
        digits = self.text[self.at:self.at + 4]
        try:
            if len(digits) != 4:
                raise ValueError
            code = int(digits, 16)
        except ValueError:
            self.fail("bad \\u escape")
        self.at += 4
        return code

    def digits(self):
        start = self.at
        while self.peek().isdigit():
            self.at += 1
        if start == self.at:
            self.fail("expected a digit")

    def number(self):
        start, is_float = self.at, False
        if self.peek() == "-":
            self.at += 1
        if self.peek() == "0":
            self.at += 1
        else:
            self.digits()
        if self.peek() == ".":
            self.at += 1
            is_float = True
            self.digits()
        if self.peek() in ("e", "E"):
            self.at += 1
            is_float = True
            if self.peek() in ("+", "-"):
                self.at += 1
            self.digits()
        text = self.text[start:self.at]
        return float(text) if is_float else int(text)


def quote(text):
    return '"' + "".join(REVERSE.get(c) or (c if c >= " " else f"\\u{ord(c):04x}") for c in text) + '"'


def dumps(value, indent=None, level=0, sort=False):
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError(f"{value} is not JSON")
        return repr(value)
    if isinstance(value, str):
        return quote(value)
    newline = "" if indent is None else "\n" + " " * (indent * (level + 1))
    closing = "" if indent is None else "\n" + " " * (indent * level)
    comma = "," + (newline or " ")
    if isinstance(value, (list, tuple)):
        items = [dumps(item, indent, level + 1, sort) for item in value]
        return f"[{newline}{comma.join(items)}{closing}]" if items else "[]"
    if isinstance(value, dict):
        keys = sorted(value) if sort else value
        items = [f"{quote(str(k))}: {dumps(value[k], indent, level + 1, sort)}" for k in keys]
        return f"{{{newline}{comma.join(items)}{closing}}}" if items else "{}"
    raise TypeError(f"{type(value).__name__} is not JSON")


SAMPLE = r"""
{
  "name": "Taipan", "version": [0, 1, 0], "pi": 3.14159, "big": 123456789012345678901234567890,
  "nested": {"deep": {"deeper": [[], {}, [null, true, false]]}},
  "escapes": "tab\t quote\" back\\ slash\/ unicode \u00e9 \ud83d\ude00 \u0001",
  "numbers": [0, -0, -1.5, 1e3, 1E-2, 2.5e+10, -0.0],
  "empty": ""
}
"""
data = Parser(SAMPLE).document()
for key, value in data.items():
    print(f"{key}: {value!r}")
compact = dumps(data)
print(compact)
print(Parser(compact).document() == data, Parser(dumps(data, 2)).document() == data)
print(dumps({"b": [1, {"x": None}], "a": (), "c": {}}, indent=2, sort=True))
for bad in ["", "{", "[1,]", "[1 2]", '{"a" 1}', '{"a": 1,}', "{1: 2}", '"abc', '"\\x"', '"\\u12g4"', "01", "-", "1.", "1e",
            "nul", "[1]\n x", '{"a": 1, "a": 2}', "[" * 30, '"\n"', '{\n  "k": [1,\n  ?]}']:
    try:
        print(repr(bad), Parser(bad).document())
    except JSONError as problem:
        print(f"{bad[:20]!r}: {problem}")
for bad in (float("nan"), {1, 2}, [object]):
    try:
        dumps(bad)
    except (ValueError, TypeError) as problem:
        print(type(problem).__name__, problem)
rows = [{"id": i, "tags": ["t%d" % (i % 3)] * (i % 4), "ratio": i / 7} for i in range(40)]
text = dumps(rows)
print(len(text), Parser(text).document() == rows, sum(map(ord, text)))
