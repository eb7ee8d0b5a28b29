# warnings: messages about code that works today.
#
# Comes in: messages, and filters that say what to do with them. Goes out: lines on sys.stderr, exceptions, or silence.
# Leaves to others: re, imported only when a filter names a pattern.
# Holds: a message with action "default" is shown once for each place that gives it.
#
# Kernels: _kernel_source.line(filename, number), the text of a line of a script, or "".

import sys

__all__ = [
    "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
    "catch_warnings",
]

# What CPython has in C: the words of messages about it are those about built-in functions, and tracebacks leave it out.
_BUILT_IN = ("warn", "warn_explicit")
_BUILT_IN_MODULE = "_warnings"

_ACTIONS = ("error", "ignore", "always", "default", "module", "once")

# (action, message pattern, category, module pattern, line number); the first that matches decides.
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
_defaultaction = "default"
_once = {}


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
            f"lineno : {self.lineno}, line : {self.line!r}}}"
        )


def showwarning(message, category, filename, lineno, file=None, line=None):
    _show(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        from _kernel_source import line as source_line
        line = source_line(filename, lineno)
    if line:
        text += f"  {line.strip()}\n"
    return text


_original_showwarning = showwarning


def _show(notice):
    if showwarning is not _original_showwarning:
        # A script put its own function in the place of ours.
        showwarning(notice.message, notice.category, notice.filename, notice.lineno, notice.file, notice.line)
        return
    file = notice.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    try:
        file.write(formatwarning(notice.message, notice.category, notice.filename, notice.lineno, notice.line))
    except OSError:
        pass


def _checked(action, category, lineno):
    if action not in _ACTIONS:
        raise AssertionError(f"invalid action: {action!r}")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise AssertionError("category must be a Warning subclass")
    if not isinstance(lineno, int):
        raise AssertionError("lineno must be an int")
    if lineno < 0:
        raise AssertionError("lineno must be an int >= 0")


def _add_filter(item, append):
    if append:
        if item not in filters:
            filters.append(item)
        return
    if item in filters:
        filters.remove(item)
    filters.insert(0, item)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _checked(action, category, lineno)
    if message or module:
        import re
        message = re.compile(message, re.IGNORECASE) if message else None
        module = re.compile(module) if module else None
    else:
        message = module = None
    _add_filter((action, message, category, module, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _checked(action, category, lineno)
    _add_filter((action, None, category, None, lineno), append)


def resetwarnings():
    filters[:] = []


def _matches(pattern, text):
    if pattern is None:
        return True
    if isinstance(pattern, str):
        return pattern == text
    return pattern.match(text) is not None


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(max(stacklevel, 1))
    except ValueError:
        space = sys.__dict__
        filename = "sys"
        lineno = 1
    else:
        space = frame.f_globals
        filename = frame.f_code.co_filename
        lineno = frame.f_lineno
    module = space.get("__name__") or "<string>"
    registry = space.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, module, registry, None, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None,
                  source=None):
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        if module.endswith(".py"):
            module = module[:-3]
    if registry is None:
        registry = {}
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    action = _defaultaction
    for chosen, pattern, kind, module_pattern, line in filters:
        if (_matches(pattern, text) and issubclass(category, kind) and _matches(module_pattern, module)
                and (line == 0 or lineno == line)):
            action = chosen
            break
    # What was shown before counts only while the filters are those of then.
    version = tuple([id(item) for item in filters])
    if registry.get("version") != version:
        registry.clear()
        registry["version"] = version
    if registry.get(key) or action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = 1
        if _once.get((text, category)):
            return
        _once[(text, category)] = 1
    elif action == "module":
        registry[key] = 1
        if registry.get((text, category, 0)):
            return
        registry[(text, category, 0)] = 1
    elif action == "default":
        registry[key] = 1
    elif action != "always":
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {action}")
    _show(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules["warnings"]:
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        global filters, showwarning, _show
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._kept = (filters, showwarning, _show)
        filters = filters[:]
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        log = []
        _show = log.append
        showwarning = _original_showwarning
        return log

    def __exit__(self, *exc_info):
        global filters, showwarning, _show
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters, showwarning, _show = self._kept
