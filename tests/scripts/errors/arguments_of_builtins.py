# The words about arguments that built-in functions, types and methods refuse.


def show(action):
    try:
        print(action())
    except Exception as problem:
        print(f"{type(problem).__name__}: {problem}")


show(lambda: sum())  # expect: TypeError: sum() takes at least 1 positional argument (0 given)
show(lambda: sum(1,2,3))  # expect: TypeError: sum() takes at most 2 arguments (3 given)
show(lambda: sum(1,2,start=3))  # expect: TypeError: sum() takes at most 2 arguments (3 given)
show(lambda: sum([], foo=3))  # expect: TypeError: 'foo' is an invalid keyword argument for sum()
show(lambda: sum(foo=3))  # expect: TypeError: sum() takes at least 1 positional argument (0 given)
show(lambda: sum(iterable=[]))  # expect: TypeError: sum() takes at least 1 positional argument (0 given)
show(lambda: pow())  # expect: TypeError: pow() missing required argument 'base' (pos 1)
show(lambda: pow(1))  # expect: TypeError: pow() missing required argument 'exp' (pos 2)
show(lambda: pow(1,2,3,4))  # expect: TypeError: pow() takes at most 3 arguments (4 given)
show(lambda: pow(1,foo=2))  # expect: TypeError: pow() missing required argument 'exp' (pos 2)
show(lambda: round())  # expect: TypeError: round() missing required argument 'number' (pos 1)
show(lambda: round(1,2,3))  # expect: TypeError: round() takes at most 2 arguments (3 given)
show(lambda: round(number=1, foo=2))  # expect: TypeError: 'foo' is an invalid keyword argument for round()
show(lambda: round(1, number=2))  # expect: TypeError: argument for round() given by name ('number') and position (1)
show(lambda: sorted())  # expect: TypeError: sorted expected 1 argument, got 0
show(lambda: sorted(1,2))  # expect: TypeError: sorted expected 1 argument, got 2
show(lambda: sorted([],foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for sort()
show(lambda: sorted(iterable=[]))  # expect: TypeError: sorted expected 1 argument, got 0
show(lambda: [].sort(1))  # expect: TypeError: sort() takes no positional arguments
show(lambda: [].sort(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for sort()
show(lambda: enumerate())  # expect: TypeError: enumerate() missing required argument 'iterable'
show(lambda: enumerate(1,2,3))  # expect: TypeError: enumerate() takes at most 2 arguments (3 given)
show(lambda: enumerate([],foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for enumerate()
show(lambda: enumerate(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for enumerate()
show(lambda: filter())  # expect: TypeError: filter expected 2 arguments, got 0
show(lambda: filter(1))  # expect: TypeError: filter expected 2 arguments, got 1
show(lambda: filter(1,2,3))  # expect: TypeError: filter expected 2 arguments, got 3
show(lambda: filter(function=1,iterable=2))  # expect: TypeError: filter() takes no keyword arguments
show(lambda: map())  # expect: TypeError: map() must have at least two arguments.
show(lambda: map(1))  # expect: TypeError: map() must have at least two arguments.
show(lambda: map(a=1))  # expect: TypeError: map() takes no keyword arguments
show(lambda: zip(a=1))  # expect: TypeError: 'a' is an invalid keyword argument for zip()
show(lambda: zip(strict=1,a=2))  # expect: TypeError: zip() takes at most 1 keyword argument (2 given)
show(lambda: reversed())  # expect: TypeError: reversed expected 1 argument, got 0
show(lambda: reversed(1,2))  # expect: TypeError: reversed expected 1 argument, got 2
show(lambda: reversed(sequence=[1]))  # expect: TypeError: reversed() takes no keyword arguments
show(lambda: iter())  # expect: TypeError: iter expected at least 1 argument, got 0
show(lambda: iter(1,2,3))  # expect: TypeError: iter expected at most 2 arguments, got 3
show(lambda: next())  # expect: TypeError: next expected at least 1 argument, got 0
show(lambda: next(1,2,3))  # expect: TypeError: next expected at most 2 arguments, got 3
show(lambda: min())  # expect: TypeError: min expected at least 1 argument, got 0
show(lambda: max())  # expect: TypeError: max expected at least 1 argument, got 0
show(lambda: min(1,foo=2))  # expect: TypeError: 'foo' is an invalid keyword argument for min()
show(lambda: min(key=1))  # expect: TypeError: min expected at least 1 argument, got 0
show(lambda: min(1,2,default=3))  # expect: TypeError: Cannot specify a default for min() with multiple positional arguments
show(lambda: any())  # expect: TypeError: any() takes exactly one argument (0 given)
show(lambda: any(1,2))  # expect: TypeError: any() takes exactly one argument (2 given)
show(lambda: any(x=1))  # expect: TypeError: any() takes no keyword arguments
show(lambda: print(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for print()
show(lambda: input(1,2))  # expect: TypeError: input expected at most 1 argument, got 2
show(lambda: int(1,2,3))  # expect: TypeError: int() takes at most 2 arguments (3 given)
show(lambda: int(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for int()
show(lambda: int(x=1))  # expect: TypeError: 'x' is an invalid keyword argument for int()
show(lambda: int('1',base=10,foo=1))  # expect: TypeError: int() takes at most 2 arguments (3 given)
show(lambda: float(1,2))  # expect: TypeError: float expected at most 1 argument, got 2
show(lambda: float(x=1))  # expect: TypeError: float() takes no keyword arguments
show(lambda: complex(1,2,3))  # expect: TypeError: complex() takes at most 2 arguments (3 given)
show(lambda: complex(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for complex()
show(lambda: bool(1,2))  # expect: TypeError: bool expected at most 1 argument, got 2
show(lambda: bool(x=1))  # expect: TypeError: bool() takes no keyword arguments
show(lambda: str(1,2,3,4))  # expect: TypeError: str() takes at most 3 arguments (4 given)
show(lambda: str(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for str()
show(lambda: bytes(1,2,3,4))  # expect: TypeError: bytes() takes at most 3 arguments (4 given)
show(lambda: bytes(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for bytes()
show(lambda: bytearray(1,2,3,4))  # expect: TypeError: bytearray() takes at most 3 arguments (4 given)
show(lambda: list(1,2))  # expect: TypeError: list expected at most 1 argument, got 2
show(lambda: list(foo=1))  # expect: TypeError: list() takes no keyword arguments
show(lambda: tuple(1,2))  # expect: TypeError: tuple expected at most 1 argument, got 2
show(lambda: tuple(foo=1))  # expect: TypeError: tuple() takes no keyword arguments
show(lambda: dict(1,2))  # expect: TypeError: dict expected at most 1 argument, got 2
show(lambda: set(1,2))  # expect: TypeError: set expected at most 1 argument, got 2
show(lambda: set(foo=1))  # expect: TypeError: set() takes no keyword arguments
show(lambda: frozenset(1,2))  # expect: TypeError: frozenset expected at most 1 argument, got 2
show(lambda: frozenset(foo=1))  # expect: TypeError: frozenset() takes no keyword arguments
show(lambda: range())  # expect: TypeError: range expected at least 1 argument, got 0
show(lambda: range(1,2,3,4))  # expect: TypeError: range expected at most 3 arguments, got 4
show(lambda: range(foo=1))  # expect: TypeError: range() takes no keyword arguments
show(lambda: slice())  # expect: TypeError: slice expected at least 1 argument, got 0
show(lambda: slice(1,2,3,4))  # expect: TypeError: slice expected at most 3 arguments, got 4
show(lambda: slice(foo=1))  # expect: TypeError: slice() takes no keyword arguments
show(lambda: object(1))  # expect: TypeError: object() takes no arguments
show(lambda: object(foo=1))  # expect: TypeError: object() takes no arguments
show(lambda: type())  # expect: TypeError: type() takes 1 or 3 arguments
show(lambda: type(1,2))  # expect: TypeError: type() takes 1 or 3 arguments
show(lambda: super(1,2,3))  # expect: TypeError: super() expected at most 2 arguments, got 3
show(lambda: property(1,2,3,4,5))  # expect: TypeError: property() takes at most 4 arguments (5 given)
show(lambda: property(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for property()
show(lambda: staticmethod())  # expect: TypeError: staticmethod expected 1 argument, got 0
show(lambda: classmethod(1,2))  # expect: TypeError: classmethod expected 1 argument, got 2
show(lambda: (1).__add__())  # expect: TypeError: expected 1 argument, got 0
show(lambda: 'a'.__mod__())  # expect: TypeError: expected 1 argument, got 0
show(lambda: 'a'.find())  # expect: TypeError: find() takes at least 1 argument (0 given)
show(lambda: 'a'.count())  # expect: TypeError: count() takes at least 1 argument (0 given)
show(lambda: 'a'.index())  # expect: TypeError: index() takes at least 1 argument (0 given)
show(lambda: 'a'.rfind())  # expect: TypeError: rfind() takes at least 1 argument (0 given)
show(lambda: 'a'.rindex())  # expect: TypeError: rindex() takes at least 1 argument (0 given)
show(lambda: 'a'.startswith())  # expect: TypeError: startswith() takes at least 1 argument (0 given)
show(lambda: 'a'.endswith())  # expect: TypeError: endswith() takes at least 1 argument (0 given)
show(lambda: b'a'.find())  # expect: TypeError: find() takes at least 1 argument (0 given)
show(lambda: b'a'.count())  # expect: TypeError: count() takes at least 1 argument (0 given)
show(lambda: b'a'.startswith())  # expect: TypeError: startswith() takes at least 1 argument (0 given)
show(lambda: b'a'.find(1,2,3,4))  # expect: TypeError: find() takes at most 3 arguments (4 given)
show(lambda: 'a'.find(1,2,3,4))  # expect: TypeError: find() takes at most 3 arguments (4 given)
show(lambda: 'a'.startswith(1,2,3,4))  # expect: TypeError: startswith() takes at most 3 arguments (4 given)
show(lambda: 'a'.split(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for split()
show(lambda: 'a'.join())  # expect: TypeError: str.join() takes exactly one argument (0 given)
show(lambda: 'a'.join([1]))  # expect: TypeError: sequence item 0: expected str instance, int found
show(lambda: 'a'.format_map())  # expect: TypeError: str.format_map() takes exactly one argument (0 given)
show(lambda: 'a'.center())  # expect: TypeError: center expected at least 1 argument, got 0
show(lambda: 'a'.ljust())  # expect: TypeError: ljust expected at least 1 argument, got 0
show(lambda: 'a'.zfill())  # expect: TypeError: str.zfill() takes exactly one argument (0 given)
show(lambda: 'a'.expandtabs(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for expandtabs()
show(lambda: 'a'.encode(1))  # expect: TypeError: encode() argument 'encoding' must be str, not int
show(lambda: 'a'.translate())  # expect: TypeError: str.translate() takes exactly one argument (0 given)
show(lambda: str.maketrans())  # expect: TypeError: maketrans expected at least 1 argument, got 0
show(lambda: str.maketrans(1))  # expect: TypeError: if you give only one argument to maketrans it must be a dict
show(lambda: str.maketrans('a','bc'))  # expect: ValueError: the first two maketrans arguments must have equal length
show(lambda: str.maketrans(1,2))  # expect: TypeError: maketrans() argument 2 must be str, not int
show(lambda: 'a'.splitlines(1,2))  # expect: TypeError: splitlines() takes at most 1 argument (2 given)
show(lambda: 'a'.strip(1,2))  # expect: TypeError: strip expected at most 1 argument, got 2
show(lambda: 'a'.partition())  # expect: TypeError: str.partition() takes exactly one argument (0 given)
show(lambda: 'a'.isalpha(1))  # expect: TypeError: str.isalpha() takes no arguments (1 given)
show(lambda: 'a'.upper(1))  # expect: TypeError: str.upper() takes no arguments (1 given)
show(lambda: 'a'.removeprefix())  # expect: TypeError: str.removeprefix() takes exactly one argument (0 given)
show(lambda: 'a'.removeprefix(1))  # expect: TypeError: removeprefix() argument must be str, not int
show(lambda: [].append())  # expect: TypeError: list.append() takes exactly one argument (0 given)
show(lambda: [].insert())  # expect: TypeError: insert expected 2 arguments, got 0
show(lambda: [].remove())  # expect: TypeError: list.remove() takes exactly one argument (0 given)
show(lambda: [].count())  # expect: TypeError: list.count() takes exactly one argument (0 given)
show(lambda: [].clear(1))  # expect: TypeError: list.clear() takes no arguments (1 given)
show(lambda: [].copy(1))  # expect: TypeError: list.copy() takes no arguments (1 given)
show(lambda: [].reverse(1))  # expect: TypeError: list.reverse() takes no arguments (1 given)
show(lambda: [].__setitem__(1))  # expect: TypeError:  expected 2 arguments, got 1
show(lambda: {}.get())  # expect: TypeError: get expected at least 1 argument, got 0
show(lambda: {}.get(1,2,3))  # expect: TypeError: get expected at most 2 arguments, got 3
show(lambda: {}.popitem(1))  # expect: TypeError: dict.popitem() takes no arguments (1 given)
show(lambda: {}.setdefault())  # expect: TypeError: setdefault expected at least 1 argument, got 0
show(lambda: {}.update(1,2))  # expect: TypeError: update expected at most 1 argument, got 2
show(lambda: {}.keys(1))  # expect: TypeError: dict.keys() takes no arguments (1 given)
show(lambda: {}.items(1))  # expect: TypeError: dict.items() takes no arguments (1 given)
show(lambda: {}.copy(1))  # expect: TypeError: dict.copy() takes no arguments (1 given)
show(lambda: dict.fromkeys())  # expect: TypeError: fromkeys expected at least 1 argument, got 0
show(lambda: dict.fromkeys([1],2,3))  # expect: TypeError: fromkeys expected at most 2 arguments, got 3
show(lambda: set().add())  # expect: TypeError: set.add() takes exactly one argument (0 given)
show(lambda: set().discard())  # expect: TypeError: set.discard() takes exactly one argument (0 given)
show(lambda: set().pop(1))  # expect: TypeError: set.pop() takes no arguments (1 given)
show(lambda: set().issubset())  # expect: TypeError: set.issubset() takes exactly one argument (0 given)
show(lambda: set().symmetric_difference())  # expect: TypeError: set.symmetric_difference() takes exactly one argument (0 given)
show(lambda: set().symmetric_difference_update(1,2))  # expect: TypeError: set.symmetric_difference_update() takes exactly one argument (2 given)
show(lambda: ().count())  # expect: TypeError: tuple.count() takes exactly one argument (0 given)
show(lambda: (1).bit_length(1))  # expect: TypeError: int.bit_length() takes no arguments (1 given)
show(lambda: (1).to_bytes(1,2,3))  # expect: TypeError: to_bytes() takes at most 2 positional arguments (3 given)
show(lambda: int.from_bytes())  # expect: TypeError: from_bytes() missing required argument 'bytes' (pos 1)
show(lambda: (1).conjugate(1))  # expect: TypeError: int.conjugate() takes no arguments (1 given)
show(lambda: (1.0).hex(1))  # expect: TypeError: float.hex() takes no arguments (1 given)
show(lambda: float.fromhex(1))  # expect: TypeError: bad argument type for built-in operation
show(lambda: float.fromhex())  # expect: TypeError: float.fromhex() takes exactly one argument (0 given)
show(lambda: (1.0).as_integer_ratio(1))  # expect: TypeError: float.as_integer_ratio() takes no arguments (1 given)
show(lambda: (1).__format__(1))  # expect: TypeError: __format__() argument must be str, not int
show(lambda: b''.hex(1,2,3))  # expect: TypeError: hex() takes at most 2 arguments (3 given)
show(lambda: bytes.fromhex(1))  # expect: TypeError: fromhex() argument must be str, not int
show(lambda: b''.decode(1))  # expect: TypeError: decode() argument 'encoding' must be str, not int
show(lambda: b''.join([1]))  # expect: TypeError: sequence item 0: expected a bytes-like object, int found
show(lambda: b''.center(1,1))  # expect: TypeError: center() argument 2 must be a byte string of length 1, not int
show(lambda: b''.find('a'))  # expect: TypeError: argument should be integer or bytes-like object, not 'str'
show(lambda: bytearray().insert(1))  # expect: TypeError: insert expected 2 arguments, got 1
show(lambda: bytes('a'))  # expect: TypeError: string argument without an encoding
show(lambda: bytes('a','b','c','d'))  # expect: TypeError: bytes() takes at most 3 arguments (4 given)
show(lambda: bytes(1,'a'))  # expect: TypeError: encoding without a string argument
show(lambda: bytearray('a'))  # expect: TypeError: string argument without an encoding
show(lambda: abs())  # expect: TypeError: abs() takes exactly one argument (0 given)
show(lambda: abs(1,2))  # expect: TypeError: abs() takes exactly one argument (2 given)
show(lambda: divmod(1))  # expect: TypeError: divmod expected 2 arguments, got 1
show(lambda: divmod(1,2,3))  # expect: TypeError: divmod expected 2 arguments, got 3
show(lambda: hash())  # expect: TypeError: hash() takes exactly one argument (0 given)
show(lambda: id())  # expect: TypeError: id() takes exactly one argument (0 given)
show(lambda: len())  # expect: TypeError: len() takes exactly one argument (0 given)
show(lambda: ord())  # expect: TypeError: ord() takes exactly one argument (0 given)
show(lambda: ord('ab'))  # expect: TypeError: ord() expected a character, but string of length 2 found
show(lambda: ord(1))  # expect: TypeError: ord() expected string of length 1, but int found
show(lambda: ord(b'ab'))  # expect: TypeError: ord() expected a character, but string of length 2 found
show(lambda: chr())  # expect: TypeError: chr() takes exactly one argument (0 given)
show(lambda: oct())  # expect: TypeError: oct() takes exactly one argument (0 given)
show(lambda: callable())  # expect: TypeError: callable() takes exactly one argument (0 given)
show(lambda: isinstance(1))  # expect: TypeError: isinstance expected 2 arguments, got 1
show(lambda: getattr(1))  # expect: TypeError: getattr expected at least 2 arguments, got 1
show(lambda: getattr(1,'a',2,3))  # expect: TypeError: getattr expected at most 3 arguments, got 4
show(lambda: setattr(1))  # expect: TypeError: setattr expected 3 arguments, got 1
show(lambda: setattr(1,'a'))  # expect: TypeError: setattr expected 3 arguments, got 2
show(lambda: delattr(1))  # expect: TypeError: delattr expected 2 arguments, got 1
show(lambda: hasattr(1))  # expect: TypeError: hasattr expected 2 arguments, got 1
show(lambda: vars(1))  # expect: TypeError: vars() argument must have __dict__ attribute
show(lambda: vars(1,2))  # expect: TypeError: vars expected at most 1 argument, got 2
show(lambda: dir(1,2))  # expect: TypeError: dir expected at most 1 argument, got 2
show(lambda: repr())  # expect: TypeError: repr() takes exactly one argument (0 given)
show(lambda: ascii())  # expect: TypeError: ascii() takes exactly one argument (0 given)
show(lambda: format())  # expect: TypeError: format expected at least 1 argument, got 0
show(lambda: format(1,2))  # expect: TypeError: format() argument 2 must be str, not int
show(lambda: globals(1))  # expect: TypeError: globals() takes no arguments (1 given)
show(lambda: locals(1))  # expect: TypeError: locals() takes no arguments (1 given)
show(lambda: exec())  # expect: TypeError: exec() takes at least 1 positional argument (0 given)
show(lambda: eval())  # expect: TypeError: eval expected at least 1 argument, got 0
show(lambda: compile())  # expect: TypeError: compile() missing required argument 'source' (pos 1)
show(lambda: compile(1,2,3))  # expect: TypeError: expected str, bytes or os.PathLike object, not int
show(lambda: __import__())  # expect: TypeError: __import__() missing required argument 'name' (pos 1)
show(lambda: __build_class__())  # expect: TypeError: __build_class__: not enough arguments
show(lambda: __build_class__(1))  # expect: TypeError: __build_class__: not enough arguments
show(lambda: aiter())  # expect: TypeError: aiter() takes exactly one argument (0 given)
show(lambda: anext())  # expect: TypeError: anext expected at least 1 argument, got 0
show(lambda: pow(1,2,0))  # expect: ValueError: pow() 3rd argument cannot be 0
show(lambda: pow(1,-1,0))  # expect: ValueError: pow() 3rd argument cannot be 0
show(lambda: pow(1.0,2,3))  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
show(lambda: range(1).count())  # expect: TypeError: range.count() takes exactly one argument (0 given)
show(lambda: slice(1).indices())  # expect: TypeError: slice.indices() takes exactly one argument (0 given)
show(lambda: object().__init__(1))  # expect: TypeError: object.__init__() takes exactly one argument (the instance to initialize)
show(lambda: object.__new__())  # expect: TypeError: object.__new__(): not enough arguments
show(lambda: int.__new__())  # expect: TypeError: int.__new__(): not enough arguments
show(lambda: int.__add__())  # expect: TypeError: descriptor '__add__' of 'int' object needs an argument
show(lambda: int.__add__(1))  # expect: TypeError: expected 1 argument, got 0
show(lambda: str.upper())  # expect: TypeError: unbound method str.upper() needs an argument
show(lambda: list.append())  # expect: TypeError: unbound method list.append() needs an argument
show(lambda: list.append([]))  # expect: TypeError: list.append() takes exactly one argument (0 given)
show(lambda: dict.get())  # expect: TypeError: unbound method dict.get() needs an argument
show(lambda: list.__len__())  # expect: TypeError: descriptor '__len__' of 'list' object needs an argument
show(lambda: list.__getitem__())  # expect: TypeError: unbound method list.__getitem__() needs an argument
show(lambda: list.__getitem__([]))  # expect: TypeError: list.__getitem__() takes exactly one argument (0 given)
show(lambda: type.mro())  # expect: TypeError: unbound method type.mro() needs an argument
show(lambda: type('a',1,1))  # expect: TypeError: type.__new__() argument 2 must be tuple, not int
show(lambda: type('a',(),1))  # expect: TypeError: type.__new__() argument 3 must be dict, not int
show(lambda: type(1,(),{}))  # expect: TypeError: type.__new__() argument 1 must be str, not int
show(lambda: super())  # expect: RuntimeError: super(): no arguments
show(lambda: super(1))  # expect: TypeError: super() argument 1 must be a type, not int
show(lambda: super().foo)  # expect: RuntimeError: super(): no arguments
show(lambda: property().getter())  # expect: TypeError: property.getter() takes exactly one argument (0 given)
show(lambda: staticmethod(1).__get__())  # expect: TypeError:  expected at least 1 argument, got 0
show(lambda: classmethod(1).__get__())  # expect: TypeError:  expected at least 1 argument, got 0
show(lambda: Exception().with_traceback())  # expect: TypeError: BaseException.with_traceback() takes exactly one argument (0 given)
show(lambda: Exception().add_note())  # expect: TypeError: BaseException.add_note() takes exactly one argument (0 given)
show(lambda: Exception(a=1))  # expect: TypeError: Exception() takes no keyword arguments
show(lambda: OSError(a=1))  # expect: TypeError: OSError() takes no keyword arguments
show(lambda: ExceptionGroup())  # expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)
show(lambda: ExceptionGroup('a'))  # expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
show(lambda: ExceptionGroup(1,[]))  # expect: TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not int
show(lambda: ExceptionGroup('a',1))  # expect: TypeError: second argument (exceptions) must be a sequence
show(lambda: ExceptionGroup('a',[]))  # expect: ValueError: second argument (exceptions) must be a non-empty sequence
show(lambda: ExceptionGroup('a',[1]))  # expect: ValueError: Item 0 of second argument (exceptions) is not an exception
show(lambda: UnicodeDecodeError())  # expect: TypeError: function takes exactly 5 arguments (0 given)
show(lambda: UnicodeEncodeError(1,2,3,4,5))  # expect: TypeError: argument 1 must be str, not int
show(lambda: SyntaxError('a',(1,2)))  # expect: TypeError: function takes at least 4 arguments (2 given)
show(lambda: ImportError(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for ImportError()
show(lambda: AttributeError(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for AttributeError()
show(lambda: NameError(foo=1))  # expect: TypeError: 'foo' is an invalid keyword argument for NameError()
