# The words about values that built-in functions, types and methods refuse.


def show(action):
    try:
        print(action())
    except Exception as problem:
        print(f"{type(problem).__name__}: {problem}")


show(lambda: enumerate([],start='a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: zip(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: iter(1,2))  # expect: TypeError: iter(v, w): v must be callable
show(lambda: next(1))  # expect: TypeError: 'int' object is not an iterator
show(lambda: min(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: hash(collections.deque()))  # expect: NameError: name 'collections' is not defined
show(lambda: zip().foo)  # expect: AttributeError: 'zip' object has no attribute 'foo'
show(lambda: map(1,[1]).foo)  # expect: AttributeError: 'map' object has no attribute 'foo'
show(lambda: next(map(1,[1])))  # expect: TypeError: 'int' object is not callable
show(lambda: next(filter(1,[1])))  # expect: TypeError: 'int' object is not callable
show(lambda: 'a'.__add__(1))  # expect: TypeError: can only concatenate str (not "int") to str
show(lambda: [].__add__(1))  # expect: TypeError: can only concatenate list (not "int") to list
show(lambda: ().__add__(1))  # expect: TypeError: can only concatenate tuple (not "int") to tuple
show(lambda: b''.__add__(1))  # expect: TypeError: can't concat int to bytes
show(lambda: 'a'.__mul__('b'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: 'a'.__contains__(1))  # expect: TypeError: 'in <string>' requires string as left operand, not int
show(lambda: 'a'.__getitem__('b'))  # expect: TypeError: string indices must be integers, not 'str'
show(lambda: 'a'.split(1))  # expect: TypeError: must be str or None, not int
show(lambda: 'a'.join(1))  # expect: TypeError: can only join an iterable
show(lambda: 'a'.center('b'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: 'a'.center(1,2))  # expect: TypeError: The fill character must be a unicode character, not int
show(lambda: 'a'.center(1,'ab'))  # expect: TypeError: The fill character must be exactly one character long
show(lambda: 'a'.zfill('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: 'a'.expandtabs('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: 'a'.encode('foo'))  # expect: LookupError: unknown encoding: foo
show(lambda: 'a'.translate(1))  # expect: TypeError: 'int' object is not subscriptable
show(lambda: str.maketrans({'ab':1}))  # expect: ValueError: string keys in translate table must be of length 1
show(lambda: 'a'.strip(1))  # expect: TypeError: strip arg must be None or str
show(lambda: [].extend(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: [].insert('a',1))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: [].pop('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: [].pop())  # expect: IndexError: pop from empty list
show(lambda: [].remove(1))  # expect: ValueError: list.remove(x): x not in list
show(lambda: [].index(1))  # expect: ValueError: 1 is not in list
show(lambda: [].index(1,'a'))  # expect: TypeError: slice indices must be integers or have an __index__ method
show(lambda: [].__getitem__('a'))  # expect: TypeError: list indices must be integers or slices, not str
show(lambda: [].__setitem__(0,1))  # expect: IndexError: list assignment index out of range
show(lambda: [].__delitem__(0))  # expect: IndexError: list assignment index out of range
show(lambda: {}.pop(1))  # expect: KeyError: 1
show(lambda: {}.popitem())  # expect: KeyError: 'popitem(): dictionary is empty'
show(lambda: {}.update(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: {}.update([1]))  # expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
show(lambda: {}.update([(1,2,3)]))  # expect: ValueError: dictionary update sequence element #0 has length 3; 2 is required
show(lambda: dict.fromkeys(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: dict([1]))  # expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
show(lambda: dict([(1,)]))  # expect: ValueError: dictionary update sequence element #0 has length 1; 2 is required
show(lambda: dict(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: {}[[]])  # expect: TypeError: unhashable type: 'list'
show(lambda: set().add([]))  # expect: TypeError: unhashable type: 'list'
show(lambda: set().remove(1))  # expect: KeyError: 1
show(lambda: set().pop())  # expect: KeyError: 'pop from an empty set'
show(lambda: set().update(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: set().union(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: set().issubset(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: set() | [1])  # expect: TypeError: unsupported operand type(s) for |: 'set' and 'list'
show(lambda: set() < 1)  # expect: TypeError: '<' not supported between instances of 'set' and 'int'
show(lambda: frozenset().add)  # expect: AttributeError: 'frozenset' object has no attribute 'add'
show(lambda: ().index(1))  # expect: ValueError: tuple.index(x): x not in tuple
show(lambda: (1).to_bytes(1,'foo'))  # expect: ValueError: byteorder must be either 'little' or 'big'
show(lambda: (256).to_bytes(1,'big'))  # expect: OverflowError: int too big to convert
show(lambda: (-1).to_bytes(1,'big'))  # expect: OverflowError: can't convert negative int to unsigned
show(lambda: int.from_bytes(1))  # expect: TypeError: cannot convert 'int' object to bytes
show(lambda: int.from_bytes('a','big'))  # expect: TypeError: cannot convert 'str' object to bytes
show(lambda: int.from_bytes(b'a','foo'))  # expect: ValueError: byteorder must be either 'little' or 'big'
show(lambda: float.fromhex('x'))  # expect: ValueError: invalid hexadecimal floating-point string
show(lambda: float('nan').as_integer_ratio())  # expect: ValueError: cannot convert NaN to integer ratio
show(lambda: float('inf').as_integer_ratio())  # expect: OverflowError: cannot convert Infinity to integer ratio
show(lambda: (1.0).__round__('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: (1).__round__('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: b''.hex(1))  # expect: TypeError: object of type 'int' has no len()
show(lambda: bytes.fromhex('1'))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1
show(lambda: bytes.fromhex('zz'))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 0
show(lambda: b'\xff'.decode())  # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
show(lambda: b''.join(1))  # expect: TypeError: can only join an iterable
show(lambda: b''.split(1))  # expect: TypeError: a bytes-like object is required, not 'int'
show(lambda: b''.strip(1))  # expect: TypeError: a bytes-like object is required, not 'int'
show(lambda: b''.replace(1,2))  # expect: TypeError: a bytes-like object is required, not 'int'
show(lambda: b''.startswith(1))  # expect: TypeError: startswith first arg must be bytes or a tuple of bytes, not int
show(lambda: b''.startswith((1,)))  # expect: TypeError: a bytes-like object is required, not 'int'
show(lambda: b'' + 'a')  # expect: TypeError: can't concat str to bytes
show(lambda: b''[0])  # expect: IndexError: index out of range
show(lambda: b''['a'])  # expect: TypeError: byte indices must be integers or slices, not str
show(lambda: bytearray().append('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: bytearray().append(256))  # expect: ValueError: byte must be in range(0, 256)
show(lambda: bytearray().extend(1))  # expect: TypeError: can't extend bytearray with int
show(lambda: bytearray().extend([256]))  # expect: ValueError: byte must be in range(0, 256)
show(lambda: bytearray().pop())  # expect: IndexError: pop from empty bytearray
show(lambda: bytearray().remove(1))  # expect: ValueError: value not found in bytearray
show(lambda: bytearray()[0])  # expect: IndexError: bytearray index out of range
show(lambda: bytes(-1))  # expect: ValueError: negative count
show(lambda: bytes([256]))  # expect: ValueError: bytes must be in range(0, 256)
show(lambda: bytes(['a']))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: bytes(1.0))  # expect: TypeError: cannot convert 'float' object to bytes
show(lambda: abs('a'))  # expect: TypeError: bad operand type for abs(): 'str'
show(lambda: divmod(1,'a'))  # expect: TypeError: unsupported operand type(s) for divmod(): 'int' and 'str'
show(lambda: divmod(1,0))  # expect: ZeroDivisionError: integer division or modulo by zero
show(lambda: hash([]))  # expect: TypeError: unhashable type: 'list'
show(lambda: len(1))  # expect: TypeError: object of type 'int' has no len()
show(lambda: chr('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: chr(-1))  # expect: ValueError: chr() arg not in range(0x110000)
show(lambda: chr(1.0))  # expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: bin('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: hex(1.0))  # expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: isinstance(1,1))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
show(lambda: issubclass(1,int))  # expect: TypeError: issubclass() arg 1 must be a class
show(lambda: issubclass(int,1))  # expect: TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
show(lambda: getattr(1,2))  # expect: TypeError: attribute name must be string, not 'int'
show(lambda: getattr(1,'a'))  # expect: AttributeError: 'int' object has no attribute 'a'
show(lambda: setattr(1,'a',2))  # expect: AttributeError: 'int' object has no attribute 'a'
show(lambda: setattr(1,2,3))  # expect: TypeError: attribute name must be string, not 'int'
show(lambda: delattr(1,'a'))  # expect: AttributeError: 'int' object has no attribute 'a'
show(lambda: hasattr(1,2))  # expect: TypeError: attribute name must be string, not 'int'
show(lambda: format(1,'z'))  # expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
show(lambda: format('a','d'))  # expect: ValueError: Unknown format code 'd' for object of type 'str'
show(lambda: format([], 'a'))  # expect: TypeError: unsupported format string passed to list.__format__
show(lambda: exec(1))  # expect: TypeError: exec() arg 1 must be a string, bytes or code object
show(lambda: exec('1',1))  # expect: TypeError: exec() globals must be a dict, not int
show(lambda: eval(1))  # expect: TypeError: eval() arg 1 must be a string, bytes or code object
show(lambda: eval('1',1))  # expect: TypeError: globals must be a dict
show(lambda: eval('1',{},1))  # expect: TypeError: locals must be a mapping
show(lambda: eval('1 1'))  # expect: SyntaxError: invalid syntax (<string>, line 1)
show(lambda: __import__(1))  # expect: TypeError: module name must be a string
show(lambda: __import__(''))  # expect: ValueError: Empty module name
show(lambda: aiter(1))  # expect: TypeError: 'int' object is not an async iterable
show(lambda: round('a'))  # expect: TypeError: type str doesn't define __round__ method
show(lambda: round(1,'a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: round(1.5,'a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: pow('a',1))  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'
show(lambda: pow(1,2,'a'))  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'int', 'int', 'str'
show(lambda: pow(2,-1,4))  # expect: ValueError: base is not invertible for the given modulus
show(lambda: sum(1))  # expect: TypeError: 'int' object is not iterable
show(lambda: sum(['a']))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
show(lambda: sum([1],'a'))  # expect: TypeError: sum() can't sum strings [use ''.join(seq) instead]
show(lambda: sum('ab',''))  # expect: TypeError: sum() can't sum strings [use ''.join(seq) instead]
show(lambda: sum([b'a'],b''))  # expect: TypeError: sum() can't sum bytes [use b''.join(seq) instead]
show(lambda: sum([bytearray(b'a')],bytearray()))  # expect: TypeError: sum() can't sum bytearray [use b''.join(seq) instead]
show(lambda: range('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: range(1.0))  # expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: range(1,2,0))  # expect: ValueError: range() arg 3 must not be zero
show(lambda: range(1)['a'])  # expect: TypeError: range indices must be integers or slices, not str
show(lambda: range(1)[1])  # expect: IndexError: range object index out of range
show(lambda: range(1).index(2))  # expect: ValueError: 2 is not in range
show(lambda: range(1).index('a'))  # expect: ValueError: sequence.index(x): x not in sequence
show(lambda: slice(1).indices('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: slice(1).indices(-1))  # expect: ValueError: length should not be negative
show(lambda: slice('a').indices(1))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
show(lambda: slice(1,2,0).indices(1))  # expect: ValueError: slice step cannot be zero
show(lambda: hash(slice(1)))  # expect: TypeError: unhashable type: 'slice'
show(lambda: object().foo)  # expect: AttributeError: 'object' object has no attribute 'foo'
show(lambda: object.__new__(1))  # expect: TypeError: object.__new__(X): X is not a type object (int)
show(lambda: object.__new__(int))  # expect: TypeError: object.__new__(int) is not safe, use int.__new__()
show(lambda: int.__new__(str))  # expect: TypeError: int.__new__(str): str is not a subtype of int
show(lambda: int.__new__(1))  # expect: TypeError: int.__new__(X): X is not a type object (int)
show(lambda: int.__add__('a'))  # expect: TypeError: descriptor '__add__' requires a 'int' object but received a 'str'
show(lambda: int.__add__('a',1))  # expect: TypeError: descriptor '__add__' requires a 'int' object but received a 'str'
show(lambda: str.upper(1))  # expect: TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
show(lambda: list.append(1))  # expect: TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
show(lambda: dict.get(1))  # expect: TypeError: descriptor 'get' for 'dict' objects doesn't apply to a 'int' object
show(lambda: list.__len__(1))  # expect: TypeError: descriptor '__len__' requires a 'list' object but received a 'int'
show(lambda: type.mro(1))  # expect: TypeError: descriptor 'mro' for 'type' objects doesn't apply to a 'int' object
show(lambda: type('a',(1,),{}))  # expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
show(lambda: type('a',(bool,),{}))  # expect: TypeError: type 'bool' is not an acceptable base type
show(lambda: type('a',(int,str),{}))  # expect: TypeError: multiple bases have instance lay-out conflict
show(lambda: property().foo)  # expect: AttributeError: 'property' object has no attribute 'foo'
show(lambda: property(1).__get__(1))  # expect: TypeError: 'int' object is not callable
show(lambda: property().__get__(1))  # expect: AttributeError: property of 'int' object has no getter
show(lambda: property().__set__(1,2))  # expect: AttributeError: property of 'int' object has no setter
show(lambda: property().__delete__(1))  # expect: AttributeError: property of 'int' object has no deleter
show(lambda: staticmethod(1)())  # expect: TypeError: 'int' object is not callable
show(lambda: Exception().with_traceback(1))  # expect: TypeError: __traceback__ must be a traceback or None
show(lambda: Exception().add_note(1))  # expect: TypeError: note must be a str, not 'int'
show(lambda: BaseException().__setstate__(1))  # expect: TypeError: state is not a dictionary
show(lambda: ExceptionGroup('a',[KeyboardInterrupt()]))  # expect: TypeError: Cannot nest BaseExceptions in an ExceptionGroup
show(lambda: SyntaxError('a',1))  # expect: TypeError: 'int' object is not iterable
