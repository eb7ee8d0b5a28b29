def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.plugin_name = name or cls.__name__.lower()
        Plugin.registry[cls.plugin_name] = cls
class First(Plugin): pass
class Second(Plugin, name="two"): pass
class Third(Second): pass
print({k: v.__name__ for k, v in Plugin.registry.items()}, Second.plugin_name, Third.plugin_name)  # expect: {'first': 'First', 'two': 'Second', 'third': 'Third'} two third
print(error(lambda: type("Bad", (Plugin,), {}, unknown=1)))  # expect: TypeError: Bad.__init_subclass__() takes no keyword arguments
print(error(lambda: type("Bad", (), {}, x=1)))  # expect: TypeError: Bad.__init_subclass__() takes no keyword arguments
class Generic:
    def __class_getitem__(cls, item): return f"{cls.__name__}<{item.__name__ if isinstance(item, type) else item}>"
print(Generic[int], Generic["x"], Generic[1, 2])  # expect: Generic<int> Generic<x> Generic<(1, 2)>
print(error(lambda: int[5]))  # expect: TypeError: type 'int' is not subscriptable
print(error(lambda: Plugin[int]))  # expect: TypeError: type 'Plugin' is not subscriptable
print(list[int], dict[str, int], tuple[int, ...], list[int]([1, 2]), type(list[int]).__name__, list[int].__origin__, dict[str, int].__args__)  # expect: list[int] dict[str, int] tuple[int, ...] [1, 2] GenericAlias <class 'list'> (<class 'str'>, <class 'int'>)
print(int | str, int | None, isinstance(5, int | str), isinstance("x", int | None), issubclass(bool, int | str))  # expect: int | str int | None True False True
class Base:
    def __init_subclass__(cls): print("subclass", cls.__name__)
Dynamic = type("Dynamic", (Base,), {})  # expect: subclass Dynamic
class Inner(Dynamic): pass  # expect: subclass Inner
