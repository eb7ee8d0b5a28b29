# functools: functions that take functions or make them.
#
# Comes in: callables. Goes out: wrappers of plain script classes, so that a call through one is traced like any call.
# Leaves to others: typing (only for `register` by annotation), collections (only for `cache_info`).
# Holds: a cache never stores the result of a call that raised.
#
# Kernels: none. A bounded `lru_cache` takes a dict's first key as the oldest, over and over: finding the first key
# must be O(1) amortised after deletions at the front.

import abc as _abc

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)

# What CPython has in C: the words of messages about it are those about built-in functions and types.
_BUILT_IN = ("partial", "KeyWrapper", "_lru_cache_wrapper", "cmp_to_key", "reduce")
_BUILT_IN_MODULE = "_functools"

_MISSING = object()
_GenericAlias = type(list[int])
_UnionType = type(int | str)


class _Method:
    def method(self):
        pass


_MethodType = type(_Method().method)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# total_ordering: each missing comparison is told through the one that the class defines.

def _not_and_unequal(root):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return not result and self != other
    return compare


def _or_equal(root):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return result or self == other
    return compare


def _not(root):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return not result
    return compare


def _and_unequal(root):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return result and self != other
    return compare


def _not_or_equal(root):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return not result or self == other
    return compare


_ORDERINGS = {
    "__lt__": {"__gt__": _not_and_unequal, "__le__": _or_equal, "__ge__": _not},
    "__le__": {"__ge__": _not_or_equal, "__lt__": _and_unequal, "__gt__": _not},
    "__gt__": {"__lt__": _not_and_unequal, "__ge__": _or_equal, "__le__": _not},
    "__ge__": {"__le__": _not_or_equal, "__gt__": _and_unequal, "__lt__": _not},
}


def total_ordering(cls):
    root = None
    for name in _ORDERINGS:
        if getattr(cls, name, None) is not getattr(object, name):
            if root is None:
                root = name
    if root is None:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, make in _ORDERINGS[root].items():
        if getattr(cls, name, None) is getattr(object, name):
            compare = make(root)
            compare.__name__ = name
            compare.__qualname__ = f"_{name.strip('_')}_from_{root.strip('_')}"
            compare.__doc__ = getattr(int, name).__doc__
            setattr(cls, name, compare)
    return cls


class KeyWrapper:
    # Both the maker of keys (without `obj`) and a key: one class, so that sorting sees one kind of key.
    __slots__ = ("_compare", "obj")
    __hash__ = None

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'functools.KeyWrapper' instances")

    def __call__(self, obj):
        key = object.__new__(KeyWrapper)
        key._compare = self._compare
        key.obj = obj
        return key

    def __lt__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj) > 0

    def __eq__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj) == 0

    def __ne__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj) != 0

    def __le__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj) >= 0


def cmp_to_key(mycmp):
    maker = object.__new__(KeyWrapper)
    maker._compare = mycmp
    return maker


def reduce(function, sequence, initial=_MISSING, /):
    try:
        iterator = iter(sequence)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    value = initial
    if value is _MISSING:
        value = next(iterator, _MISSING)
        if value is _MISSING:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in iterator:
        value = function(value, item)
    return value


class partial:
    __slots__ = "func", "args", "keywords", "__dict__", "__weakref__"

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        if not callable(func):
            raise TypeError("the first argument must be callable")
        args = tuple(args)
        if isinstance(func, partial) and not func.__dict__:
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = object.__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        if self.keywords:
            keywords = {**self.keywords, **keywords}
        return self.func(*self.args, *args, **keywords)

    def __repr__(self):
        cls = type(self)
        name = cls.__qualname__ if cls.__module__ == "__main__" else f"{cls.__module__}.{cls.__qualname__}"
        if cls is not partial:
            name = cls.__name__
        if _entered(self):
            return "..."
        _repr_running.append(self)
        try:
            parts = [repr(self.func)]
            parts += [repr(arg) for arg in self.args]
            parts += [f"{key}={value!r}" for key, value in self.keywords.items()]
        finally:
            _repr_running.pop()
        return f"{name}({', '.join(parts)})"

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError("invalid partial state")
        func, args, keywords, names = state
        if not callable(func) or not isinstance(args, tuple):
            raise TypeError("invalid partial state")
        self.func = func
        self.args = tuple(args)
        self.keywords = {} if keywords is None else keywords
        if names:
            self.__dict__.update(names)

    __class_getitem__ = classmethod(_GenericAlias)


_repr_running = []


