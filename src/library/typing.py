# typing: notation for types, and what programs ask about it at run time.
#
# Comes in: types, text that names types, annotated classes and functions. Goes out: objects that stand for types, print
# as they were written, compare and hash by their meaning, and can be subscripted and subclassed.
# Leaves to others: the aliases of collections.abc, contextlib and re (`Iterable`, `ContextManager`, `Pattern`) and the
# protocols of _typing_protocols (`SupportsInt`, `IO`) are made when first named, so that importing this module stays
# cheap; the forms themselves are in _typing_forms. Nothing here checks the types of values.
# Holds: equal subscriptions of the same alias are the same object while it is cached; annotations never change how
# annotated code runs.
#
# Kernels: none. The engine's own `list[T]` and `X | Y` call `__typing_subst__` and `__parameters__` of what is here.

import sys as _sys

from _typing_forms import (
    Annotated, Any, ClassVar, Concatenate, Final, ForwardRef, Generic, Literal, LiteralString, Never,
    NoReturn, NotRequired, Optional, ParamSpec, ParamSpecArgs, ParamSpecKwargs, Protocol, Required, Self,
    TypeAlias, TypeGuard, TypeVar, TypeVarTuple, Union, Unpack, runtime_checkable,
)
from _typing_forms import (
    _AnnotatedAlias, _BaseGenericAlias, _CallableType, _FunctionType, _GenericAlias, _ModuleType,
    _NativeAlias, _NativeUnion, _NoneType, _SpecialGenericAlias, _TupleType, _caller, _eval_type,
    _is_param_expr, _subscribe_class, _type_check,
)

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal",
    "Optional", "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union",
    "AbstractSet", "ByteString", "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator",
    "KeysView", "Mapping", "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized",
    "ValuesView", "Awaitable", "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator",
    "AsyncContextManager",
    "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt",
    "SupportsRound",
    "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple",
    "TypedDict", "Generator",
    "BinaryIO", "IO", "Match", "Pattern", "TextIO",
    "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads", "dataclass_transform", "final", "get_args",
    "get_origin", "get_overloads", "get_type_hints", "is_typeddict", "LiteralString", "Never", "NewType",
    "no_type_check", "no_type_check_decorator", "NoReturn", "NotRequired", "overload", "ParamSpecArgs",
    "ParamSpecKwargs", "Required", "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias",
    "TypeGuard", "Unpack",
]

TYPE_CHECKING = False
Text = str


# Asking about annotations

_HINTS_OF_NOTHING = ("builtin_function_or_method", "method_descriptor", "wrapper_descriptor", "method-wrapper",
                     "method")


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            annotations = base.__dict__.get("__annotations__", {})
            if not isinstance(annotations, dict):
                annotations = {}
            if globalns is None:
                base_globals = getattr(_sys.modules.get(base.__module__, None), "__dict__", {})
            else:
                base_globals = globalns
            base_locals = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                # In class bodies the names of the class win over those of the module.
                base_globals, base_locals = base_locals, base_globals
            for name, value in annotations.items():
                if value is None:
                    value = _NoneType
                if isinstance(value, str):
                    value = ForwardRef(value, is_argument=False, is_class=True)
                hints[name] = _eval_type(value, base_globals, base_locals)
        return hints if include_extras else {name: _strip_annotations(t) for name, t in hints.items()}
    if globalns is None:
        if isinstance(obj, _ModuleType):
            globalns = obj.__dict__
        else:
            unwrapped = obj
            while hasattr(unwrapped, "__wrapped__"):
                unwrapped = unwrapped.__wrapped__
            globalns = getattr(unwrapped, "__globals__", {})
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    annotations = getattr(obj, "__annotations__", None)
    if annotations is None:
        if isinstance(obj, (_ModuleType, _FunctionType)) or type(obj).__name__ in _HINTS_OF_NOTHING:
            return {}
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    for name, value in annotations.items():
        if value is None:
            value = _NoneType
        if isinstance(value, str):
            value = ForwardRef(value, is_argument=not isinstance(obj, _ModuleType), is_class=False)
        hints[name] = _eval_type(value, globalns, localns)
    return hints if include_extras else {name: _strip_annotations(t) for name, t in hints.items()}


