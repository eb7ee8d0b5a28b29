def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


a = bytearray(b"hello")
a[0] = 72
print(a, len(a), a[1], bytes(a), a == b"Hello")  # expect: bytearray(b'Hello') 5 101 b'Hello' True
a.append(33)
a.extend(b"??")
a += b"."
print(a)  # expect: bytearray(b'Hello!??.')
a[1:3] = b"EEE"
del a[-1]
print(a, a.pop(), a.pop(0), a)  # expect: bytearray(b'EEElo!?') 63 72 bytearray(b'EEElo!?')
a.insert(0, 65); a.remove(33); a.reverse()
print(a, a.find(b"E"), a.upper(), a.decode(), a[::-1])  # expect: bytearray(b'?olEEEA') 3 bytearray(b'?OLEEEA') ?olEEEA bytearray(b'AEEElo?')
b = a.copy(); b.clear()
print(b, bool(b), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), a * 2, a + b"x", list(bytearray(b"ab")))  # expect: bytearray(b'') False bytearray(b'\x00\x00\x00') bytearray(b'\x01\x02') bytearray(b'\xc3\xa9') bytearray(b'?olEEEA?olEEEA') bytearray(b'?olEEEAx') [97, 98]
a[::2] = b"123456"[:len(a[::2])]
print(a, repr(bytearray(b"'\x00")), 49 in a)  # expect: bytearray(b'1o2E3E4') bytearray(b"\'\x00") True
print(error(lambda: a.__setitem__(0, 256)))  # expect: ValueError: byte must be in range(0, 256)
print(error(lambda: a.__setitem__(99, 1)))  # expect: IndexError: bytearray index out of range
print(error(lambda: a.append("x")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: a.append(1000)))  # expect: ValueError: byte must be in range(0, 256)
print(error(lambda: a.remove(250)))  # expect: ValueError: value not found in bytearray
print(error(lambda: bytearray().pop()))  # expect: IndexError: pop from empty bytearray
print(error(lambda: hash(a)))  # expect: TypeError: unhashable type: 'bytearray'
print(error(lambda: a.extend([300])))  # expect: ValueError: byte must be in range(0, 256)
print(error(lambda: a.__setitem__(slice(0, 1), "x")))  # expect: TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256)
print(error(lambda: bytearray("x")))  # expect: TypeError: string argument without an encoding
print(error(lambda: bytearray([1, "a"])))  # expect: TypeError: 'str' object cannot be interpreted as an integer
