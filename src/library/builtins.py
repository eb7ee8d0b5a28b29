# builtins: the built-in functions and types that call back into scripts.
#
# Comes in: iterables and functions of the script. Goes out: what the built-ins of those names give.
# Leaves to others: every other built-in is native; so is sorting by keys that compare without scripts.
# Holds: sorting is stable and asks only `<`, like every built-in order.
#
# Names without an underscore take over from the built-in of that name.
#
# Kernels: _kernel_sort.sort(keys, items) -> bool. If all keys are of one type among int, float, str and bytes (or
#   tuples of these), sorts both lists in place, stably and ascending by key, and returns True; else touches nothing
#   and returns False. It polls for interrupts. `keys is items` is allowed.

from _kernel_sort import sort as _native_sort

_END = object()

# What CPython has in C: the words of messages about it are those about built-in functions and types.
_BUILT_IN = ("enumerate", "filter", "map", "reversed", "zip")


# Sorting: natural runs are found and merged pairwise, keys and items moving together.

# Below this length insertion beats merging: the merge pays two temporary slices.
_SHORT_RUN = 32


def _sort_pairs(keys, items):
    """Sorts `items` by `keys`, stably, through `<` alone."""
    length = len(keys)
    starts = []
    start = 0
    while start < length:
        end = _run_end(keys, items, start, length)
        forced = start + _SHORT_RUN
        if forced > length:
            forced = length
        if end < forced:
            _insert_into_run(keys, items, start, end, forced)
            end = forced
        starts.append(start)
        # Merging while the last run is at least as long as the one before it keeps the merges balanced.
        while len(starts) > 1 and starts[-1] - starts[-2] <= end - starts[-1]:
            middle = starts.pop()
            _merge(keys, items, starts[-1], middle, end)
        start = end
    while len(starts) > 1:
        middle = starts.pop()
        _merge(keys, items, starts[-1], middle, length)


def _run_end(keys, items, start, length):
    """Where the ascending run from `start` ends; a strictly descending one is turned round first."""
    end = start + 1
    if end == length:
        return end
    if keys[end] < keys[start]:
        end += 1
        while end < length and keys[end] < keys[end - 1]:
            end += 1
        low = start
        high = end - 1
        while low < high:
            keys[low], keys[high] = keys[high], keys[low]
            items[low], items[high] = items[high], items[low]
            low += 1
            high -= 1
    else:
        end += 1
        while end < length and not keys[end] < keys[end - 1]:
            end += 1
    return end


def _insert_into_run(keys, items, start, end, forced):
    while end < forced:
        key = keys[end]
        item = items[end]
        low = start
        high = end
        while low < high:
            middle = (low + high) >> 1
            if key < keys[middle]:
                high = middle
            else:
                low = middle + 1
        place = end
        while place > low:
            keys[place] = keys[place - 1]
            items[place] = items[place - 1]
            place -= 1
        keys[low] = key
        items[low] = item
        end += 1


def _merge(keys, items, start, middle, end):
    """Merges the runs [start, middle) and [middle, end)."""
    if not keys[middle] < keys[middle - 1]:
        return
    left_keys = keys[start:middle]
    left_items = items[start:middle]
    left = 0
    count = middle - start
    right = middle
    place = start
    # `place` never passes `right`: what is still unread on the right is never overwritten.
    while left < count and right < end:
        if keys[right] < left_keys[left]:
            keys[place] = keys[right]
            items[place] = items[right]
            right += 1
        else:
            keys[place] = left_keys[left]
            items[place] = left_items[left]
            left += 1
        place += 1
    while left < count:
        keys[place] = left_keys[left]
        items[place] = left_items[left]
        left += 1
        place += 1


def sorted(iterable, /, *, key=None, reverse=False):
    items = list(iterable)
    if not isinstance(reverse, int):
        raise TypeError(f"{type(reverse).__name__!r} object cannot be interpreted as an integer")
    if reverse:
        items.reverse()
    keys = items if key is None else [key(item) for item in items]
    if not _native_sort(keys, items):
        if keys is items:
            keys = items[:]
        _sort_pairs(keys, items)
    if reverse:
        items.reverse()
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
