# re: regular expressions.
#
# Comes in: patterns, text, templates of substitutions. Goes out: patterns, matches, text.
# Leaves to others: compiling and searching.
# Holds: places in a match are those that the kernel gave: start and end of each group in turns, -1 for a group that has
# not matched, and at last the number of the group that was closed last.
#
# Kernels: _kernel_regex.findall, _kernel_regex.parse, _kernel_regex.scan, _kernel_regex.search.

import _kernel_regex
import enum
import functools

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge",
    "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE",
    "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
]
__version__ = "2.2.1"


# What CPython has in C: the words of messages about it are those about built-in types, and tracebacks leave it out.
_BUILT_IN = ("Pattern", "Match")


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    TEMPLATE = T = 1
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


class error(Exception):
    """Exception raised for invalid regular expressions."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = "%s at position %d" % (msg, pos)
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = "%s (line %d, column %d)" % (msg, self.lineno, self.colno)
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


_search = _kernel_regex.search
_scan = _kernel_regex.scan
_SEARCH, _MATCH, _FULL = 0, 1, 2
_MOST_CACHED = 512
_cache = {}
_FLAG_NAMES = (
    (2, "re.IGNORECASE"), (4, "re.LOCALE"), (8, "re.MULTILINE"), (16, "re.DOTALL"), (64, "re.VERBOSE"),
    (128, "re.DEBUG"), (256, "re.ASCII"),
)


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = (type(pattern), pattern, flags)
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray, memoryview)):
        raise TypeError("first argument must be string or compiled pattern")
    made = _new_pattern(pattern, flags)
    if not flags & 128:
        if len(_cache) >= _MOST_CACHED:
            del _cache[next(iter(_cache))]
        _cache[key] = made
    return made


def _new_pattern(pattern, flags):
    is_text = isinstance(pattern, str)
    if is_text and flags & 4:
        raise ValueError("cannot use LOCALE flag with a str pattern")
    if not is_text and flags & 32:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    if is_text and flags & 32 and flags & 256:
        raise ValueError("ASCII and UNICODE flags are incompatible")
    if not is_text and flags & 4 and flags & 256:
        raise ValueError("ASCII and LOCALE flags are incompatible")
    found = _kernel_regex.parse(pattern, flags)
    if len(found) == 3:
        message, place, is_overflow = found
        if is_overflow:
            raise OverflowError(message)
        raise error(message, pattern, place)
    program, flags, groups, names = found
    if is_text and flags & 32 and flags & 256:
        raise ValueError("ASCII and UNICODE flags are incompatible")
    made = object.__new__(Pattern)
    made._program = program
    made._pattern = pattern
    made._flags = flags
    made._groups = groups
    made._names = dict(names)
    made._is_text = is_text
    return made


def _read_only(name):
    return property(lambda self: getattr(self, name))


class Pattern:
    """Compiled regular expression object."""

    __module__ = "re"
    __slots__ = ("_program", "_pattern", "_flags", "_groups", "_names", "_is_text", "__weakref__")

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Pattern' instances")

    pattern = _read_only("_pattern")
    flags = _read_only("_flags")
    groups = _read_only("_groups")

    @property
    def groupindex(self):
        return _proxy(self._names)

    def _check(self, string):
        if isinstance(string, str):
            if not self._is_text:
                raise TypeError("cannot use a bytes pattern on a string-like object")
        elif isinstance(string, (bytes, bytearray, memoryview)):
            if self._is_text:
                raise TypeError("cannot use a string pattern on a bytes-like object")
        else:
            raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")

    def _find(self, string, pos, endpos, mode):
        self._check(string)
        size = len(string)
        endpos = size if endpos is None else min(max(endpos, 0), size)
        pos = min(max(pos, 0), size)
        if pos > endpos:
            return None
        places = _search(self._program, string, pos, endpos, mode, False)
        return None if places is None else _new_match(self, string, pos, endpos, places)

    def search(self, string, pos=0, endpos=None):
        """Scan through string looking for a match, and return a corresponding match object instance."""
        return self._find(string, pos, endpos, _SEARCH)

    def match(self, string, pos=0, endpos=None):
        """Matches zero or more characters at the beginning of the string."""
        return self._find(string, pos, endpos, _MATCH)

    def fullmatch(self, string, pos=0, endpos=None):
        """Matches against all of the string."""
        return self._find(string, pos, endpos, _FULL)

    def _places(self, string, pos=0, endpos=None):
        self._check(string)
        size = len(string)
        endpos = size if endpos is None else min(max(endpos, 0), size)
        at = min(max(pos, 0), size)
        program = self._program
        not_empty = False
        # The first matches one by one: often no more are wanted.
        most = 1
        while at <= endpos:
            found = _scan(program, string, at, endpos, not_empty, most)
            yield from found
            if len(found) < most:
                return
            at = found[-1][1]
            not_empty = found[-1][0] == at
            most = min(2 * most, 256)

    def finditer(self, string, pos=0, endpos=None):
        """Return an iterator over all non-overlapping matches for the RE pattern in string."""
        self._check(string)
        return self._matches(string, pos, endpos)

    def _matches(self, string, pos, endpos):
        size = len(string)
        end = size if endpos is None else min(max(endpos, 0), size)
        start = min(max(pos, 0), size)
        for places in self._places(string, pos, endpos):
            yield _new_match(self, string, start, end, places)

    def scanner(self, string, pos=0, endpos=None):
        return _Scanner(self, string, pos, endpos)

    def findall(self, string, pos=0, endpos=None):
        """Return a list of all non-overlapping matches of pattern in string."""
        self._check(string)
        size = len(string)
        end = size if endpos is None else min(max(endpos, 0), size)
        start = min(max(pos, 0), size)
        return _kernel_regex.findall(self._program, string, start, end) if start <= end else []

    def split(self, string, maxsplit=0):
        """Split string by the occurrences of pattern."""
        parts = []
        last = 0
        if maxsplit < 0:
            self._check(string)
            return [_part(string, 0, len(string))]
        for places in self._places(string):
            parts.append(_part(string, last, places[0]))
            for at in range(2, 2 * self._groups + 2, 2):
                parts.append(_part(string, places[at], places[at + 1]) if places[at] >= 0 else None)
            last = places[1]
            if maxsplit and (len(parts) // (self._groups + 1)) >= maxsplit:
                break
        parts.append(_part(string, last, len(string)))
        return parts

    def sub(self, repl, string, count=0):
        """Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl."""
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        """Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl."""
        self._check(string)
        size = len(string)
        if callable(repl):
            fill = repl
        else:
            literal, pieces = _template(self, repl)
            fill = None if pieces is None else lambda match: match._fill(pieces)
        parts = []
        last = made = 0
        if count >= 0:
            for places in self._places(string):
                start, end = places[0], places[1]
                parts.append(_part(string, last, start))
                if fill is None:
                    parts.append(literal)
                else:
                    text = fill(_new_match(self, string, 0, size, places))
                    if text is not None:
                        parts.append(text)
                last = end
                made += 1
                if made == count:
                    break
        parts.append(_part(string, last, size))
        return _part(string, 0, 0).join(parts), made

    def __repr__(self):
        flags = self._flags
        if self._is_text and flags & (4 | 32 | 256) == 32:
            flags &= ~32
        names = []
        for flag, name in _FLAG_NAMES:
            if flags & flag:
                names.append(name)
                flags &= ~flag
        if flags:
            names.append(hex(flags))
        shown = "%.200r" % (self._pattern,)
        return f"re.compile({shown}, {'|'.join(names)})" if names else f"re.compile({shown})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self is other or self._flags == other._flags and type(self._pattern) is type(other._pattern)
                and self._pattern == other._pattern)

    def __hash__(self):
        return hash((self._pattern, self._flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return _compile, (self._pattern, self._flags)

    def __class_getitem__(cls, item):
        return _alias(cls, item)


def _alias(cls, item):
    from types import GenericAlias
    return GenericAlias(cls, item)


def _proxy(names):
    from types import MappingProxyType
    return MappingProxyType(names)


def _part(string, start, end):
    part = string[start:end]
    return part if isinstance(string, (str, bytes)) else bytes(part)


class _Scanner:
    def __init__(self, pattern, string, pos, endpos):
        self.pattern = pattern
        self._string = string
        size = len(string)
        self._end = size if endpos is None else min(max(endpos, 0), size)
        self._at = self._start = min(max(pos, 0), size)
        self._not_empty = False

    def _next(self, mode):
        if self._at > self._end:
            return None
        places = _search(self.pattern._program, self._string, self._at, self._end, mode, self._not_empty)
        if places is None:
            return None
        self._at = places[1]
        self._not_empty = places[0] == places[1]
        return _new_match(self.pattern, self._string, self._start, self._end, places)

    def match(self):
        return self._next(_MATCH)

    def search(self):
        return self._next(_SEARCH)


def _new_match(pattern, string, pos, endpos, places):
    made = object.__new__(Match)
    made._re = pattern
    made._string = string
    made._pos = pos
    made._endpos = endpos
    made._places = places
    return made


class Match:
    """The result of re.match() and re.search().
