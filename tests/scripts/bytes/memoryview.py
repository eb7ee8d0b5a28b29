def show(function):
    try:
        print(function())
    except Exception as problem:
        print(f"{type(problem).__name__}: {problem}")


data = bytearray(b"abcdef")
view = memoryview(data)
print(view[0], view[-1], len(view), view.tolist())  # expect: 97 102 6 [97, 98, 99, 100, 101, 102]
print(view.obj is data, view.nbytes, view.itemsize, view.format, view.ndim)  # expect: True 6 1 B 1
print(view.shape, view.strides, view.suboffsets, view.readonly)  # expect: (6,) (1,) () False
print(view.c_contiguous, view.f_contiguous, view.contiguous)  # expect: True True True
print(view.tobytes(), bytes(view), view.hex(), view.hex("-", 2))  # expect: b'abcdef' b'abcdef' 616263646566 6162-6364-6566
print(list(view), 98 in view, list(reversed(view))[:2])  # expect: [97, 98, 99, 100, 101, 102] True [102, 101]
print(type(view), isinstance(view, memoryview), memoryview.__name__)  # expect: <class 'memoryview'> True memoryview
print(str(view).startswith("<memory at 0x"), bool(view), bool(memoryview(b"")))  # expect: True True False

# Slices show the same memory.
part = view[1:4]
part[0] = 66
print(data, part.tobytes(), part.obj is data)  # expect: bytearray(b'aBcdef') b'Bcd' True
print(view[::2].tobytes(), view[::-1].tobytes(), view[::2].strides, view[::-1].contiguous)  # expect: b'ace' b'fedcBa' (2,) False
print(view[4:1].tobytes(), view[10:].tobytes(), view[::-1][::2].tolist())  # expect: b'' b'' [102, 100, 66]
view[1:3] = b"xy"
print(data)  # expect: bytearray(b'axydef')
view[::3] = b"12"
print(data)  # expect: bytearray(b'1xy2ef')
view[1:] = view[:-1]
print(data)  # expect: bytearray(b'11xy2e')
view[:3] = memoryview(b"abc")
print(data)  # expect: bytearray(b'abcy2e')


def assign(index, value):
    view[index] = value


show(lambda: assign(0, 256))  # expect: ValueError: memoryview: invalid value for format 'B'
show(lambda: assign(0, "a"))  # expect: TypeError: memoryview: invalid type for format 'B'
show(lambda: assign(0, 1.0))  # expect: TypeError: memoryview: invalid type for format 'B'
show(lambda: assign(9, 1))  # expect: IndexError: index out of bounds on dimension 1
show(lambda: assign(slice(0, 2), b"abc"))  # expect: ValueError: memoryview assignment: lvalue and rvalue have different structures
show(lambda: assign(slice(0, 2), [1, 2]))  # expect: TypeError: a bytes-like object is required, not 'list'
show(lambda: assign("a", 1))  # expect: TypeError: memoryview: invalid slice key
show(lambda: view[6])  # expect: IndexError: index out of bounds on dimension 1
show(lambda: view["a"])  # expect: TypeError: memoryview: invalid slice key
show(lambda: view.__delitem__(0))  # expect: TypeError: cannot delete memory
show(lambda: memoryview("text"))  # expect: TypeError: memoryview: a bytes-like object is required, not 'str'
show(lambda: memoryview(5))  # expect: TypeError: memoryview: a bytes-like object is required, not 'int'
fixed = memoryview(b"fixed")


def assign_fixed(index, value):
    fixed[index] = value


show(lambda: assign_fixed(0, 1))  # expect: TypeError: cannot modify read-only memory
show(lambda: fixed.__delitem__(0))  # expect: TypeError: cannot modify read-only memory
print(fixed.readonly, view.toreadonly().readonly, view.toreadonly() == view)  # expect: True True True

# Equality and hashes.
print(fixed == b"fixed", b"fixed" == fixed, fixed == bytearray(b"fixed"), fixed == "fixed", fixed != b"other")  # expect: True True True False True
print(fixed == memoryview(b"fixed"), fixed[1:] == b"ixed", fixed[::-1] == b"dexif", fixed == b"fixe")  # expect: True True True False
print(hash(fixed) == hash(b"fixed"), {fixed: 1}[b"fixed"])  # expect: True 1
show(lambda: hash(view))  # expect: ValueError: cannot hash writable memoryview object
show(lambda: view < view)  # expect: TypeError: '<' not supported between instances of 'memoryview' and 'memoryview'

