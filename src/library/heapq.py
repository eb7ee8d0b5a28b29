# heapq: a priority queue in a list.
#
# Comes in: lists and iterables whose items can be compared by `<`. Goes out: the list as a heap, or its extremes.
# Leaves to others: nothing.
# Holds: heap[k] is never greater than heap[2k + 1] and heap[2k + 2]; the layouts are CPython's, item by item, because
# programs print their heaps.
#
# Kernels: _heapq: heappush, heappop, heapreplace and heappushpop for lists whose items compare without scripts;
#   for all others the functions here take over.

# What CPython has in C: the words of messages about it are those about built-in functions and types.
_BUILT_IN = ("heapify", "heappop", "heappush", "heappushpop", "heapreplace")
_BUILT_IN_MODULE = "_heapq"

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def _rise(heap, first, place):
    """Moves the item at `place` up, not above `first`, until its parent is not greater."""
    item = heap[place]
    while place > first:
        parent = (place - 1) >> 1
        above = heap[parent]
        if not item < above:
            break
        heap[place] = above
        place = parent
    heap[place] = item


def _sink(heap, place):
    """Moves the item at `place` to its place below. It goes down to a leaf along the smaller children and rises from
    there: an item that came from the end belongs near it, and this way costs about one comparison a level."""
    end = len(heap)
    first = place
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise(heap, first, place)


def _refuse(function, place, heap):
    if not isinstance(heap, list):
        raise TypeError(f"{function}() argument{place} must be list, not {type(heap).__name__}")


def heappush(heap, item, /):
    if type(heap) is not list:
        _refuse("heappush", " 1", heap)
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    if type(heap) is not list:
        _refuse("heappop", "", heap)
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        least = heap[0]
        heap[0] = last
        _sink(heap, 0)
        return least
    return last


def heapreplace(heap, item, /):
    if type(heap) is not list:
        _refuse("heapreplace", " 1", heap)
    if not heap:
        raise IndexError("index out of range")
    least = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return least


def heappushpop(heap, item, /):
    if type(heap) is not list:
        _refuse("heappushpop", " 1", heap)
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(heap, /):
    if type(heap) is not list:
        _refuse("heapify", "", heap)
    for place in range(len(heap) // 2 - 1, -1, -1):
        _sink(heap, place)


# The same for the largest item first; CPython names these without documenting them.

def _rise_max(heap, first, place):
    item = heap[place]
    while place > first:
        parent = (place - 1) >> 1
        above = heap[parent]
        if not above < item:
            break
        heap[place] = above
        place = parent
    heap[place] = item


def _sink_max(heap, place):
    end = len(heap)
    first = place
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise_max(heap, first, place)


def _heapify_max(heap, /):
    for place in range(len(heap) // 2 - 1, -1, -1):
        _sink_max(heap, place)


def _heappop_max(heap, /):
    last = heap.pop()
    if heap:
        most = heap[0]
        heap[0] = last
        _sink_max(heap, 0)
        return most
    return last


def _heapreplace_max(heap, item, /):
    most = heap[0]
    heap[0] = item
    _sink_max(heap, 0)
    return most


import _heapq
from _kernel_collections import take_over as _take_over

for _function in (heappush, heappop, heapreplace, heappushpop):
    _native = getattr(_heapq, _function.__name__)
    _take_over(_native, _function)
    globals()[_function.__name__] = _native
del _function, _native


_END = object()


class _Cursor:
    """The next item of one of the merged iterables. Equal items come in the order of their iterables."""
    __slots__ = ("key", "item", "order", "advance", "reverse")

    def __init__(self, key, item, order, advance, reverse):
        self.key = key
        self.item = item
        self.order = order
        self.advance = advance
        self.reverse = reverse

    def __lt__(self, other):
        if self.reverse:
            if other.key < self.key:
                return True
            return not self.key < other.key and self.order < other.order
        if self.key < other.key:
            return True
        return not other.key < self.key and self.order < other.order


def merge(*iterables, key=None, reverse=False):
    heap = []
    for order in range(len(iterables)):
        iterator = iter(iterables[order])
        item = next(iterator, _END)
        if item is not _END:
            heap.append(_Cursor(item if key is None else key(item), item, order, iterator, reverse))
    heapify(heap)
    while len(heap) > 1:
        cursor = heap[0]
        yield cursor.item
        item = next(cursor.advance, _END)
        if item is _END:
            heappop(heap)
        else:
            cursor.item = item
            cursor.key = item if key is None else key(item)
            _sink(heap, 0)
    if heap:
        cursor = heap[0]
        yield cursor.item
        yield from cursor.advance


def nsmallest(n, iterable, key=None):
    if n == 1:
        return _only(min(iterable, default=_END, key=key))
    # A heap of the n smallest so far, the greatest of them on top; later items lose to earlier equals.
    iterator = iter(iterable)
    heap = []
    order = 0
    if n <= 0:
        return []
    for item in iterator:
        heap.append((item if key is None else key(item), order, item))
        order += 1
        if order == n:
            break
    _heapify_max(heap)
    if heap:
        top = heap[0][0]
        for item in iterator:
            value = item if key is None else key(item)
            if value < top:
                _heapreplace_max(heap, (value, order, item))
                top = heap[0][0]
                order += 1
    heap.sort()
    return [item for _, _, item in heap]


def nlargest(n, iterable, key=None):
    if n == 1:
        return _only(max(iterable, default=_END, key=key))
    iterator = iter(iterable)
    heap = []
    order = 0
    if n <= 0:
        return []
    for item in iterator:
        heap.append((item if key is None else key(item), order, item))
        order -= 1
        if order == -n:
            break
    heapify(heap)
    if heap:
        bottom = heap[0][0]
        for item in iterator:
            value = item if key is None else key(item)
            if bottom < value:
                heapreplace(heap, (value, order, item))
                bottom = heap[0][0]
                order -= 1
    heap.sort(reverse=True)
    return [item for _, _, item in heap]


def _only(item):
    return [] if item is _END else [item]