def _entered(instance):
    for running in _repr_running:
        if running is instance:
            return True
    return False


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        args = ", ".join([repr(arg) for arg in self.args])
        keywords = ", ".join([f"{key}={value!r}" for key, value in self.keywords.items()])
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({self.func}, {args}, {keywords})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            keywords = {**self.keywords, **keywords}
            return self.func(cls_or_self, *self.args, *args, **keywords)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        getter = getattr(self.func, "__get__", None)
        if getter is not None:
            bound = getter(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(_GenericAlias)


# lru_cache

_KEYWORDS = object()
_cache_info_type = None


def _make_cache_info(hits, misses, maxsize, currsize):
    global _cache_info_type
    if _cache_info_type is None:
        from collections import namedtuple
        _cache_info_type = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")
    return _cache_info_type(hits, misses, maxsize, currsize)


def _typed_key(args, keywords):
    key = args
    if keywords:
        key += (_KEYWORDS,)
        for item in keywords.items():
            key += item
    key += tuple([type(arg) for arg in args])
    for value in keywords.values():
        key += (type(value),)
    return key


def _keyword_key(args, keywords):
    key = args + (_KEYWORDS,)
    for item in keywords.items():
        key += item
    return key


class _lru_cache_wrapper:
    # What a call looks at has fixed places; `update_wrapper` adds names of all sorts beside them.
    __slots__ = ("_function", "_maxsize", "_typed", "_values", "_hits", "_misses", "__dict__", "__weakref__")

    def __init__(self, user_function, maxsize, typed, cache_info_type=None):
        self._function = user_function
        self._maxsize = maxsize
        self._typed = typed
        self._values = {}
        self._hits = 0
        self._misses = 0

    def __call__(self, /, *args, **keywords):
        if self._typed:
            key = _typed_key(args, keywords)
        elif keywords:
            key = _keyword_key(args, keywords)
        elif len(args) == 1 and (type(args[0]) is int or type(args[0]) is str):
            key = args[0]
        else:
            key = args
        values = self._values
        maxsize = self._maxsize
        if maxsize is None:
            value = values.get(key, _MISSING)
            if value is not _MISSING:
                self._hits += 1
                return value
            self._misses += 1
            value = self._function(*args, **keywords)
            values[key] = value
            return value
        if maxsize == 0:
            self._misses += 1
            return self._function(*args, **keywords)
        # The dict is the order of use: a hit moves its key to the end, the first key is the oldest.
        value = values.pop(key, _MISSING)
        if value is not _MISSING:
            values[key] = value
            self._hits += 1
            return value
        self._misses += 1
        value = self._function(*args, **keywords)
        if key in values:
            return value
        if len(values) >= maxsize:
            for oldest in values:
                break
            del values[oldest]
        values[key] = value
        return value

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return _MethodType(self, instance)

    def cache_info(self):
        return _make_cache_info(self._hits, self._misses, self._maxsize, len(self._values))

    def cache_clear(self):
        self._values = {}
        self._hits = 0
        self._misses = 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__qualname__


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)
    return decorating_function


def _cached(user_function, maxsize, typed):
    if not callable(user_function):
        raise TypeError("the first argument must be callable")
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed)
    update_wrapper(wrapper, user_function)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return wrapper


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {name!r} property."
            ) from None
        value = cache.get(name, _MISSING)
        if value is _MISSING:
            value = self.func(instance)
            try:
                cache[name] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    f"does not support item assignment for caching {name!r} property."
                ) from None
        return value

    __class_getitem__ = classmethod(_GenericAlias)


# singledispatch: the registered class that stands first in the argument's resolution order, where an abstract class
# that is only implied (registered, or by its subclass hook) stands right behind the class that implies it.

def _find_implementation(cls, registry):
    mro = cls.__mro__
    best = None
    best_rank = None
    for candidate in registry:
        if candidate in mro:
            rank = 2 * mro.index(candidate)
        else:
            try:
                if not issubclass(cls, candidate):
                    continue
            except TypeError:
                continue
            last = 0
            for index in range(len(mro)):
                if issubclass(mro[index], candidate):
                    last = index
            # What even `object` implies still stands before it.
            rank = 2 * last - 1 if last == len(mro) - 1 and last > 0 else 2 * last + 1
        if best is None or rank < best_rank:
            best = candidate
            best_rank = rank
        elif rank == best_rank:
            if issubclass(candidate, best):
                best = candidate
            elif not issubclass(best, candidate):
                _refuse_ambiguous(cls, registry, best, candidate)
    return registry.get(best)


def _refuse_ambiguous(cls, registry, left, right):
    # A third class below both decides; only without one is the choice open.
    for candidate in registry:
        if candidate is not left and candidate is not right and issubclass(cls, candidate):
            if issubclass(candidate, left) and issubclass(candidate, right):
                return
    raise RuntimeError(f"Ambiguous dispatch: {left} or {right}")


def _is_union(hint):
    if isinstance(hint, _UnionType):
        return True
    origin = getattr(hint, "__origin__", None)
    return origin is not None and getattr(origin, "_name", None) == "Union"


def _is_class(hint):
    return isinstance(hint, type) and not isinstance(hint, _GenericAlias)


def _is_dispatch_type(hint):
    if _is_class(hint):
        return True
    if not _is_union(hint):
        return False
    for arg in hint.__args__:
        if not _is_class(arg):
            return False
    return True


def singledispatch(func):
    registry = {object: func}
    found = {}
    token = None

    def dispatch(cls):
        nonlocal token
        if token is not None and token != _abc.get_cache_token():
            token = _abc.get_cache_token()
            found.clear()
        implementation = found.get(cls)
        if implementation is None:
            implementation = registry.get(cls)
            if implementation is None:
                implementation = _find_implementation(cls, registry)
            found[cls] = implementation
        return implementation

    def register(cls, func=None):
        nonlocal token
        if _is_dispatch_type(cls):
            if func is None:
                return lambda func: register(cls, func)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            if not getattr(cls, "__annotations__", {}):
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` "
                    "or plain `@register` on an annotated function."
                )
            func = cls
            from typing import get_type_hints
            name, cls = next(iter(get_type_hints(func).items()))
            if not _is_dispatch_type(cls):
                if _is_union(cls):
                    raise TypeError(f"Invalid annotation for {name!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        if _is_union(cls):
            for arg in cls.__args__:
                registry[arg] = func
        else:
            registry[cls] = func
        if token is None and hasattr(cls, "__abstractmethods__"):
            token = _abc.get_cache_token()
        found.clear()
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **keywords)

    name = getattr(func, "__name__", "singledispatch function")
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **keywords):
            method = self.dispatcher.dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **keywords)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