# Other formats.
numbers = memoryview(bytearray(8)).cast("i")
numbers[0], numbers[1] = -5, 2**31 - 1
print(numbers.tolist(), numbers.format, numbers.itemsize, numbers.shape, numbers.nbytes)  # expect: [-5, 2147483647] i 4 (2,) 8
print(numbers.tobytes(), numbers.cast("B")[0], numbers[1:].tolist())  # expect: b'\xfb\xff\xff\xff\xff\xff\xff\x7f' 251 [2147483647]
show(lambda: numbers.__setitem__(0, 2**31))  # expect: ValueError: memoryview: invalid value for format 'i'
doubles = memoryview(bytearray(16)).cast("d")
doubles[0] = 1.5
doubles[1] = 2
print(doubles.tolist(), doubles == memoryview(bytearray(16)).cast("d"))  # expect: [1.5, 2.0] False
print(memoryview(b"\x01\x00").cast("?").tolist(), memoryview(b"ab").cast("c").tolist())  # expect: [True, False] [b'a', b'b']
print(memoryview(b"\xff" * 8).cast("Q")[0], memoryview(b"\xff" * 8).cast("@q")[0], memoryview(b"\xff").cast("b")[0])  # expect: 18446744073709551615 -1 -1
print(memoryview(b"\x01\x00\x02\x00").cast("H") == memoryview(b"\x01\x02"))  # expect: True
show(lambda: memoryview(b"abc").cast("H"))  # expect: TypeError: memoryview: length is not a multiple of itemsize
show(lambda: numbers.cast("d"))  # expect: TypeError: memoryview: cannot cast between two non-byte formats
show(lambda: fixed.cast("z"))  # expect: ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
show(lambda: fixed[::2].cast("c"))  # expect: TypeError: memoryview: casts are restricted to C-contiguous views
show(lambda: hash(memoryview(b"abcd").cast("i")))  # expect: ValueError: memoryview: hashing is restricted to formats 'B', 'b' or 'c'

# A view of a view; an instance of a derived class.
again = memoryview(view)
again[0] = 90
print(data[0], again.obj is data)  # expect: 90 True


class Special(bytes):
    pass


special = Special(b"special")
print(memoryview(special).obj is special, memoryview(special)[0])  # expect: True 115

# As long as a view lives, the array keeps its size.
show(lambda: data.append(1))  # expect: BufferError: Existing exports of data: object cannot be re-sized
show(lambda: data.extend(b"1"))  # expect: BufferError: Existing exports of data: object cannot be re-sized
show(lambda: data.pop())  # expect: BufferError: Existing exports of data: object cannot be re-sized
show(lambda: data.clear())  # expect: BufferError: Existing exports of data: object cannot be re-sized
show(lambda: data.__delitem__(0))  # expect: BufferError: Existing exports of data: object cannot be re-sized
show(lambda: data.__setitem__(slice(0, 1), b"12"))  # expect: BufferError: Existing exports of data: object cannot be re-sized
show(lambda: data.__iadd__(b"1"))  # expect: BufferError: Existing exports of data: object cannot be re-sized
data[0] = 65
data[1:3] = b"__"
print(data)  # expect: bytearray(b'A__y2e')
view.release()
part.release()
again.release()
data.append(33)
print(data)  # expect: bytearray(b'A__y2e!')
show(lambda: view[0])  # expect: ValueError: operation forbidden on released memoryview object
show(lambda: len(view))  # expect: ValueError: operation forbidden on released memoryview object
show(lambda: view.tobytes())  # expect: ValueError: operation forbidden on released memoryview object
show(lambda: view.obj)  # expect: ValueError: operation forbidden on released memoryview object
print(str(view).startswith("<released memory at 0x"), view == view, view == b"")  # expect: True True False
view.release()
with memoryview(data) as inside:
    show(lambda: data.append(1))  # expect: BufferError: Existing exports of data: object cannot be re-sized
    print(inside[-1])  # expect: 33
data.append(63)
print(data)  # expect: bytearray(b'A__y2e!?')
show(lambda: inside.__enter__())  # expect: ValueError: operation forbidden on released memoryview object

# A view that nobody has any more is no obstacle.
stream = bytearray(b"head body tail")
words = []
while stream:
    size = stream.find(b" ")
    size = len(stream) if size < 0 else size
    words.append(bytes(memoryview(stream)[:size]))
    del stream[:size + 1]
print(words, stream)  # expect: [b'head', b'body', b'tail'] bytearray(b'')


def dropped():
    array = bytearray(b"ab")
    local = memoryview(array)
    del local
    array.append(99)
    array += b"d"
    return array


print(dropped())  # expect: bytearray(b'abcd')

# Where bytes are taken, views are.
print(b"-".join([memoryview(b"a"), b"b"]), b"abc".find(memoryview(b"c")), b"ab" + memoryview(b"cd"))  # expect: b'a-b' 2 b'abcd'
print(int.from_bytes(memoryview(b"\x01\x02"), "big"), bytearray(memoryview(b"xy")), b"a,b".split(memoryview(b",")))  # expect: 258 bytearray(b'xy') [b'a', b'b']
total = bytearray()
total += memoryview(b"more")
total.extend(memoryview(b"!"))
print(total, str(memoryview(b"text"), "ascii"), sum(memoryview(b"\x01\x02")))  # expect: bytearray(b'more!') text 3
match memoryview(b"ab"):
    case [a, b]:
        print("sequence", a, b)  # expect: sequence 97 98