def _strip_annotations(t):
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and (t.__origin__ is Required or t.__origin__ is NotRequired):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, _NativeAlias, _NativeUnion)):
        stripped = tuple([_strip_annotations(arg) for arg in t.__args__])
        if stripped == t.__args__:
            return t
        if isinstance(t, _GenericAlias):
            return t.copy_with(stripped)
        if isinstance(t, _NativeAlias):
            return _NativeAlias(t.__origin__, stripped)
        result = stripped[0]
        for arg in stripped[1:]:
            result = result | arg
        return result
    return t


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, _NativeAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, _NativeUnion):
        return _NativeUnion
    return None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, _NativeAlias)):
        args = tp.__args__
        if getattr(tp.__origin__, "__name__", None) == "Callable" and tp.__origin__.__module__ == "collections.abc":
            if not (len(args) == 2 and _is_param_expr(args[0])):
                args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, _NativeUnion):
        return tp.__args__
    return ()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


# NamedTuple, TypedDict, NewType

def _make_namedtuple(name, types, module, defaults=()):
    from collections import namedtuple
    fields = [field for field, _ in types]
    checked = {field: _type_check(t, f"field {field} annotation must be a type") for field, t in types}
    result = namedtuple(name, fields, defaults=defaults, module=module)
    result.__annotations__ = checked
    result.__new__.__annotations__ = checked
    return result


_PROHIBITED = frozenset([
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
    "_replace", "_asdict", "_source",
])


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        types = namespace.get("__annotations__", {})
        defaults = []
        for name in types:
            if name in namespace:
                defaults.append(name)
            elif defaults:
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default field"
                    f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}"
                )
        result = _make_namedtuple(
            typename, list(types.items()), namespace["__module__"], [namespace[name] for name in defaults])
        result.__bases__ = bases
        if Generic in bases:
            result.__class_getitem__ = classmethod(lambda cls, params: _subscribe_class(
                cls, params if isinstance(params, tuple) else (params,)))
        for key in namespace:
            if key in _PROHIBITED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__annotations__", "__module__", "__orig_bases__", "__qualname__") \
                    and key not in result._fields:
                setattr(result, key, namespace[key])
        if "__orig_bases__" in namespace:
            result.__orig_bases__ = namespace["__orig_bases__"]
        if Generic in bases:
            result.__init_subclass__()
        return result


