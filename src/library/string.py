# string: constants, templates, and formatting that can be overridden.
#
# Comes in: text with placeholders, values. Goes out: text.
# Leaves to others: the formatting of one value is `format`'s; re is only imported for a template class that brings
# its own pattern.
# Holds: a Formatter reads format strings exactly as `str.format` does.
#
# Kernels: none.

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
    "printable", "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


# Templates

_MISSING = {}
_NAME_START = ascii_letters + "_"
_NAME = _NAME_START + digits


class _Placeholders:
    """Finds placeholders by hand: yields (start, end, kind, name), kind is "named", "escaped" or "invalid"."""

    def __init__(self, delimiter):
        self.delimiter = delimiter

    def find_all(self, text):
        delimiter = self.delimiter
        at = text.find(delimiter)
        while at >= 0:
            end = at + len(delimiter)
            if text.startswith(delimiter, end):
                end += len(delimiter)
                yield at, end, "escaped", None
            else:
                braced = text.startswith("{", end)
                start = end + 1 if braced else end
                stop = start
                if stop < len(text) and text[stop] in _NAME_START:
                    stop += 1
                    while stop < len(text) and text[stop] in _NAME:
                        stop += 1
                if stop == start or (braced and not text.startswith("}", stop)):
                    yield at, end, "invalid", None
                else:
                    end = stop + 1 if braced else stop
                    yield at, end, "named", text[start:stop]
            at = text.find(delimiter, end)


class _PatternPlaceholders:
    """The same by a regular expression with the groups that the documentation of Template names."""

    def __init__(self, pattern):
        self.pattern = pattern

    def find_all(self, text):
        for found in self.pattern.finditer(text):
            name = found.group("named") or found.group("braced")
            if name is not None:
                kind = "named"
            elif found.group("escaped") is not None:
                kind = "escaped"
            elif found.group("invalid") is not None:
                kind = "invalid"
            else:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
            yield found.start(), found.end(), kind, name


class Template:
    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None

    def __init_subclass__(cls):
        super().__init_subclass__()
        if "pattern" not in cls.__dict__ and cls.idpattern is Template.idpattern and cls.braceidpattern is None:
            cls._placeholders = _Placeholders(cls.delimiter)
            return
        import re
        flags = getattr(cls, "flags", re.IGNORECASE)
        if "pattern" in cls.__dict__:
            pattern = cls.pattern
        else:
            delimiter = re.escape(cls.delimiter)
            name = cls.idpattern
            braced = cls.braceidpattern or cls.idpattern
            pattern = (
                rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{name})|{{(?P<braced>{braced})}}|(?P<invalid>))"
            )
        cls.pattern = re.compile(pattern, flags | re.VERBOSE)
        cls._placeholders = _PatternPlaceholders(cls.pattern)

    def __init__(self, template):
        self.template = template

    def _refuse(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if lines:
            line = len(lines)
            column = len(lines[-1])
        else:
            line = column = 1
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))

    def _fill(self, value_of, lenient):
        template = self.template
        parts = []
        last = 0
        for start, end, kind, name in self._placeholders.find_all(template):
            parts.append(template[last:start])
            if kind == "named":
                parts.append(value_of(name, template[start:end]))
            elif kind == "escaped":
                parts.append(self.delimiter)
            elif lenient:
                parts.append(template[start:end])
            else:
                self._refuse(end)
            last = end
        parts.append(template[last:])
        return "".join(parts)

    def substitute(self, mapping=_MISSING, /, **kws):
        values = _merged(mapping, kws)
        return self._fill(lambda name, text: str(values[name]), False)

    def safe_substitute(self, mapping=_MISSING, /, **kws):
        values = _merged(mapping, kws)

        def value_of(name, text):
            try:
                return str(values[name])
            except KeyError:
                return text
        return self._fill(value_of, True)

    def is_valid(self):
        for _, _, kind, _ in self._placeholders.find_all(self.template):
            if kind == "invalid":
                return False
        return True

    def get_identifiers(self):
        names = []
        for _, _, kind, name in self._placeholders.find_all(self.template):
            if kind == "named" and name not in names:
                names.append(name)
        return names


