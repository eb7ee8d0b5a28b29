# _rows: tuples with named items that are no named tuples, as `sys` and `time` have them.
#
# Comes in: the class's name, its module, the names of its items, and of attributes that are not items. Goes out: a
# class whose instances are made of a sequence. Leaves to others: what the items mean.
# Holds: the repr names every item; equality, hash and order are the tuple's.
#
# Kernels: none.

# What CPython has in C: the words of messages about it are those about built-in functions and types.
_BUILT_IN = ("flags", "float_info", "hash_info", "int_info", "struct_time", "thread_info", "version_info")

_item = tuple.__getitem__


def _reader(index):
    def read(self):
        return _item(self, index)
    return property(read)


def make(name, module, fields, hidden=(), closed=True):
    count = len(fields)
    most = count + len(hidden)

    def __new__(cls, sequence, /):
        values = tuple(sequence)
        given = len(values)
        if given < count or given > most:
            problem = f"takes a {count}-sequence" if most == count else f"takes an at least {count}-sequence"
            raise TypeError(f"{module}.{name}() {problem} ({given}-sequence given)")
        self = tuple.__new__(cls, values[:count])
        for index in range(len(hidden)):
            at = count + index
            self.__dict__[hidden[index]] = values[at] if at < given else None
        return self

    def refuse(cls, *args, **kwargs):
        raise TypeError(f"cannot create '{module}.{name}' instances")

    def __repr__(self):
        items = ", ".join([f"{fields[index]}={_item(self, index)!r}" for index in range(count)])
        return f"{module}.{name}({items})"

    def __reduce__(self):
        return type(self), (tuple(self),)

    space = {"__module__": module, "__repr__": __repr__, "__reduce__": __reduce__, "__new__": __new__,
             "n_fields": most, "n_sequence_fields": count, "n_unnamed_fields": 0, "__match_args__": tuple(fields)}
    if not hidden:
        space["__slots__"] = ()
    for index in range(count):
        space[fields[index]] = _reader(index)
    made = type(name, (tuple,), space)
    if not closed:
        return made

    def row(*values):
        return tuple.__new__(made, values)
    made.__new__ = refuse
    return row
