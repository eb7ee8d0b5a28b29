# What a value can do, asked by isinstance.
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableMapping, Sequence, Sized

values = {"list": [], "tuple": (), "dict": {}, "str": "", "int": 1, "generator": (x for x in ()), "len": len}
for name, value in values.items():
    kinds = [kind.__name__ for kind in (Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Sized)
             if isinstance(value, kind)]
    print(name, kinds)  # expect: list ['Iterable', 'Sequence', 'Sized']
    # expect: tuple ['Hashable', 'Iterable', 'Sequence', 'Sized']
    # expect: dict ['Iterable', 'Mapping', 'Sized']
    # expect: str ['Hashable', 'Iterable', 'Sequence', 'Sized']
    # expect: int ['Hashable']
    # expect: generator ['Hashable', 'Iterable', 'Iterator']
    # expect: len ['Callable', 'Hashable']


class Box:
    def __len__(self):
        return 0


print(isinstance(Box(), Sized), isinstance(Box(), Sequence))  # expect: True False
Sequence.register(Box)
print(isinstance(Box(), Sequence), issubclass(dict, MutableMapping))  # expect: True True
