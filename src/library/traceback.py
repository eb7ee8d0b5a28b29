# traceback: exceptions and stacks as text.
#
# Comes in: exceptions, traceback objects, frames. Goes out: the lines that the engine prints for an exception that
# nobody caught, and the same as data.
# Leaves to others: the text of source lines and the parsing of expressions are the kernel's.
# Holds: formatting never raises because of the exception that is formatted.
#
# Kernels: _kernel_source.line(filename, number), the text of a line of a script, or "";
# _kernel_source.caret_anchors(text), for the source of an expression the (start, end) of what the carets point out:
# the operator of a binary operation, the brackets of a subscript; None for anything else.
# Expects of code objects: co_positions(), of traceback objects: tb_lasti in units of two.

import sys
from _kernel_source import caret_anchors as _caret_anchors, line as _source_line

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb",
    "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb",
]

_MISSING = object()

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"

# A frame that repeats more often than this is printed this often, and then counted.
_RECURSION_SHOWN = 3


# Frames

class FrameSummary:
    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self.locals = None
        if locals is not None:
            self.locals = {key: _safe(value, repr) for key, value in locals.items()}
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno
        if lookup_line:
            self.line

    @property
    def _original_line(self):
        self.line
        return self._line

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = _source_line(self.filename, self.lineno)
        return self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno
                    and self.name == other.name and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4


def _safe(value, func):
    try:
        return func(value)
    except Exception:
        return f"<exception {func.__name__}() failed>"


def walk_stack(f):
    if f is None:
        f = sys._getframe().f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _positions_of_tb(tb):
    """Frames and places, outermost first: (frame, (line, end line, column, end column))."""
    while tb is not None:
        yield tb.tb_frame, _position(tb.tb_frame.f_code, tb.tb_lasti, tb.tb_lineno)
        tb = tb.tb_next


def _position(code, lasti, lineno):
    if lasti >= 0:
        index = lasti // 2
        for found in code.co_positions():
            if index == 0:
                if found[0] is None:
                    return (lineno,) + tuple(found[1:])
                return found
            index -= 1
    return lineno, None, None, None