Template._placeholders = _Placeholders(Template.delimiter)


def _merged(mapping, kws):
    if mapping is _MISSING:
        return kws
    if kws:
        from collections import ChainMap
        return ChainMap(kws, mapping)
    return mapping


# Format strings

def _parse_format(text):
    """Yields (literal text, field name, format spec, conversion); the last three are None behind the last field."""
    length = len(text)
    at = 0
    while at < length:
        literal = []
        while at < length:
            char = text[at]
            if char != "{" and char != "}":
                stop = at + 1
                while stop < length and text[stop] != "{" and text[stop] != "}":
                    stop += 1
                literal.append(text[at:stop])
                at = stop
                continue
            if at + 1 < length and text[at + 1] == char:
                # A doubled brace ends the piece, as it does in CPython.
                literal.append(char)
                at += 2
                yield "".join(literal), None, None, None
                literal = []
                continue
            break
        if at == length:
            if literal:
                yield "".join(literal), None, None, None
            return
        if text[at] == "}":
            raise ValueError("Single '}' encountered in format string")
        if at + 1 == length:
            raise ValueError("Single '{' encountered in format string")
        at, name, spec, conversion = _parse_field(text, at + 1)
        yield "".join(literal), name, spec, conversion


def _parse_field(text, at):
    length = len(text)
    start = at
    depth = 1
    # The name ends at a colon or an exclamation mark outside of brackets.
    while at < length:
        char = text[at]
        if char == "[":
            close = text.find("]", at)
            at = length if close < 0 else close
        elif char == "{":
            raise ValueError("unexpected '{' in field name")
        elif char in "}:!":
            break
        at += 1
    if at >= length:
        raise ValueError("expected '}' before end of string")
    name = text[start:at]
    conversion = None
    if text[at] == "!":
        if at + 1 >= length:
            raise ValueError("end of string while looking for conversion specifier")
        if text[at + 1] == "}":
            raise ValueError("unmatched '{' in format spec")
        conversion = text[at + 1]
        at += 2
        if at >= length:
            raise ValueError("unmatched '{' in format spec")
        if text[at] == "}":
            return at + 1, name, "", conversion
        if text[at] != ":":
            raise ValueError("expected ':' after conversion specifier")
    if text[at] == "}":
        return at + 1, name, "", conversion
    at += 1
    start = at
    while at < length:
        if text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if depth == 0:
                return at + 1, name, text[start:at], conversion
        at += 1
    raise ValueError("unmatched '{' in format spec")


def _split_field_name(name):
    """The first part of a field name, and the (is attribute, name) steps behind it."""
    at = 0
    while at < len(name) and name[at] not in ".[":
        at += 1
    first = name[:at]
    if first.isdecimal():
        first = int(first)
    steps = []
    while at < len(name):
        if name[at] == ".":
            stop = at + 1
            while stop < len(name) and name[stop] not in ".[":
                stop += 1
            if stop == at + 1:
                raise ValueError("Empty attribute in format string")
            steps.append((True, name[at + 1:stop]))
            at = stop
        elif name[at] == "[":
            stop = name.find("]", at)
            if stop < 0:
                raise ValueError("Missing ']' in format string")
            key = name[at + 1:stop]
            if not key:
                raise ValueError("Empty attribute in format string")
            steps.append((False, int(key) if key.isdecimal() else key))
            at = stop + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
    return first, steps


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if name is None:
                continue
            if name == "":
                if auto_arg_index is False:
                    raise ValueError(
                        "cannot switch from manual field specification to automatic field numbering")
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif name.isdigit():
                if auto_arg_index:
                    raise ValueError(
                        "cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            value, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(
                spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            parts.append(self.format_field(value, spec))
        return "".join(parts), auto_arg_index

    def get_value(self, key, args, kwargs):
        if isinstance(key, int):
            return args[key]
        return kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return _parse_format(format_string)

    def get_field(self, field_name, args, kwargs):
        first, steps = _split_field_name(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, name in steps:
            value = getattr(value, name) if is_attribute else value[name]
        return value, first
