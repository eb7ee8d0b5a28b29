# collections: containers beyond the built-in ones.
#
# Comes in: any iterable or mapping. Goes out: namedtuple classes, deque, Counter, OrderedDict, defaultdict.
# Leaves to others: ChainMap, UserDict, UserList and UserString are loaded from _collections_user when first named,
# because they need the abstract classes of collections.abc, which nothing here does.
# Holds: the items of a deque are ring[(head + i) % len(ring)] for i below its size; a ring's length is a power of
# two, and every slot outside of that range is None.
#
# Kernels: _collections._tuplegetter(index, doc), a data descriptor that reads one item of a tuple;
#   _kernel_collections.attach_deque(class), which gives `deque` the methods that add and take items, and its length.
#   They work on the first five of its slots.
# Expects of dict: the first key is found in O(1) amortised after deletions at the front.

from _collections import _tuplegetter
from _kernel_collections import attach_deque as _attach_deque
import sys as _sys

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]

# What CPython has in C: the words of messages about it are those about built-in functions and types, and tracebacks
# leave it out.
_BUILT_IN = ("deque", "defaultdict", "OrderedDict", "__getattr__")

_MISSING = object()
_GenericAlias = type(list[int])


def __getattr__(name):
    if name in ("ChainMap", "UserDict", "UserList", "UserString"):
        import _collections_user
        value = getattr(_collections_user, name)
        globals()[name] = value
        return value
    if name == "abc":
        import collections.abc as module
        return module
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


# The instances whose repr is being made, so that one that holds itself prints as dots.
_repr_running = []


def _repr_entered(instance):
    for running in _repr_running:
        if running is instance:
            return True
    return False


# namedtuple

def _checked_field_names(typename, field_names, rename):
    from keyword import iskeyword
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = [_sys.intern(str(name)) for name in field_names]
    if rename:
        seen = set()
        for index, name in enumerate(field_names):
            if not name.isidentifier() or iskeyword(name) or name.startswith("_") or name in seen:
                field_names[index] = f"_{index}"
            seen.add(name)
    for name in [typename] + field_names:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in field_names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    return tuple(field_names)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    typename = _sys.intern(str(typename))
    fields = _checked_field_names(typename, field_names, rename)
    count = len(fields)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > count:
            raise TypeError("Got more default values than field names")
        field_defaults = dict(zip(fields[count - len(defaults):], defaults))
    names = ", ".join(fields) + ("," if count == 1 else "")
    # A function with these very parameters binds and reports arguments as any function does.
    space = {"_new": tuple.__new__, "__builtins__": {}, "__name__": f"namedtuple_{typename}"}
    __new__ = eval(f"lambda _cls{', ' if count else ''}{names}: _new(_cls, ({names}))", space)
    __new__.__name__ = "__new__"
    __new__.__doc__ = f"Create new instance of {typename}({names})"
    __new__.__defaults__ = defaults
    tuple_new = tuple.__new__

    def _make(cls, iterable):
        result = tuple_new(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result
    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, item) for name, item in zip(fields, self)])
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result
    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"

    def __repr__(self):
        "Return a nicely formatted representation string"
        parts = [f"{name}={item!r}" for name, item in zip(fields, self)]
        return f"{self.__class__.__name__}({', '.join(parts)})"

    def _asdict(self):
        "Return a new dict which maps field names to their values."
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        "Return self as a plain tuple.  Used by copy and pickle."
        return tuple(self)

    for function in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        function.__qualname__ = f"{typename}.{function.__name__}"
    namespace = {
        "__doc__": f"{typename}({names})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": classmethod(_make),
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": fields,
    }
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, _sys.intern(f"Alias for field number {index}"))
    result = type(typename, (tuple,), namespace)
    if module is None:
        try:
            module = _sys._getframe(1).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            pass
    if module is not None:
        result.__module__ = module
    return result


# deque

def _index(value):
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"sequence index must be integer, not {type(value).__name__!r}") from None