class StackSummary(list):
    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return klass._extract(
            ((frame, (lineno, None, None, None)) for frame, lineno in frame_gen), limit, lookup_lines, capture_locals)

    @classmethod
    def _extract(klass, frames, limit, lookup_lines, capture_locals):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        frames = list(frames)
        if limit is not None:
            frames = frames[:limit] if limit >= 0 else frames[limit:]
        result = klass()
        for frame, (lineno, end_lineno, colno, end_colno) in frames:
            code = frame.f_code
            result.append(FrameSummary(
                code.co_filename, lineno, code.co_name, lookup_line=lookup_lines,
                locals=frame.f_locals if capture_locals else None,
                end_lineno=end_lineno, colno=colno, end_colno=end_colno,
            ))
        return result

    @classmethod
    def from_list(klass, a_list):
        result = klass()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary):
        parts = [f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n']
        line = frame_summary.line
        if line:
            parts.append(f"    {line}\n")
            carets = _carets(frame_summary, line)
            if carets:
                parts.append(f"    {carets}\n")
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                parts.append(f"    {name} = {value}\n")
        return "".join(parts)

    def format(self):
        result = []
        last = None
        count = 0
        for summary in self:
            text = self.format_frame_summary(summary)
            if text is None:
                continue
            here = (summary.filename, summary.lineno, summary.name)
            if here != last:
                _add_repeats(result, count)
                last = here
                count = 0
            count += 1
            if count <= _RECURSION_SHOWN:
                result.append(text)
        _add_repeats(result, count)
        return result


def _add_repeats(result, count):
    count -= _RECURSION_SHOWN
    if count > 0:
        result.append(f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n")


def _characters(line, offset):
    """A column in bytes as a column in characters."""
    if line.isascii():
        return offset
    return len(line.encode("utf-8")[:offset].decode("utf-8", errors="replace"))


def _carets(summary, line):
    """The marks below the part of the line where the exception arose, or "" if that is all of the line."""
    if summary.colno is None or summary.end_colno is None:
        return ""
    original = summary._original_line
    stripped = len(original) - len(original.lstrip())
    start = _characters(original, summary.colno)
    anchors = None
    if summary.lineno == summary.end_lineno:
        end = _characters(original, summary.end_colno)
        anchors = _safe_anchors(original[start:end])
    else:
        end = stripped + len(line)
    if end - start >= len(line) and not (anchors and anchors[1] > anchors[0]):
        return ""
    indent = " " * (start - stripped)
    if anchors:
        left, right = anchors
        return f"{indent}{'~' * left}{'^' * (right - left)}{'~' * (end - start - right)}"
    return indent + "^" * (end - start)


def _safe_anchors(text):
    try:
        return _caret_anchors(text)
    except Exception:
        return None


# Exceptions

class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        options = {
            "limit": limit, "lookup_lines": lookup_lines, "capture_locals": capture_locals,
            "max_group_width": max_group_width, "max_group_depth": max_group_depth,
        }
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract(_positions_of_tb(exc_traceback), limit, lookup_lines, capture_locals)
        self.exc_type = exc_type
        self._str = _safe(exc_value, str)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        if exc_type and issubclass(exc_type, SyntaxError):
            self.filename = exc_value.filename
            lineno = exc_value.lineno
            end_lineno = exc_value.end_lineno
            self.lineno = None if lineno is None else str(lineno)
            self.end_lineno = None if end_lineno is None else str(end_lineno)
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = exc_value.end_offset
            self.msg = exc_value.msg
        self.__cause__ = None
        self.__context__ = None
        self.exceptions = None
        self.__suppress_context__ = False
        if exc_value is None:
            return
        self.__suppress_context__ = exc_value.__suppress_context__
        cause = exc_value.__cause__
        if cause is not None and id(cause) not in seen:
            self.__cause__ = TracebackException(type(cause), cause, cause.__traceback__, _seen=seen, **options)
        context = exc_value.__context__
        if compact:
            wanted = self.__cause__ is None and not self.__suppress_context__
        else:
            wanted = True
        if wanted and context is not None and id(context) not in seen:
            self.__context__ = TracebackException(
                type(context), context, context.__traceback__, _seen=seen, **options)
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [
                TracebackException(type(inner), inner, inner.__traceback__, _seen=seen, **options)
                for inner in exc_value.exceptions
            ]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        if self.exc_type is None:
            yield _final_line(None, self._str)
            return
        name = self.exc_type.__qualname__
        module = self.exc_type.__module__
        if module not in ("__main__", "builtins"):
            name = f"{module if isinstance(module, str) else '<unknown>'}.{name}"
        if issubclass(self.exc_type, SyntaxError):
            yield from self._format_syntax_error(name)
        else:
            yield _final_line(name, self._str)
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                for line in _safe(note, str).split("\n"):
                    yield line + "\n"
        elif notes is not None:
            yield f"{_safe(notes, repr)}\n"

    def _format_syntax_error(self, name):
        suffix = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        text = self.text
        if text is not None:
            line = text.rstrip("\n")
            shown = line.lstrip(" \n\f")
            spaces = len(line) - len(shown)
            yield f"    {shown}\n"
            if self.offset is not None:
                offset = self.offset
                end_offset = self.end_offset if self.end_offset not in (None, 0) else offset
                if offset == end_offset or end_offset == -1:
                    end_offset = offset + 1
                start = offset - 1 - spaces
                end = end_offset - 1 - spaces
                if start >= 0:
                    # Tabs in front of the mark stay tabs, so that it lines up.
                    indent = "".join([char if char.isspace() else " " for char in shown[:start]])
                    yield f"    {indent}{'^' * (end - start)}\n"
        yield f"{name}: {self.msg or '<no detail available>'}{suffix}\n"

    def format(self, *, chain=True, _ctx=None):
        ctx = _Indented() if _ctx is None else _ctx
        links = []
        exc = self
        if chain:
            while exc is not None:
                if exc.__cause__ is not None:
                    message, next_exc = _CAUSE, exc.__cause__
                elif exc.__context__ is not None and not exc.__suppress_context__:
                    message, next_exc = _CONTEXT, exc.__context__
                else:
                    message, next_exc = None, None
                links.append((message, exc))
                exc = next_exc
        else:
            links.append((None, exc))
        for message, exc in reversed(links):
            if message is not None:
                yield from ctx.emit([message])
            if exc.exceptions is None:
                if exc.stack:
                    yield from ctx.emit(["Traceback (most recent call last):\n"])
                    yield from ctx.emit(exc.stack.format())
                yield from ctx.emit(exc.format_exception_only())
            elif ctx.depth > self.max_group_depth:
                yield from ctx.emit([f"... (max_group_depth is {self.max_group_depth})\n"])
            else:
                yield from self._format_group(exc, chain, ctx)

    def _format_group(self, exc, chain, ctx):
        top = ctx.depth == 0
        if top:
            ctx.depth += 1
        if exc.stack:
            yield from ctx.emit(
                ["Exception Group Traceback (most recent call last):\n"], "+" if top else None)
            yield from ctx.emit(exc.stack.format())
        yield from ctx.emit(exc.format_exception_only())
        total = len(exc.exceptions)
        shown = total if total <= self.max_group_width else self.max_group_width + 1
        ctx.need_close = False
        for index in range(shown):
            last = index == shown - 1
            if last:
                ctx.need_close = True
            cut = self.max_group_width is not None and index >= self.max_group_width
            title = "..." if cut else f"{index + 1}"
            yield f"{ctx.indent()}{'+-' if index == 0 else '  '}+---------------- {title} ----------------\n"
            ctx.depth += 1
            if cut:
                left = total - self.max_group_width
                yield from ctx.emit([f"and {left} more exception{'s' if left > 1 else ''}\n"])
            else:
                yield from exc.exceptions[index].format(chain=chain, _ctx=ctx)
            if last and ctx.need_close:
                yield f"{ctx.indent()}+------------------------------------\n"
                ctx.need_close = False
            ctx.depth -= 1
        if top:
            ctx.depth = 0

    def print(self, *, file=None, chain=True):
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end="")


class _Indented:
    """How deep in groups the text is, and the margin that shows it."""

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def indent(self):
        return " " * (2 * self.depth)

    def emit(self, texts, margin=None):
        prefix = self.indent()
        if self.depth:
            prefix += (margin or "|") + " "
        for text in texts:
            if not self.depth:
                yield text
                continue
            yield "".join([prefix + line for line in text.splitlines(True)])


def _final_line(name, text):
    return f"{name}: {text}\n" if text else f"{name}\n"


# Functions

def _exception_of(exc, value):
    if value is _MISSING:
        if exc is None:
            return None
        if not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc
    return value


def _parsed(exc, value, tb):
    if (value is _MISSING) != (tb is _MISSING):
        raise ValueError("Both or neither of value and tb must be given")
    if value is tb is _MISSING:
        if exc is not None:
            value = _exception_of(exc, _MISSING)
            return value, value.__traceback__
        return None, None
    return value, tb


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True):
    value, tb = _parsed(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True):
    value, tb = _parsed(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception_only(exc, /, value=_MISSING):
    value = _exception_of(exc, value)
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only())


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def extract_tb(tb, limit=None):
    return StackSummary._extract(_positions_of_tb(tb), limit, True, False)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def format_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit))


def print_stack(f=None, limit=None, file=None):
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit), file)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    if file is None:
        file = sys.stderr
    for item in format_list(extracted_list):
        print(item, file=file, end="")


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            # A frame that still runs stays as it is.
            pass
        tb = tb.tb_next
