# itertools: iterators made of iterators.
#
# Comes in: iterables. Goes out: iterators, each a class of a few slots whose `__next__` is straight-line code.
# Leaves to others: nothing; this module imports nothing.
# Holds: an iterator that has ended stays ended; no iterator reads further ahead than CPython's does.
#
# Kernels: none.

# What CPython has in C: the words of messages about it are those about built-in functions and types.
_BUILT_IN = (
    "accumulate", "chain", "combinations", "combinations_with_replacement", "compress", "count", "cycle", "dropwhile",
    "filterfalse", "groupby", "islice", "pairwise", "permutations", "product", "repeat", "starmap", "takewhile",
    "tee", "zip_longest",
)

_END = object()
_GenericAlias = type(list[int])


def _whole(value):
    if type(value) is int:
        return value
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"{type(value).__name__!r} object cannot be interpreted as an integer") from None


class count:
    __slots__ = ("_value", "_step")

    def __init__(self, start=0, step=1):
        if not (hasattr(start, "__index__") or hasattr(start, "__float__") or hasattr(start, "__complex__")):
            raise TypeError("a number is required")
        self._value = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._value
        self._value = value + self._step
        return value

    def __repr__(self):
        if type(self._step) is int and self._step == 1:
            return f"{type(self).__name__}({self._value!r})"
        return f"{type(self).__name__}({self._value!r}, {self._step!r})"

    def __reduce__(self):
        if type(self._step) is int and self._step == 1:
            return type(self), (self._value,)
        return type(self), (self._value, self._step)


class cycle:
    __slots__ = ("_iterator", "_saved", "_index")

    def __init__(self, iterable, /):
        self._iterator = iter(iterable)
        self._saved = []
        self._index = 0

    def __iter__(self):
        return self

    def __next__(self):
        saved = self._saved
        if self._iterator is not None:
            item = next(self._iterator, _END)
            if item is not _END:
                saved.append(item)
                return item
            self._iterator = None
        if not saved:
            raise StopIteration
        index = self._index
        item = saved[index]
        index += 1
        self._index = 0 if index == len(saved) else index
        return item


class repeat:
    __slots__ = ("_object", "_times")

    def __init__(self, object, times=_END):
        self._object = object
        if times is _END:
            self._times = None
        else:
            self._times = max(_whole(times), 0)

    def __iter__(self):
        return self

    def __next__(self):
        times = self._times
        if times is not None:
            if times == 0:
                raise StopIteration
            self._times = times - 1
        return self._object

    def __length_hint__(self):
        if self._times is None:
            raise TypeError("len() of unsized object")
        return self._times

    def __repr__(self):
        if self._times is None:
            return f"{type(self).__name__}({self._object!r})"
        return f"{type(self).__name__}({self._object!r}, {self._times})"

    def __reduce__(self):
        if self._times is None:
            return type(self), (self._object,)
        return type(self), (self._object, self._times)


class accumulate:
    __slots__ = ("_iterator", "_function", "_initial", "_total")

    def __init__(self, iterable, func=None, *, initial=None):
        self._iterator = iter(iterable)
        self._function = func
        self._initial = initial
        self._total = _END

    def __iter__(self):
        return self

    def __next__(self):
        total = self._total
        if total is _END:
            if self._initial is not None:
                total = self._initial
                self._initial = None
            else:
                total = next(self._iterator)
        else:
            item = next(self._iterator)
            if self._function is None:
                total = total + item
            else:
                total = self._function(total, item)
        self._total = total
        return total


class chain:
    __slots__ = ("_sources", "_active")

    def __init__(self, *iterables):
        self._sources = iter(iterables)
        self._active = None

    @classmethod
    def from_iterable(cls, iterable, /):
        self = cls()
        self._sources = iter(iterable)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            if self._active is None:
                if self._sources is None:
                    raise StopIteration
                try:
                    source = next(self._sources)
                except StopIteration:
                    self._sources = None
                    raise
                self._active = iter(source)
            item = next(self._active, _END)
            if item is not _END:
                return item
            self._active = None

    __class_getitem__ = classmethod(_GenericAlias)


class compress:
    __slots__ = ("_data", "_selectors")

    def __init__(self, data, selectors):
        self._data = iter(data)
        self._selectors = iter(selectors)

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            item = next(self._data)
            if next(self._selectors):
                return item


class dropwhile:
    __slots__ = ("_predicate", "_iterator", "_started")

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._iterator = iter(iterable)
        self._started = False

    def __iter__(self):
        return self

    def __next__(self):
        item = next(self._iterator)
        if not self._started:
            while self._predicate(item):
                item = next(self._iterator)
            self._started = True
        return item


class takewhile:
    __slots__ = ("_predicate", "_iterator", "_stopped")

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._iterator = iter(iterable)
        self._stopped = False

    def __iter__(self):
        return self

    def __next__(self):
        if self._stopped:
            raise StopIteration
        item = next(self._iterator)
        if self._predicate(item):
            return item
        self._stopped = True
        raise StopIteration


