# A stream of bytes in memory.
import io

b = io.BytesIO(b"one\ntwo\n")
print(b.readline(), b.read(2), b.tell(), b.seek(0, 2), b.write(b"end"), b.getvalue())  # expect: b'one\n' b'tw' 6 8 3 b'one\ntwo\nend'
b.seek(0)
print(list(b), b.read(), b.seek(-3, 2), b.read())  # expect: [b'one\n', b'two\n', b'end'] b'' 8 b'end'
b.seek(12)
b.write(b"!")
print(b.getvalue(), b.truncate(3), b.getvalue(), bytes(b.getbuffer()))  # expect: b'one\ntwo\nend\x00!' 3 b'one' b'one'
buffer = bytearray(2)
b.seek(0)
print(b.readinto(buffer), buffer)  # expect: 2 bytearray(b'on')
try:
    b.write("text")
except TypeError as error:
    print(error)  # expect: a bytes-like object is required, not 'str'
