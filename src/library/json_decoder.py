# json.decoder: JSON text to values.
#
# Comes in: text. Goes out: dicts, lists, text, numbers, booleans and None, or what the hooks make of them.
# Leaves to others: nothing is imported; bytes are decoded by json.
# Holds: every error names the position of the character where the text stopped being JSON.
#
# Kernels: none.

__all__ = ["JSONDecoder", "JSONDecodeError"]

NaN = float("nan")
PosInf = float("inf")
NegInf = float("-inf")

_SPACE = " \t\n\r"
_DIGITS = "0123456789"
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_HEX = "0123456789abcdefABCDEF"
_CONSTANTS = {"NaN": NaN, "Infinity": PosInf, "-Infinity": NegInf}


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _skip_space(s, at):
    end = len(s)
    while at < end and s[at] in _SPACE:
        at += 1
    return at


def _code_point(s, at):
    """The number that the four digits behind `\\u` give; `at` is where they start."""
    digits = s[at:at + 4]
    if at + 4 < len(s):
        for digit in digits:
            if digit not in _HEX:
                break
        else:
            return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, at - 1)


def scanstring(s, end, strict=True):
    """The text whose first character is at `end`, behind the quote, and the place behind its last quote."""
    start = end - 1
    parts = []
    length = len(s)
    quote = s.find('"', end)
    while True:
        if quote < 0:
            quote = length
        # Nearly always there is no escape before the next quote.
        escape = s.find("\\", end, quote)
        stop = quote if escape < 0 else escape
        chunk = s[end:stop]
        if strict and not chunk.isprintable():
            for offset in range(len(chunk)):
                if chunk[offset] < " ":
                    raise JSONDecodeError("Invalid control character at", s, end + offset)
        if chunk:
            parts.append(chunk)
        if escape < 0:
            if quote == length:
                raise JSONDecodeError("Unterminated string starting at", s, start)
            return "".join(parts), quote + 1
        end = escape + 1
        if end >= length:
            raise JSONDecodeError("Unterminated string starting at", s, start)
        char = s[end]
        if char != "u":
            plain = _ESCAPES.get(char)
            if plain is None:
                raise JSONDecodeError("Invalid \\escape", s, escape)
            parts.append(plain)
            end += 1
        else:
            code = _code_point(s, end + 1)
            end += 5
            # Characters beyond the basic plane are written as two.
            if 0xD800 <= code <= 0xDBFF and end + 6 < length and s.startswith("\\u", end):
                low = _code_point(s, end + 2)
                if 0xDC00 <= low <= 0xDFFF:
                    code = 0x10000 + ((code - 0xD800) << 10 | (low - 0xDC00))
                    end += 6
            parts.append(chr(code))
        if end > quote:
            quote = s.find('"', end)


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        value, end = self.raw_decode(s, _skip_space(s, 0))
        end = _skip_space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        if idx < 0:
            raise ValueError("idx cannot be negative")
        return self._value(s, idx, {})

    # Each of these takes where a value starts, and gives the value and where it ends. `names` holds the keys seen.

    def _value(self, s, at, names):
        if at >= len(s):
            raise JSONDecodeError("Expecting value", s, at)
        char = s[at]
        if char == '"':
            return scanstring(s, at + 1, self.strict)
        if char == "{":
            return self._object(s, at + 1, names)
        if char == "[":
            return self._array(s, at + 1, names)
        if char == "-" or char in _DIGITS:
            return self._number(s, at)
        if char == "n" and s.startswith("null", at):
            return None, at + 4
        if char == "t" and s.startswith("true", at):
            return True, at + 4
        if char == "f" and s.startswith("false", at):
            return False, at + 5
        if char == "N" and s.startswith("NaN", at):
            return self.parse_constant("NaN"), at + 3
        if char == "I" and s.startswith("Infinity", at):
            return self.parse_constant("Infinity"), at + 8
        raise JSONDecodeError("Expecting value", s, at)

    def _number(self, s, start):
        length = len(s)
        at = start
        if s[at] == "-":
            at += 1
            if s.startswith("Infinity", at):
                return self.parse_constant("-Infinity"), at + 8
            if at >= length or s[at] not in _DIGITS:
                raise JSONDecodeError("Expecting value", s, start)
        if s[at] == "0":
            at += 1
        else:
            while at < length and s[at] in _DIGITS:
                at += 1
        is_float = False
        if at + 1 < length and s[at] == "." and s[at + 1] in _DIGITS:
            is_float = True
            at += 2
            while at < length and s[at] in _DIGITS:
                at += 1
        if at < length and s[at] in "eE":
            power = at + 1
            if power < length and s[power] in "+-":
                power += 1
            if power < length and s[power] in _DIGITS:
                is_float = True
                at = power + 1
                while at < length and s[at] in _DIGITS:
                    at += 1
        text = s[start:at]
        return (self.parse_float(text) if is_float else self.parse_int(text)), at

    def _array(self, s, at, names):
        values = []
        at = _skip_space(s, at)
        if at < len(s) and s[at] == "]":
            return values, at + 1
        length = len(s)
        while True:
            value, at = self._value(s, at, names)
            values.append(value)
            at = _skip_space(s, at)
            if at < length and s[at] == ",":
                at = _skip_space(s, at + 1)
            elif at < length and s[at] == "]":
                return values, at + 1
            else:
                raise JSONDecodeError("Expecting ',' delimiter", s, at)

    def _object(self, s, at, names):
        pairs = []
        result = {}
        as_pairs = self.object_pairs_hook is not None
        length = len(s)
        at = _skip_space(s, at)
        if at < length and s[at] == "}":
            at += 1
        else:
            while True:
                if at >= length or s[at] != '"':
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
                key, at = scanstring(s, at + 1, self.strict)
                key = names.setdefault(key, key)
                at = _skip_space(s, at)
                if at >= length or s[at] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", s, at)
                value, at = self._value(s, _skip_space(s, at + 1), names)
                if as_pairs:
                    pairs.append((key, value))
                else:
                    result[key] = value
                at = _skip_space(s, at)
                if at < length and s[at] == ",":
                    at = _skip_space(s, at + 1)
                elif at < length and s[at] == "}":
                    at += 1
                    break
                else:
                    raise JSONDecodeError("Expecting ',' delimiter", s, at)
        if as_pairs:
            return self.object_pairs_hook(pairs), at
        if self.object_hook is not None:
            return self.object_hook(result), at
        return result, at
