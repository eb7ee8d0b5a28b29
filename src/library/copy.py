# copy: shallow and deep copies of any object.
#
# Comes in: an object. Goes out: another one, built the way the object says (`__copy__`, `__deepcopy__`,
# `__reduce_ex__`), or from its class, its attributes and its items.
# Leaves to others: a class that only has attributes, slots and items needs no method at all.
# Holds: within one deep copy an object is copied once, whatever refers to it.
#
# Kernels: none.

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

# Tables that programs may extend by their own types, as they do with CPython's.
dispatch_table = {}


def _function():
    yield


class _Sample:
    def method(self):
        pass


_Method = type(_Sample().method)
_ATOMIC = frozenset([
    type(None), int, float, bool, bytes, str, tuple, frozenset, type, range, slice, type(Ellipsis),
    type(NotImplemented), type(_function), type(len), property,
])
_DEEP_ATOMIC = (_ATOMIC - {tuple, frozenset, slice}) | {type(_function.__code__)}
_SHALLOW = (list, dict, set, bytearray)


def copy(x):
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if cls in _SHALLOW:
        return x.copy()
    if issubclass(cls, type):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _rebuild(x, _reduced(x, cls), None)


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    key = id(x)
    y = memo.get(key, _nil)
    if y is not _nil:
        return y
    cls = type(x)
    if cls in _DEEP_ATOMIC:
        return x
    if cls is list:
        y = []
        memo[key] = y
        for item in x:
            y.append(deepcopy(item, memo))
        _keep_alive(x, memo)
        return y
    if cls is dict:
        y = {}
        memo[key] = y
        for name, value in x.items():
            y[deepcopy(name, memo)] = deepcopy(value, memo)
        _keep_alive(x, memo)
        return y
    if cls is tuple:
        y = _deepcopy_tuple(x, memo)
    elif cls is _Method:
        y = cls(x.__func__, deepcopy(x.__self__, memo))
    elif issubclass(cls, type):
        return x
    else:
        method = getattr(x, "__deepcopy__", None)
        if method is not None:
            y = method(memo)
        else:
            recipe = _reduced(x, cls)
            if isinstance(recipe, str):
                y = x
            else:
                y = _rebuild(x, recipe, memo)
    if y is not x:
        memo[key] = y
        _keep_alive(x, memo)
    return y


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # A tuple in a cycle has been copied meanwhile.
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _keep_alive(x, memo):
    # The memo is keyed by id: what it has seen must not die and give its id away.
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


# How to build an object: (function, args, state, list items, dict items), as `__reduce_ex__` tells it.

def _reduced(x, cls):
    reductor = dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    if cls.__reduce_ex__ is not object.__reduce_ex__:
        return x.__reduce_ex__(4)
    if cls.__reduce__ is not object.__reduce__:
        return x.__reduce__()
    return _reduce_plain(x, cls)


_REFUSED = (
    "generator", "coroutine", "async_generator", "module", "frame", "traceback", "mappingproxy", "dict_keys",
    "dict_values", "dict_items", "cell", "memoryview", "weakref",
)


def _new_object(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reduce_plain(x, cls):
    if cls.__name__ in _REFUSED and cls.__module__ in ("builtins", "weakref"):
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    args = ()
    kwargs = {}
    method = getattr(cls, "__getnewargs_ex__", None)
    if method is not None:
        args, kwargs = method(x)
    else:
        method = getattr(cls, "__getnewargs__", None)
        if method is not None:
            args = method(x)
    method = getattr(cls, "__getstate__", None)
    if method is not None and method is not getattr(object, "__getstate__", None):
        state = method(x)
    else:
        state = _state_of(x, cls)
    items = iter(x) if isinstance(x, list) else None
    pairs = iter(x.items()) if isinstance(x, dict) else None
    if isinstance(x, (set, frozenset, bytearray)):
        args = (list(x),)
    return _new_object, (cls, args, kwargs), state, items, pairs


def _state_of(x, cls):
    names = getattr(x, "__dict__", None)
    slots = {}
    for base in cls.__mro__:
        declared = base.__dict__.get("__slots__", ())
        if isinstance(declared, str):
            declared = (declared,)
        for name in declared:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{base.__name__.lstrip('_')}{name}"
            value = getattr(x, name, slots)
            if value is not slots:
                slots[name] = value
    if slots:
        return names or None, slots
    return names or None


def _rebuild(x, recipe, memo):
    if isinstance(recipe, str):
        return x
    parts = tuple(recipe) + (None,) * (5 - len(recipe))
    function, args, state, items, pairs = parts[:5]
    deep = memo is not None
    if deep and args:
        args = tuple([deepcopy(arg, memo) for arg in args])
    y = function(*args)
    if deep:
        memo[id(x)] = y
    if isinstance(y, (set, bytearray)) and function is _new_object:
        # `__new__` of these leaves them empty; filling is `__init__`'s work.
        type(y).update(y, args[1][0]) if isinstance(y, set) else y.extend(args[1][0])
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(y, name, value)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                y[deepcopy(key, memo)] = deepcopy(value, memo)
            else:
                y[key] = value
    return y
