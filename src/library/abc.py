# abc: classes that say what their subclasses must define.
#
# Comes in: class bodies with abstract methods, registrations. Goes out: answers to isinstance and issubclass.
# Leaves to the engine: refusing to instantiate a class whose `__abstractmethods__` is not empty.
# Holds: a negative answer is forgotten as soon as any class is registered anywhere; classes are held weakly.
#
# Kernels: _weakref.ref.

from _weakref import ref as _ref

_registrations = 0

# How many questions about subclasses are being answered by asking related classes. Protocols of typing, which refuse
# to be asked by scripts, do answer these.
_asking = 0


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def get_cache_token():
    return _registrations


class _Classes:
    """A set of classes that does not keep them alive."""
    __slots__ = ("_refs", "__weakref__")

    def __init__(self):
        self._refs = {}

    def add(self, cls):
        refs = self._refs

        def forget(dead):
            refs.pop(dead, None)
        refs[_ref(cls, forget)] = None

    def __contains__(self, cls):
        return _ref(cls) in self._refs

    def __iter__(self):
        for held in list(self._refs):
            cls = held()
            if cls is not None:
                yield cls

    def clear(self):
        self._refs.clear()


class _State:
    __slots__ = ("registry", "accepted", "refused", "refused_at")

    def __init__(self):
        self.registry = _Classes()
        self.accepted = _Classes()
        self.refused = _Classes()
        self.refused_at = _registrations


def _abstract_names(cls):
    names = set()
    for name, value in cls.__dict__.items():
        if getattr(value, "__isabstractmethod__", False):
            names.add(name)
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls)
        cls._abc_impl = _State()
        return cls

    def register(cls, subclass):
        global _registrations
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.registry.add(subclass)
        _registrations += 1
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        if subclass in cls._abc_impl.accepted:
            return True
        kind = type(instance)
        if kind is subclass:
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(kind)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        state = cls._abc_impl
        if subclass in state.accepted:
            return True
        if state.refused_at < _registrations:
            state.refused.clear()
            state.refused_at = _registrations
        elif subclass in state.refused:
            return False
        answer = _judge(cls, subclass, state)
        if answer:
            state.accepted.add(subclass)
        else:
            state.refused.add(subclass)
        return answer

    def _abc_registry_clear(cls):
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        cls._abc_impl.accepted.clear()
        cls._abc_impl.refused.clear()


def _judge(cls, subclass, state):
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        if answer is not True and answer is not False:
            raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
        return answer
    if cls in subclass.__mro__:
        return True
    global _asking
    _asking += 1
    try:
        for registered in state.registry:
            if issubclass(subclass, registered):
                return True
        for child in cls.__subclasses__():
            if issubclass(subclass, child):
                return True
        return False
    finally:
        _asking -= 1


def update_abstractmethods(cls):
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    cls.__abstractmethods__ = _abstract_names(cls)
    return cls


class ABC(metaclass=ABCMeta):
    __slots__ = ()
