# builtins: the built-in functions and types that call back into scripts.
#
# Comes in: iterables and functions of the script. Goes out: what the built-ins of those names give.
# Leaves to others: every other built-in is native; so is sorting, but for the making of keys.
#
# Names without an underscore take over from the built-in of that name.
#
# Kernels: _kernel_sort.sort(keys, items, reverse) sorts a list by keys, of which no script has hold, as `list.sort` does.
#   `keys is items` is allowed.

from _kernel_sort import sort as _sort

_END = object()

# What CPython has in C: the words of messages about it are those about built-in functions and types.
_BUILT_IN = ("enumerate", "filter", "map", "reversed", "zip")


def sorted(iterable, /, *, key=None, reverse=False):
    items = list(iterable)
    if not isinstance(reverse, int):
        raise TypeError(f"{type(reverse).__name__!r} object cannot be interpreted as an integer")
    keys = items if key is None else [key(item) for item in items]
    _sort(keys, items, reverse)
    return items


def anext(iterator, default, /):
    try:
        advance = type(iterator).__anext__
    except AttributeError:
        raise TypeError(f"{type(iterator).__name__!r} object is not an async iterator") from None
    awaitable = advance(iterator)

    async def anext_awaitable():
        try:
            return await awaitable
        except StopAsyncIteration:
            return default
    return anext_awaitable()


# Folding

def sum(iterable, /, start=0):
    if type(start) is not int:
        _refuse_text(start)
    total = start
    for item in iterable:
        total = total + item
    return total


def _refuse_text(start):
    if isinstance(start, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    if isinstance(start, bytes):
        raise TypeError("sum() can't sum bytes [use b''.join(seq) instead]")
    if isinstance(start, bytearray):
        raise TypeError("sum() can't sum bytearray [use b''.join(seq) instead]")


def any(iterable, /):
    for item in iterable:
        if item:
            return True
    return False


def all(iterable, /):
    for item in iterable:
        if not item:
            return False
    return True


def min(*args, key=None, default=_END):
    if len(args) == 1:
        iterable = args[0]
    elif not args:
        raise TypeError("min expected at least 1 argument, got 0")
    else:
        if default is not _END:
            raise TypeError("Cannot specify a default for min() with multiple positional arguments")
        iterable = args
    best = _END
    if key is None:
        for item in iterable:
            if best is _END or item < best:
                best = item
    else:
        best_key = None
        for item in iterable:
            item_key = key(item)
            if best is _END or item_key < best_key:
                best = item
                best_key = item_key
    if best is _END:
        if default is _END:
            raise ValueError("min() arg is an empty sequence")
        return default
    return best


def max(*args, key=None, default=_END):
    if len(args) == 1:
        iterable = args[0]
    elif not args:
        raise TypeError("max expected at least 1 argument, got 0")
    else:
        if default is not _END:
            raise TypeError("Cannot specify a default for max() with multiple positional arguments")
        iterable = args
    best = _END
    if key is None:
        for item in iterable:
            if best is _END or item > best:
                best = item
    else:
        best_key = None
        for item in iterable:
            item_key = key(item)
            if best is _END or item_key > best_key:
                best = item
                best_key = item_key
    if best is _END:
        if default is _END:
            raise ValueError("max() arg is an empty sequence")
        return default
    return best
