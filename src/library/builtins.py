# builtins: the built-in functions and types that call back into scripts.
#
# Comes in: iterables and functions of the script. Goes out: what the built-ins of those names give.
# Leaves to others: every other built-in is native; so is sorting by keys that compare without scripts.
# Holds: a list that is being sorted looks empty; sorting is stable and asks only `<`, like every built-in order; an
# iterator reads no further ahead than its consumer asked.
#
# Names without an underscore replace the built-in of that name; names with one are for the engine to hang elsewhere:
# `_list_sort` is `list.sort`, `_callable_iterator` is what `iter(function, sentinel)` returns. `map`, `filter`, `zip`
# and `enumerate` are classes, because scripts may subclass them and ask for their type. The generators `_map_over`,
# `_filter_over`, `_zip_over` and `_enumerate_over` say the same: where the engine knows that the object itself never
# escapes (a `for` over `map(...)`), it may run those instead.
#
# Kernels: _kernel_sort.sort(keys, items) -> bool. If all keys are of one type among int, float, str and bytes (or
#   tuples of these), sorts both lists in place, stably and ascending by key, and returns True; else touches nothing
#   and returns False. It polls for interrupts. `keys is items` is allowed.
# Expects of list: `list.copy`, `list.clear` and `list.extend` of a list never call scripts.

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


def _list_sort(self, *, key=None, reverse=False):
    items = list.copy(self)
    # Scripts that run meanwhile see an empty list. What they add is noticed, and lost.
    list.clear(self)
    try:
        if reverse:
            # Turned round before and after, equal items keep their order.
            items.reverse()
        try:
            if key is None:
                keys = items
            else:
                keys = [key(item) for item in items]
            if not _native_sort(keys, items):
                if keys is items:
                    keys = items[:]
                _sort_pairs(keys, items)
        finally:
            if reverse:
                items.reverse()
    except BaseException:
        list.clear(self)
        list.extend(self, items)
        raise
    modified = list.__len__(self) != 0
    list.clear(self)
    list.extend(self, items)
    if modified:
        raise ValueError("list modified during sort")


