print(len("abc"), len([]), len({1: 2}), len(range(10)), len({1, 2}), len(b"ab"), len(()))  # expect: 3 0 1 10 2 2 0
print(repr("a"), repr(1), ascii("é"), str([1]), format(5, "03d"), format("a", ">3"))  # expect: 'a' 1 '\xe9' [1] 005   a
print(callable(print), id(None) == id(None), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), isinstance(hash("x"), int))  # expect: True True True True True
print(list(slice(1, 10, 2).indices(5)), slice(5).stop, slice(1, 2).start, slice(1, 2, 3).step)  # expect: [1, 5, 2] 5 1 3
print(bool(0), int(2.9), float(1), str(1), list("a"), tuple("a"), dict(a=1), set("a"), frozenset(), bytes(1), bytearray(1), object().__class__)  # expect: False 2 1.0 1 ['a'] ('a',) {'a': 1} {'a'} frozenset() b'\x00' bytearray(b'\x00') <class 'object'>
print(type(1)(2), type("a")(5), type([])((1,)), type(None), (1).__class__, type(type).__name__)  # expect: 2 5 [1] <class 'NoneType'> <class 'int'> type
print(__import__("math").floor(2.5), globals() is locals(), __builtins__ is not None, sorted(vars()) == sorted(globals()))  # expect: 2 True True True
print(staticmethod(len)("ab"), classmethod(len).__func__ is len, property().fget, memoryview(b"ab")[0], len(memoryview(b"abc")), bytes(memoryview(b"xy")))  # expect: 2 True None 97 3 b'xy'
print(NotImplemented is NotImplemented, Ellipsis, __debug__, copyright is not None if "copyright" in dir(__builtins__) else True)  # expect: True Ellipsis True True