class filterfalse:
    __slots__ = ("_predicate", "_iterator")

    def __init__(self, predicate, iterable, /):
        self._predicate = None if predicate is bool else predicate
        self._iterator = iter(iterable)

    def __iter__(self):
        return self

    def __next__(self):
        predicate = self._predicate
        while True:
            item = next(self._iterator)
            if predicate is None:
                if not item:
                    return item
            elif not predicate(item):
                return item


class starmap:
    __slots__ = ("_function", "_iterator")

    def __init__(self, function, iterable, /):
        self._function = function
        self._iterator = iter(iterable)

    def __iter__(self):
        return self

    def __next__(self):
        args = next(self._iterator)
        if type(args) is not tuple:
            args = tuple(args)
        return self._function(*args)


class pairwise:
    __slots__ = ("_iterator", "_previous")

    def __init__(self, iterable, /):
        self._iterator = iter(iterable)
        self._previous = _END

    def __iter__(self):
        return self

    def __next__(self):
        iterator = self._iterator
        if iterator is None:
            raise StopIteration
        previous = self._previous
        if previous is _END:
            previous = next(iterator, _END)
            if previous is _END:
                self._iterator = None
                raise StopIteration
        item = next(iterator, _END)
        if item is _END:
            self._iterator = None
            raise StopIteration
        self._previous = item
        return previous, item


def _slice_bound(value, message):
    if value is None:
        return None
    try:
        value = value.__index__()
    except AttributeError:
        raise ValueError(message) from None
    if value < 0 or value > 0x7FFF_FFFF_FFFF_FFFF:
        raise ValueError(message)
    return value


