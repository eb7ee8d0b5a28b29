# json.encoder: values to JSON text.
#
# Comes in: dicts, lists, tuples, text, numbers, booleans, None, and what `default` makes of anything else.
# Goes out: text, in one piece or in many.
# Leaves to others: nothing; this module imports nothing.
# Holds: a value that contains itself is reported, not followed.
#
# Kernels: none.

__all__ = ["JSONEncoder"]

_SHORT = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_INFINITY = float("inf")


def encode_basestring(s):
    """Text in quotes, as it is but for what JSON demands."""
    if s.isprintable() and '"' not in s and "\\" not in s:
        return f'"{s}"'
    parts = ['"']
    for char in s:
        if char >= " " and char != '"' and char != "\\":
            parts.append(char)
        elif char in _SHORT:
            parts.append(_SHORT[char])
        else:
            parts.append(f"\\u{ord(char):04x}")
    parts.append('"')
    return "".join(parts)


def encode_basestring_ascii(s):
    """Text in quotes, everything beyond ASCII written as escapes."""
    if s.isascii() and s.isprintable() and '"' not in s and "\\" not in s:
        return f'"{s}"'
    parts = ['"']
    for char in s:
        if char in _SHORT:
            parts.append(_SHORT[char])
        elif " " <= char <= "~":
            parts.append(char)
        else:
            code = ord(char)
            if code < 0x10000:
                parts.append(f"\\u{code:04x}")
            else:
                code -= 0x10000
                parts.append(f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}")
    parts.append('"')
    return "".join(parts)


def _float_text(number, allow_nan):
    if number != number:
        text = "NaN"
    elif number == _INFINITY:
        text = "Infinity"
    elif number == -_INFINITY:
        text = "-Infinity"
    else:
        return float.__repr__(number)
    if not allow_nan:
        raise ValueError("Out of range float values are not JSON compliant")
    return text


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        return "".join(self._chunks(o))

    def iterencode(self, o, _one_shot=False):
        yield from self._chunks(o)

    def _chunks(self, o):
        writer = _Writer(self)
        writer.write(o, "\n")
        return writer.chunks


class _Writer:
    """One conversion: the settings, the chunks so far, and the containers that are being written."""

    def __init__(self, encoder):
        self.chunks = []
        self.text = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        self.default = encoder.default
        self.open = {} if encoder.check_circular else None
        self.skipkeys = encoder.skipkeys
        self.allow_nan = encoder.allow_nan
        self.sort_keys = encoder.sort_keys
        self.item_separator = encoder.item_separator
        self.key_separator = encoder.key_separator
        indent = encoder.indent
        self.indent = indent if indent is None or isinstance(indent, str) else " " * indent

    def write(self, o, newline):
        chunks = self.chunks
        if isinstance(o, str):
            chunks.append(self.text(o))
        elif o is None:
            chunks.append("null")
        elif o is True:
            chunks.append("true")
        elif o is False:
            chunks.append("false")
        elif isinstance(o, int):
            chunks.append(int.__repr__(o))
        elif isinstance(o, float):
            chunks.append(_float_text(o, self.allow_nan))
        elif isinstance(o, (list, tuple)):
            if o:
                self.enter(o)
                self.write_items(o, newline)
                self.leave(o)
            else:
                chunks.append("[]")
        elif isinstance(o, dict):
            if o:
                self.enter(o)
                self.write_pairs(o, newline)
                self.leave(o)
            else:
                chunks.append("{}")
        else:
            self.enter(o)
            self.write(self.default(o), newline)
            self.leave(o)

    def enter(self, o):
        if self.open is not None:
            if id(o) in self.open:
                raise ValueError("Circular reference detected")
            self.open[id(o)] = o

    def leave(self, o):
        if self.open is not None:
            del self.open[id(o)]

    def write_items(self, items, newline):
        chunks = self.chunks
        separator = self.item_separator
        if self.indent is None:
            inner = newline
            chunks.append("[")
        else:
            inner = newline + self.indent
            separator += inner
            chunks.append("[" + inner)
        first = True
        for item in items:
            if first:
                first = False
            else:
                chunks.append(separator)
            self.write(item, inner)
        chunks.append("]" if self.indent is None else newline + "]")

    def write_pairs(self, pairs, newline):
        chunks = self.chunks
        separator = self.item_separator
        if self.indent is None:
            inner = newline
            chunks.append("{")
        else:
            inner = newline + self.indent
            separator += inner
            chunks.append("{" + inner)
        items = sorted(pairs.items()) if self.sort_keys else pairs.items()
        first = True
        for key, value in items:
            name = self.key_text(key)
            if name is None:
                continue
            if first:
                first = False
            else:
                chunks.append(separator)
            chunks.append(self.text(name))
            chunks.append(self.key_separator)
            self.write(value, inner)
        chunks.append("}" if self.indent is None else newline + "}")

    def key_text(self, key):
        """What a key is called in JSON, or None to leave it out."""
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return _float_text(key, self.allow_nan)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
