# _weakref: weak references, and proxies that stand for their objects.
#
# Comes in: objects. Goes out: what `weakref` passes on. Leaves to others: references are the kernel's; containers of
# them are in `weakref`.
# Holds: a proxy keeps nothing alive; once its object is dead every use of it is a ReferenceError.
#
# Kernels: _kernel_weakref.ref (a class that can be subclassed), getweakrefcount, getweakrefs.

from _kernel_weakref import ReferenceType, getweakrefcount, getweakrefs, ref

_get = object.__getattribute__
_set = object.__setattr__


def _object(proxy):
    found = _get(proxy, "_reference")()
    if found is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return found


def _plain(value):
    return _object(value) if isinstance(value, _PROXIES) else value


def _unary(name):
    def method(self):
        found = _object(self)
        special = getattr(type(found), name, None)
        if special is None:
            raise TypeError(f"bad operand type for unary {name.strip('_')}: {type(found).__name__!r}")
        return special(found)
    method.__name__ = name
    return method


def _binary(symbol, name):
    scope = {}
    exec(f"def forward(plain):\n"
         f"    def {name}(self, other):\n        return plain(self) {symbol} plain(other)\n"
         f"    def __r{name[2:]}(self, other):\n        return plain(other) {symbol} plain(self)\n"
         f"    return {name}, __r{name[2:]}\n", scope)
    return scope["forward"](_plain)


class ProxyType:
    __slots__ = ("_reference", "__weakref__")
    __hash__ = None

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'weakref.ProxyType' instances")

    def __getattribute__(self, name):
        if name == "__class__":
            return type(_object(self))
        return getattr(_object(self), name)

    def __setattr__(self, name, value):
        setattr(_object(self), name, value)

    def __delattr__(self, name):
        delattr(_object(self), name)

    def __repr__(self):
        found = _get(self, "_reference")()
        kind = type(found).__name__
        return f"<weakproxy at {id(self):#x} to {kind} at {id(found):#x}>"

    def __str__(self):
        return str(_object(self))

    def __bytes__(self):
        return bytes(_object(self))

    def __bool__(self):
        return bool(_object(self))

    def __dir__(self):
        return dir(_object(self))

    def __len__(self):
        return len(_object(self))

    def __getitem__(self, key):
        return _object(self)[key]

    def __setitem__(self, key, value):
        _object(self)[key] = value

    def __delitem__(self, key):
        del _object(self)[key]

    def __contains__(self, item):
        return item in _object(self)

    def __iter__(self):
        return iter(_object(self))

    def __reversed__(self):
        return reversed(_object(self))

    def __next__(self):
        found = _object(self)
        if not hasattr(type(found), "__next__"):
            raise TypeError(f"Weakref proxy referenced a non-iterator {type(found).__name__!r} object")
        return next(found)

    def __lt__(self, other):
        return _plain(self) < _plain(other)

    def __le__(self, other):
        return _plain(self) <= _plain(other)

    def __eq__(self, other):
        return _plain(self) == _plain(other)

    def __ne__(self, other):
        return _plain(self) != _plain(other)

    def __gt__(self, other):
        return _plain(self) > _plain(other)

    def __ge__(self, other):
        return _plain(self) >= _plain(other)

    def __int__(self):
        return int(_object(self))

    def __float__(self):
        return float(_object(self))

    def __abs__(self):
        return abs(_object(self))

    def __divmod__(self, other):
        return divmod(_plain(self), _plain(other))

    def __rdivmod__(self, other):
        return divmod(_plain(other), _plain(self))

    def __neg__(self):
        return -_object(self)

    def __pos__(self):
        return +_object(self)

    def __invert__(self):
        return ~_object(self)

    __index__ = _unary("__index__")


for _symbol, _name in (
    ("+", "__add__"), ("-", "__sub__"), ("*", "__mul__"), ("/", "__truediv__"), ("//", "__floordiv__"),
    ("%", "__mod__"), ("**", "__pow__"), ("@", "__matmul__"), ("<<", "__lshift__"), (">>", "__rshift__"),
    ("&", "__and__"), ("|", "__or__"), ("^", "__xor__"),
):
    _forward, _reflected = _binary(_symbol, _name)
    setattr(ProxyType, _name, _forward)
    setattr(ProxyType, "__r" + _name[2:], _reflected)
ProxyType.__module__ = "weakref"


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, /, *args, **kwargs):
        return _object(self)(*args, **kwargs)


CallableProxyType.__module__ = "weakref"
_PROXIES = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    made = _new(CallableProxyType if callable(object) else ProxyType)
    if callback is None:
        _set(made, "_reference", ref(object))
        return made
    watched = None

    def gone(dead):
        callback(watched())
    _set(made, "_reference", ref(object, gone))
    watched = ref(made)
    return made


_new = object.__new__