class islice:
    __slots__ = ("_iterator", "_position", "_next", "_stop", "_step")

    def __init__(self, /, *args):
        if len(args) < 2:
            raise TypeError(f"islice expected at least 2 arguments, got {len(args)}")
        if len(args) > 4:
            raise TypeError(f"islice expected at most 4 arguments, got {len(args)}")
        iterable, *bounds = args
        if len(bounds) == 1:
            start, stop, step = 0, bounds[0], 1
            stop = _slice_bound(
                stop, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        else:
            start, stop = bounds[0], bounds[1]
            step = bounds[2] if len(bounds) == 3 else 1
            stop = _slice_bound(
                stop, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            start = _slice_bound(
                start, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.") or 0
            step = _slice_bound(
                step, "Step for islice() must be a positive integer or None.")
            if step is None:
                step = 1
            if step == 0:
                raise ValueError("Step for islice() must be a positive integer or None.")
        self._iterator = iter(iterable)
        self._position = 0
        self._next = start
        self._stop = stop
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        iterator = self._iterator
        if iterator is None:
            raise StopIteration
        target = self._next
        stop = self._stop
        position = self._position
        # Items before the start are consumed even when the start lies behind the end.
        while position < target:
            if next(iterator, _END) is _END:
                self._iterator = None
                raise StopIteration
            position += 1
        if stop is not None and target >= stop:
            self._iterator = None
            raise StopIteration
        item = next(iterator, _END)
        if item is _END:
            self._iterator = None
            raise StopIteration
        self._position = position + 1
        target += self._step
        self._next = target if stop is None or target < stop else stop
        return item


class zip_longest:
    __slots__ = ("_iterators", "_fill", "_live")

    def __init__(self, *iterables, fillvalue=None):
        self._iterators = [iter(iterable) for iterable in iterables]
        self._fill = fillvalue
        self._live = len(iterables)

    def __iter__(self):
        return self

    def __next__(self):
        iterators = self._iterators
        if self._live == 0:
            raise StopIteration
        row = []
        for index in range(len(iterators)):
            item = self._fill
            iterator = iterators[index]
            if iterator is not None:
                item = next(iterator, _END)
                if item is _END:
                    self._live -= 1
                    if self._live == 0:
                        raise StopIteration
                    iterators[index] = None
                    item = self._fill
            row.append(item)
        return tuple(row)


class product:
    __slots__ = ("_pools", "_indices", "_row")

    def __init__(self, *iterables, repeat=1):
        repeat = _whole(repeat)
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        self._pools = [tuple(iterable) for iterable in iterables] * repeat
        self._indices = None
        self._row = None

    def __iter__(self):
        return self

    def __next__(self):
        pools = self._pools
        if pools is None:
            raise StopIteration
        indices = self._indices
        if indices is None:
            for pool in pools:
                if not pool:
                    self._pools = None
                    raise StopIteration
            self._indices = [0] * len(pools)
            self._row = [pool[0] for pool in pools]
            return tuple(self._row)
        row = self._row
        place = len(pools) - 1
        while place >= 0:
            pool = pools[place]
            index = indices[place] + 1
            if index < len(pool):
                indices[place] = index
                row[place] = pool[index]
                return tuple(row)
            indices[place] = 0
            row[place] = pool[0]
            place -= 1
        self._pools = None
        raise StopIteration


class combinations:
    __slots__ = ("_pool", "_size", "_indices")

    def __init__(self, iterable, r):
        self._pool = tuple(iterable)
        self._size = _whole(r)
        if self._size < 0:
            raise ValueError("r must be non-negative")
        self._indices = None

    def __iter__(self):
        return self

    def __next__(self):
        pool = self._pool
        if pool is None:
            raise StopIteration
        size = self._size
        spare = len(pool) - size
        indices = self._indices
        if indices is None:
            if spare < 0:
                self._pool = None
                raise StopIteration
            self._indices = list(range(size))
            return pool[:size]
        place = size - 1
        while place >= 0 and indices[place] == place + spare:
            place -= 1
        if place < 0:
            self._pool = None
            raise StopIteration
        index = indices[place] + 1
        while place < size:
            indices[place] = index
            index += 1
            place += 1
        return tuple([pool[index] for index in indices])


class combinations_with_replacement:
    __slots__ = ("_pool", "_size", "_indices")

    def __init__(self, iterable, r):
        self._pool = tuple(iterable)
        self._size = _whole(r)
        if self._size < 0:
            raise ValueError("r must be non-negative")
        self._indices = None

    def __iter__(self):
        return self

    def __next__(self):
        pool = self._pool
        if pool is None:
            raise StopIteration
        size = self._size
        indices = self._indices
        if indices is None:
            if size and not pool:
                self._pool = None
                raise StopIteration
            self._indices = [0] * size
            return tuple([pool[0] for _ in range(size)])
        place = size - 1
        while place >= 0 and indices[place] == len(pool) - 1:
            place -= 1
        if place < 0:
            self._pool = None
            raise StopIteration
        index = indices[place] + 1
        while place < size:
            indices[place] = index
            place += 1
        return tuple([pool[index] for index in indices])


class permutations:
    __slots__ = ("_pool", "_size", "_indices", "_cycles")

    def __init__(self, iterable, r=None):
        self._pool = tuple(iterable)
        if r is None:
            r = len(self._pool)
        elif not isinstance(r, int):
            raise TypeError("Expected int as r")
        if r < 0:
            raise ValueError("r must be non-negative")
        self._size = r
        self._indices = None
        self._cycles = None

    def __iter__(self):
        return self

    def __next__(self):
        pool = self._pool
        if pool is None:
            raise StopIteration
        size = self._size
        length = len(pool)
        indices = self._indices
        if indices is None:
            if size > length:
                self._pool = None
                raise StopIteration
            self._indices = list(range(length))
            self._cycles = [length - place for place in range(size)]
            return pool[:size]
        # Each place counts the swaps it has left; a place without any rotates its tail back and starts over.
        cycles = self._cycles
        place = size - 1
        while place >= 0:
            left = cycles[place] - 1
            if left == 0:
                first = indices[place]
                for index in range(place, length - 1):
                    indices[index] = indices[index + 1]
                indices[length - 1] = first
                cycles[place] = length - place
                place -= 1
            else:
                cycles[place] = left
                other = length - left
                indices[place], indices[other] = indices[other], indices[place]
                return tuple([pool[index] for index in indices[:size]])
        self._pool = None
        raise StopIteration


class groupby:
    __slots__ = ("_iterator", "_key", "_item", "_value", "_target", "_group")

    def __init__(self, iterable, key=None):
        self._iterator = iter(iterable)
        self._key = key
        self._item = _END
        self._value = _END
        self._target = _END
        self._group = None

    def __iter__(self):
        return self

    def _advance(self):
        item = next(self._iterator)
        key = self._key
        self._value = item if key is None else key(item)
        self._item = item

    def __next__(self):
        self._group = None
        while self._value is _END or (self._target is not _END and self._value == self._target):
            self._advance()
        self._target = self._value
        group = object.__new__(_grouper)
        group._parent = self
        group._target = self._target
        self._group = group
        return self._value, group


class _grouper:
    __slots__ = ("_parent", "_target")

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if parent._item is _END:
            parent._advance()
        if not (parent._value == self._target):
            raise StopIteration
        item = parent._item
        parent._item = _END
        return item


class _tee_cell:
    __slots__ = ("item", "next")


class _tee:
    # The copies of one iterator share a chain of cells; a cell is freed when the slowest copy has passed it.
    __slots__ = ("_iterator", "_cell", "__weakref__")

    def __init__(self, iterable, /):
        if isinstance(iterable, _tee):
            self._iterator = iterable._iterator
            self._cell = iterable._cell
        else:
            self._iterator = iter(iterable)
            self._cell = _tee_cell()
            self._cell.next = None

    def __iter__(self):
        return self

    def __next__(self):
        cell = self._cell
        if cell.next is None:
            cell.item = next(self._iterator)
            cell.next = _tee_cell()
            cell.next.next = None
        self._cell = cell.next
        return cell.item

    def __copy__(self):
        return _tee(self)


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    if n == 0:
        return ()
    first = iterable if isinstance(iterable, _tee) else _tee(iterable)
    return (first,) + tuple([_tee(first) for _ in range(n - 1)])