class deque:
    __slots__ = ("_ring", "_head", "_size", "_maxlen", "_changes", "__weakref__")
    __hash__ = None

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self._ring = [None] * 8
        self._head = 0
        self._size = 0
        self._maxlen = None
        self._changes = 0
        return self

    def __init__(self, iterable=_MISSING, maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError("an integer is required")
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        self._maxlen = maxlen
        if self._size:
            self.clear()
        if iterable is not _MISSING:
            self.extend(iterable)

    @property
    def maxlen(self):
        return self._maxlen

    def extend(self, iterable, /):
        if iterable is self:
            iterable = list(self)
        for item in iterable:
            self.append(item)

    def extendleft(self, iterable, /):
        if iterable is self:
            iterable = list(self)
        for item in iterable:
            self.appendleft(item)

    def clear(self):
        self._ring = [None] * 8
        self._head = 0
        self._size = 0
        self._changes += 1

    def rotate(self, n=1, /):
        size = self._size
        try:
            n = n.__index__()
        except AttributeError:
            raise TypeError(f"{type(n).__name__!r} object cannot be interpreted as an integer") from None
        if size < 2:
            return
        n %= size
        if n == 0:
            return
        ring = self._ring
        mask = len(ring) - 1
        head = self._head
        self._changes += 1
        if size == len(ring):
            self._head = (head - n) & mask
            return
        if n <= size - n:
            for _ in range(n):
                head = (head - 1) & mask
                last = (head + size) & mask
                ring[head], ring[last] = ring[last], None
        else:
            for _ in range(size - n):
                last = (head + size) & mask
                ring[last], ring[head] = ring[head], None
                head = (head + 1) & mask
        self._head = head

    def reverse(self):
        items = list(self)
        items.reverse()
        ring = self._ring
        mask = len(ring) - 1
        head = self._head
        for offset in range(len(items)):
            ring[(head + offset) & mask] = items[offset]

    def __iter__(self):
        changes = self._changes
        ring = self._ring
        mask = len(ring) - 1
        head = self._head
        for offset in range(self._size):
            if self._changes != changes:
                raise RuntimeError("deque mutated during iteration")
            yield ring[(head + offset) & mask]
        if self._changes != changes:
            raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        changes = self._changes
        ring = self._ring
        mask = len(ring) - 1
        head = self._head
        for offset in range(self._size - 1, -1, -1):
            if self._changes != changes:
                raise RuntimeError("deque mutated during iteration")
            yield ring[(head + offset) & mask]
        if self._changes != changes:
            raise RuntimeError("deque mutated during iteration")

    def _slot(self, index):
        size = self._size
        if type(index) is not int:
            index = _index(index)
        if index < 0:
            index += size
        if index < 0 or index >= size:
            raise IndexError("deque index out of range")
        return (self._head + index) & (len(self._ring) - 1)

    def __getitem__(self, index):
        return self._ring[self._slot(index)]

    def __setitem__(self, index, item):
        self._ring[self._slot(index)] = item

    def __delitem__(self, index):
        slot = self._slot(index)
        index = (slot - self._head) & (len(self._ring) - 1)
        self.rotate(-index)
        self.popleft()
        self.rotate(index)

    def insert(self, index, item, /):
        size = self._size
        if size == self._maxlen:
            raise IndexError("deque already at its maximum size")
        if index < 0:
            index += size
            if index < 0:
                index = 0
        if index >= size:
            self.append(item)
            return
        self.rotate(-index)
        self.appendleft(item)
        self.rotate(index)

    def __contains__(self, item):
        for other in self:
            if other is item or other == item:
                return True
        return False

    def count(self, item, /):
        found = 0
        for other in self:
            if other is item or other == item:
                found += 1
        return found

    def index(self, item, start=0, stop=None, /):
        size = self._size
        if start < 0:
            start = max(start + size, 0)
        if stop is None or stop > size:
            stop = size
        elif stop < 0:
            stop = max(stop + size, 0)
        changes = self._changes
        ring = self._ring
        mask = len(ring) - 1
        head = self._head
        for offset in range(start, stop):
            other = ring[(head + offset) & mask]
            if other is item or other == item:
                return offset
            if self._changes != changes:
                raise RuntimeError("deque mutated during iteration")
        raise ValueError(f"{item!r} is not in deque")

    def remove(self, item, /):
        changes = self._changes
        size = self._size
        for offset in range(size):
            other = self._ring[(self._head + offset) & (len(self._ring) - 1)]
            found = other is item or other == item
            if self._changes != changes:
                raise IndexError("deque mutated during remove().")
            if found:
                del self[offset]
                return
        raise ValueError(f"{item!r} is not in deque")

    def copy(self):
        if type(self) is deque:
            return deque(self, self._maxlen)
        return type(self)(self) if self._maxlen is None else type(self)(self, self._maxlen)

    __copy__ = copy

    def __reduce__(self):
        state = getattr(self, "__dict__", None) or None
        args = () if self._maxlen is None else ((), self._maxlen)
        return type(self), args, state, iter(self)

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __imul__(self, count):
        items = list(self)
        if count <= 0:
            self.clear()
            return self
        if not items:
            return self
        if self._maxlen is not None:
            # All copies end alike: more than fit, and one, leave what that many leave.
            count = min(count, self._maxlen // len(items) + 2)
        for _ in range(count - 1):
            self.extend(items)
        return self

    def __mul__(self, count):
        if not hasattr(count, "__index__"):
            raise TypeError(f"can't multiply sequence by non-int of type {type(count).__name__!r}")
        result = self.copy()
        result *= count.__index__()
        return result

    __rmul__ = __mul__

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self is other or (self._size == other._size and list(self) == list(other))

    def __ne__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return not (self == other)

    def __lt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return list(self) < list(other)

    def __le__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return list(self) <= list(other)

    def __gt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return list(self) > list(other)

    def __ge__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return list(self) >= list(other)

    def __repr__(self):
        name = type(self).__name__
        if _repr_entered(self):
            return "[...]"
        _repr_running.append(self)
        try:
            items = repr(list(self))
        finally:
            _repr_running.pop()
        if self._maxlen is None:
            return f"{name}({items})"
        return f"{name}({items}, maxlen={self._maxlen})"

    __class_getitem__ = classmethod(_GenericAlias)


_attach_deque(deque)


# dicts with a twist

class defaultdict(dict):
    __slots__ = ("default_factory",)

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        dict.__init__(self, *args, **kwargs)

    def __missing__(self, key):
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        value = factory()
        self[key] = value
        return value

    def __repr__(self):
        if _repr_entered(self):
            factory = "..."
        else:
            _repr_running.append(self)
            try:
                factory = repr(self.default_factory)
            finally:
                _repr_running.pop()
        return f"{type(self).__name__}({factory}, {dict.__repr__(self)})"

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self.default_factory, other)
        result.update(self)
        return result

    __class_getitem__ = classmethod(_GenericAlias)


class OrderedDict(dict):
    def __init__(self, other=(), /, **kwds):
        if type(self) is OrderedDict:
            dict.update(self, other, **kwds)
        else:
            OrderedDict.update(self, other, **kwds)

    def update(self, other=(), /, **kwds):
        if type(self).__setitem__ is dict.__setitem__:
            dict.update(self, other, **kwds)
            return
        # A subclass that defines item assignment sees every item.
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        for key in self:
            break
        return key, dict.pop(self, key)

    def move_to_end(self, key, last=True):
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        # The front of a dict cannot grow: everything else moves behind. Linear, unlike the other direction.
        rest = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, rest)

    def setdefault(self, key, default=None):
        if type(self).__setitem__ is dict.__setitem__:
            return dict.setdefault(self, key, default)
        if key in self:
            return self[key]
        self[key] = default
        return default

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = None

    def __repr__(self):
        name = type(self).__name__
        if not self:
            return f"{name}()"
        if _repr_entered(self):
            return "..."
        _repr_running.append(self)
        try:
            return f"{name}({list(self.items())!r})"
        finally:
            _repr_running.pop()

    def __reduce__(self):
        state = dict(self.__dict__) or None
        return type(self), (), state, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.__class__(self)
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.__class__(other)
        result.update(self)
        return result

    def __ior__(self, other):
        self.update(other)
        return self