Match objects always have a boolean value of True."""

    __module__ = "re"
    __slots__ = ("_re", "_string", "_pos", "_endpos", "_places")

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Match' instances")

    re = _read_only("_re")
    string = _read_only("_string")
    pos = _read_only("_pos")
    endpos = _read_only("_endpos")

    @property
    def lastindex(self):
        return self._places[-1] or None

    @property
    def lastgroup(self):
        last = self._places[-1]
        for name, number in self._re._names.items():
            if number == last:
                return name
        return None

    @property
    def regs(self):
        places = self._places
        return tuple([(places[at], places[at + 1]) for at in range(0, len(places) - 1, 2)])

    def _number(self, group):
        if isinstance(group, str) or isinstance(group, bytes):
            number = self._re._names.get(group, -1)
        elif hasattr(type(group), "__index__"):
            number = group.__index__()
        else:
            number = -1
        if not 0 <= number <= self._re._groups:
            raise IndexError("no such group")
        return 2 * number

    def _text(self, at, default=None):
        places = self._places
        start = places[at]
        return default if start < 0 else _part(self._string, start, places[at + 1])

    def group(self, *groups):
        """Return subgroup(s) of the match by indices or names."""
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._number(groups[0]))
        return tuple([self._text(self._number(group)) for group in groups])

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        """Return a tuple containing all the subgroups of the match, from 1."""
        return tuple([self._text(at, default) for at in range(2, 2 * self._re._groups + 2, 2)])

    def groupdict(self, default=None):
        """Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name."""
        return {name: self._text(2 * number, default) for name, number in self._re._names.items()}

    def start(self, group=0, /):
        """Return index of the start of the substring matched by group."""
        return self._places[self._number(group)]

    def end(self, group=0, /):
        """Return index of the end of the substring matched by group."""
        return self._places[self._number(group) + 1]

    def span(self, group=0, /):
        """For match object m, return the 2-tuple (m.start(group), m.end(group))."""
        at = self._number(group)
        return self._places[at], self._places[at + 1]

    def expand(self, template):
        """Return the string obtained by doing backslash substitution on the string template, as done by the sub() method."""
        literal, pieces = _template(self._re, template)
        return literal if pieces is None else self._fill(pieces)

    def _fill(self, pieces):
        empty = _part(self._string, 0, 0)
        return empty.join([self._text(piece, empty) if type(piece) is int else piece for piece in pieces])

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __class_getitem__(cls, item):
        return _alias(cls, item)


_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}
_OCTAL = frozenset("01234567")
_DIGITS = frozenset("0123456789")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


@functools.lru_cache(512)
def _template_of(pattern, kind, source):
    is_text = kind is str
    text = source if is_text else str(source, "latin-1")
    pieces = []
    literal = []
    size = len(text)

    def add_group(number, place):
        if number > pattern._groups:
            raise error("invalid group reference %d" % number, source, place)
        if literal:
            pieces.append(_plain(literal, is_text))
            literal.clear()
        pieces.append(2 * number)

    at = 0
    while at < size:
        next_at = text.find("\\", at)
        if next_at < 0:
            literal.append(text[at:])
            break
        if next_at > at:
            literal.append(text[at:next_at])
        at = next_at
        if at + 1 >= size:
            raise error("bad escape (end of pattern)", source, at)
        c = text[at + 1]
        if c == "g":
            if text[at + 2:at + 3] != "<":
                raise error("missing <", source, at + 2)
            end = text.find(">", at + 3)
            name = text[at + 3:] if end < 0 else text[at + 3:end]
            if not name:
                raise error("missing group name", source, at + 3)
            if end < 0:
                raise error("missing >, unterminated name", source, at + 3)
            if name.isidentifier():
                if not is_text and not name.isascii():
                    raise error("bad character in group name %a" % name, source, at + 3)
                if name not in pattern._names:
                    raise IndexError("unknown group name %r" % name)
                number = pattern._names[name]
            else:
                try:
                    number = int(name)
                    if number < 0:
                        raise ValueError
                except ValueError:
                    raise error("bad character in group name %r" % name, source, at + 3) from None
            add_group(number, at + 3)
            at = end + 1
        elif c == "0":
            end = at + 2
            while end < size and end < at + 4 and text[end] in _OCTAL:
                end += 1
            literal.append(chr(int(text[at + 1:end], 8) & 0xff))
            at = end
        elif c in _DIGITS:
            end = at + 2
            if end < size and text[end] in _DIGITS:
                end += 1
                if c in _OCTAL and text[at + 2] in _OCTAL and end < size and text[end] in _OCTAL:
                    end += 1
                    code = int(text[at + 1:end], 8)
                    if code > 0o377:
                        raise error("octal escape value %s outside of range 0-0o377" % text[at:end], source, at)
                    literal.append(chr(code))
                    at = end
                    continue
            add_group(int(text[at + 1:end]), at + 1)
            at = end
        else:
            if c in _ESCAPES:
                literal.append(_ESCAPES[c])
            elif c in _LETTERS:
                raise error("bad escape \\" + c, source, at)
            else:
                literal.append("\\" + c)
            at += 2
    if not pieces:
        return _plain(literal, is_text), None
    if literal:
        pieces.append(_plain(literal, is_text))
    return None, tuple(pieces)


def _plain(parts, is_text):
    text = "".join(parts)
    return text if is_text else text.encode("latin-1")


def _template(pattern, source):
    if not isinstance(source, (str, bytes)):
        if not isinstance(source, (bytearray, memoryview)):
            raise TypeError(f"decoding to str: need a bytes-like object, {type(source).__name__} found")
        source = bytes(source)
    return _template_of(pattern, str if isinstance(source, str) else bytes, source)


def match(pattern, string, flags=0):
    """Try to apply the pattern at the start of the string, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Try to apply the pattern to all of the string, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Scan through string looking for a match to the pattern, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """Return the string obtained by replacing the leftmost
    non-overlapping occurrences of the pattern in string by the
    replacement repl."""
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """Return a 2-tuple containing (new_string, number)."""
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """Split the source string by the occurrences of the pattern,
    returning a list containing the resulting substrings."""
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """Return a list of all non-overlapping matches in the string."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over all non-overlapping matches in the
    string.  For each match, the iterator returns a Match object."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    "Compile a regular expression pattern, returning a Pattern object."
    return _compile(pattern, flags)


def purge():
    "Clear the regular expression caches"
    _cache.clear()
    _template_of.cache_clear()


_special_chars = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """
    Escape special characters in a string.
    """
    if isinstance(pattern, str):
        return pattern.translate(_special_chars)
    return str(pattern, "latin1").translate(_special_chars).encode("latin1")