def sorted(iterable, /, *, key=None, reverse=False):
    result = list(iterable)
    if not isinstance(reverse, int):
        raise TypeError(f"{type(reverse).__name__!r} object cannot be interpreted as an integer")
    _list_sort(result, key=key, reverse=reverse)
    return result


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
    if isinstance(start, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    if isinstance(start, bytes):
        raise TypeError("sum() can't sum bytes [use b''.join(seq) instead]")
    if isinstance(start, bytearray):
        raise TypeError("sum() can't sum bytearray [use b''.join(seq) instead]")
    total = start
    for item in iterable:
        total = total + item
    return total


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


# Iterators

class map:
    __slots__ = ("_function", "_iterators")

    def __init__(self, *args):
        if len(args) < 2:
            raise TypeError("map() must have at least two arguments.")
        self._function = args[0]
        if len(args) == 2:
            self._iterators = iter(args[1])
        else:
            self._iterators = tuple([iter(iterable) for iterable in args[1:]])

    def __iter__(self):
        return self

    def __next__(self):
        iterators = self._iterators
        if type(iterators) is not tuple:
            return self._function(next(iterators))
        return self._function(*[next(iterator) for iterator in iterators])

    def __reduce__(self):
        iterators = self._iterators
        if type(iterators) is not tuple:
            iterators = (iterators,)
        return type(self), (self._function,) + iterators


def _map_over(function, iterable):
    for item in iterable:
        yield function(item)


class filter:
    __slots__ = ("_predicate", "_iterator")

    def __init__(self, predicate, iterable, /):
        # `bool` as a predicate is the item's own truth.
        self._predicate = None if predicate is bool else predicate
        self._iterator = iter(iterable)

    def __iter__(self):
        return self

    def __next__(self):
        predicate = self._predicate
        iterator = self._iterator
        while True:
            item = next(iterator)
            if predicate is None:
                if item:
                    return item
            elif predicate(item):
                return item

    def __reduce__(self):
        return type(self), (self._predicate, self._iterator)


def _filter_over(predicate, iterable):
    if predicate is None:
        for item in iterable:
            if item:
                yield item
    else:
        for item in iterable:
            if predicate(item):
                yield item


class zip:
    __slots__ = ("_iterators", "_strict")

    def __init__(self, *iterables, strict=False):
        iterators = []
        for index in range(len(iterables)):
            iterable = iterables[index]
            try:
                iterators.append(iter(iterable))
            except TypeError:
                if hasattr(type(iterable), "__iter__"):
                    raise
                raise TypeError(f"{type(iterable).__name__!r} object is not iterable") from None
        self._iterators = iterators
        self._strict = True if strict else False

    def __iter__(self):
        return self

    def __next__(self):
        iterators = self._iterators
        if not iterators:
            raise StopIteration
        row = []
        for iterator in iterators:
            item = next(iterator, _END)
            if item is _END:
                if self._strict:
                    _refuse_uneven(iterators, len(row))
                raise StopIteration
            row.append(item)
        return tuple(row)

    def __reduce__(self):
        return type(self), tuple(self._iterators)


def _refuse_uneven(iterators, ended):
    if ended > 0:
        before = "argument 1" if ended == 1 else f"arguments 1-{ended}"
        raise ValueError(f"zip() argument {ended + 1} is shorter than {before}")
    for index in range(1, len(iterators)):
        if next(iterators[index], _END) is not _END:
            before = "argument 1" if index == 1 else f"arguments 1-{index}"
            raise ValueError(f"zip() argument {index + 1} is longer than {before}")


def _zip_over(left, right):
    left = iter(left)
    right = iter(right)
    for item in left:
        other = next(right, _END)
        if other is _END:
            return
        yield item, other


class enumerate:
    __slots__ = ("_iterator", "_count")

    def __init__(self, iterable, start=0):
        if type(start) is not int:
            try:
                start = start.__index__()
            except AttributeError:
                raise TypeError(
                    f"{type(start).__name__!r} object cannot be interpreted as an integer") from None
        self._iterator = iter(iterable)
        self._count = start

    def __iter__(self):
        return self

    def __next__(self):
        item = next(self._iterator)
        count = self._count
        self._count = count + 1
        return count, item

    def __reduce__(self):
        return type(self), (self._iterator, self._count)

    __class_getitem__ = classmethod(type(list[int]))


def _enumerate_over(iterable, start):
    count = start
    for item in iterable:
        yield count, item
        count += 1


class reversed:
    __slots__ = ("_sequence", "_index")

    def __new__(cls, sequence, /):
        method = getattr(type(sequence), "__reversed__", _END)
        if method is None:
            raise TypeError(f"{type(sequence).__name__!r} object is not reversible")
        if method is not _END:
            return method(sequence)
        if not hasattr(type(sequence), "__getitem__") or not hasattr(type(sequence), "__len__"):
            raise TypeError(f"{type(sequence).__name__!r} object is not reversible")
        self = object.__new__(cls)
        self._sequence = sequence
        self._index = len(sequence) - 1
        return self

    def __iter__(self):
        return self

    def __next__(self):
        index = self._index
        if index >= 0:
            self._index = index - 1
            try:
                return self._sequence[index]
            except (IndexError, StopIteration):
                pass
        self._index = -1
        self._sequence = None
        raise StopIteration

    def __length_hint__(self):
        if self._sequence is None:
            return 0
        length = len(self._sequence)
        return self._index + 1 if self._index < length else 0


class _callable_iterator:
    __slots__ = ("_function", "_sentinel")

    def __init__(self, function, sentinel):
        self._function = function
        self._sentinel = sentinel

    def __iter__(self):
        return self

    def __next__(self):
        function = self._function
        if function is None:
            raise StopIteration
        try:
            item = function()
        except StopIteration:
            self._function = None
            raise
        if item is self._sentinel or item == self._sentinel:
            self._function = None
            raise StopIteration
        return item


_callable_iterator.__name__ = _callable_iterator.__qualname__ = "callable_iterator"