def _is_mapping(value):
    if isinstance(value, dict):
        return True
    if not hasattr(value, "keys"):
        return False
    from collections.abc import Mapping
    return isinstance(value, Mapping)


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        dict.__init__(self)
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        items = sorted(self.items(), key=_count_of, reverse=True)
        if n is None:
            return items
        return items[:max(n, 0)]

    def elements(self):
        for element, count in self.items():
            for _ in range(count):
                yield element

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if _is_mapping(iterable):
                if self:
                    for element, count in iterable.items():
                        self[element] = count + self.get(element, 0)
                else:
                    dict.update(self, iterable)
            else:
                get = self.get
                for element in iterable:
                    self[element] = get(element, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if _is_mapping(iterable):
                for element, count in iterable.items():
                    self[element] = self.get(element, 0) - count
            else:
                for element in iterable:
                    self[element] = self.get(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, element):
        if element in self:
            dict.__delitem__(self, element)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            items = dict(self.most_common())
        except TypeError:
            items = dict(self)
        return f"{self.__class__.__name__}({items!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        for element in self:
            if self[element] != other[element]:
                return False
        for element in other:
            if self[element] != other[element]:
                return False
        return True

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        for element in self:
            if not self[element] <= other[element]:
                return False
        for element in other:
            if not self[element] <= other[element]:
                return False
        return True

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return other <= self

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    __hash__ = None

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            count += other[element]
            if count > 0:
                result[element] = count
        for element, count in other.items():
            if element not in self and count > 0:
                result[element] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            count -= other[element]
            if count > 0:
                result[element] = count
        for element, count in other.items():
            if element not in self and count < 0:
                result[element] = 0 - count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            if count < other[element]:
                count = other[element]
            if count > 0:
                result[element] = count
        for element, count in other.items():
            if element not in self and count > 0:
                result[element] = count
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            if other[element] < count:
                count = other[element]
            if count > 0:
                result[element] = count
        return result

    def __pos__(self):
        result = Counter()
        for element, count in self.items():
            if count > 0:
                result[element] = count
        return result

    def __neg__(self):
        result = Counter()
        for element, count in self.items():
            if count < 0:
                result[element] = 0 - count
        return result

    def _keep_positive(self):
        for element in [element for element, count in self.items() if not count > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        for element, count in other.items():
            self[element] += count
        return self._keep_positive()

    def __isub__(self, other):
        for element, count in other.items():
            self[element] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for element, count in other.items():
            if count > self[element]:
                self[element] = count
        return self._keep_positive()

    def __iand__(self, other):
        for element, count in self.items():
            if other[element] < count:
                self[element] = other[element]
        return self._keep_positive()


def _count_of(item):
    return item[1]