def NamedTuple(typename, fields=None, /, **kwargs):
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    return _make_namedtuple(typename, list(fields), _caller())


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic_base = (Generic,) if any([issubclass(base, Generic) for base in bases]) else ()
        result = type.__new__(_TypedDictMeta, name, (*generic_base, dict), namespace)
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {
            key: _type_check(t, message, module=result.__module__)
            for key, t in namespace.get("__annotations__", {}).items()
        }
        annotations = {}
        required = set()
        optional = set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required.update(base.__dict__.get("__required_keys__", ()))
            optional.update(base.__dict__.get("__optional_keys__", ()))
        annotations.update(own)
        for key, t in own.items():
            origin = get_origin(t)
            if origin is Annotated:
                origin = get_origin(get_args(t)[0])
            if origin is Required:
                required.add(key)
            elif origin is NotRequired:
                optional.add(key)
            elif total:
                required.add(key)
            else:
                optional.add(key)
        result.__annotations__ = annotations
        result.__required_keys__ = frozenset(required)
        result.__optional_keys__ = frozenset(optional)
        if not hasattr(result, "__total__"):
            result.__total__ = total
        return result

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    namespace = {"__annotations__": dict(fields)}
    module = _caller()
    if module is not None:
        namespace["__module__"] = module
    return _TypedDictMeta(typename, (), namespace, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        module = _caller()
        if module != "typing":
            self.__module__ = module

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        superclass = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(
                    f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{cls.__name__} = NewType({cls.__name__!r}, {superclass})`"
                )
        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# Functions that leave the value alone

def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=_sys.stderr)
    return obj


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    if isinstance(arg, type):
        for name in dir(arg):
            value = getattr(arg, name)
            if getattr(value, "__qualname__", None) != f"{arg.__qualname__}.{getattr(value, '__name__', '')}" or (
                getattr(value, "__module__", None) != arg.__module__
            ):
                continue
            if isinstance(value, _FunctionType):
                value.__no_type_check__ = True
            elif hasattr(value, "__func__"):
                value.__func__.__no_type_check__ = True
            elif isinstance(value, type):
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    from functools import wraps

    @wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(),
                        **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn
    return decorator


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
        "module should always be followed by an implementation that is not @overload-ed."
    )


def overload(func):
    f = getattr(func, "__func__", func)
    try:
        place = _overloads.setdefault((f.__module__, f.__qualname__), {})
        place[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    f = getattr(func, "__func__", func)
    return list(_overloads.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    _overloads.clear()


# Names for generic classes. Those of other modules are made when asked for.

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
AnyStr = TypeVar("AnyStr", bytes, str)
for _variable in (T, KT, VT, T_co, V_co, VT_co, T_contra, AnyStr):
    _variable.__module__ = "typing"
del _variable

Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
List = _SpecialGenericAlias(list, 1, inst=False, name="List")
Dict = _SpecialGenericAlias(dict, 2, inst=False, name="Dict")
Set = _SpecialGenericAlias(set, 1, inst=False, name="Set")
FrozenSet = _SpecialGenericAlias(frozenset, 1, inst=False, name="FrozenSet")
Type = _SpecialGenericAlias(type, 1, inst=False, name="Type")

# name: (module, name there, number of parameters)
_ALIASES = {
    "Hashable": ("collections.abc", "Hashable", 0),
    "Awaitable": ("collections.abc", "Awaitable", 1),
    "Coroutine": ("collections.abc", "Coroutine", 3),
    "AsyncIterable": ("collections.abc", "AsyncIterable", 1),
    "AsyncIterator": ("collections.abc", "AsyncIterator", 1),
    "Iterable": ("collections.abc", "Iterable", 1),
    "Iterator": ("collections.abc", "Iterator", 1),
    "Reversible": ("collections.abc", "Reversible", 1),
    "Sized": ("collections.abc", "Sized", 0),
    "Container": ("collections.abc", "Container", 1),
    "Collection": ("collections.abc", "Collection", 1),
    "AbstractSet": ("collections.abc", "Set", 1),
    "MutableSet": ("collections.abc", "MutableSet", 1),
    "Mapping": ("collections.abc", "Mapping", 2),
    "MutableMapping": ("collections.abc", "MutableMapping", 2),
    "Sequence": ("collections.abc", "Sequence", 1),
    "MutableSequence": ("collections.abc", "MutableSequence", 1),
    "ByteString": ("collections.abc", "ByteString", 0),
    "MappingView": ("collections.abc", "MappingView", 1),
    "KeysView": ("collections.abc", "KeysView", 1),
    "ItemsView": ("collections.abc", "ItemsView", 2),
    "ValuesView": ("collections.abc", "ValuesView", 1),
    "Generator": ("collections.abc", "Generator", 3),
    "AsyncGenerator": ("collections.abc", "AsyncGenerator", 2),
    "Callable": ("collections.abc", "Callable", 2),
    "Deque": ("collections", "deque", 1),
    "DefaultDict": ("collections", "defaultdict", 2),
    "OrderedDict": ("collections", "OrderedDict", 2),
    "Counter": ("collections", "Counter", 1),
    "ChainMap": ("collections", "ChainMap", 2),
    "ContextManager": ("contextlib", "AbstractContextManager", 1),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 1),
    "Pattern": ("re", "Pattern", 1),
    "Match": ("re", "Match", 1),
}

# What CPython does not have: tracebacks leave it out.
_BUILT_IN = ("__getattr__",)


def __getattr__(name):
    if name in _ALIASES:
        module, origin_name, count = _ALIASES[name]
        home = __import__(module, None, None, [origin_name])
        origin = getattr(home, origin_name)
        if name == "Callable":
            value = _CallableType(origin, count, name=name)
        else:
            value = _SpecialGenericAlias(origin, count, name=name)
    elif name in __all__:
        import _typing_protocols
        value = getattr(_typing_protocols, name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value
