# A stream of text in memory.
import io

s = io.StringIO()
print(s.write("first\n"), s.write("second\nthird"), s.tell())  # expect: 6 12 18
s.seek(0)
print(repr(s.readline()), s.readlines(), repr(s.read()))  # expect: 'first\n' ['second\n', 'third'] ''
s.seek(6)
s.write("SECOND")
print(repr(s.getvalue()), s.truncate(12), repr(s.getvalue()))  # expect: 'first\nSECOND\nthird' 12 'first\nSECOND'
print("printed", 1, file=s)
print(list(io.StringIO("a\nb\r\nc")), list(io.StringIO("a\rb\r\nc", newline=None)))  # expect: ['a\n', 'b\r\n', 'c'] ['a\n', 'b\n', 'c']
with io.StringIO("x") as t:
    print(t.read(), t.closed)  # expect: x False
for call in (lambda: t.read(), lambda: s.write(5), lambda: io.StringIO(5), lambda: s.seek(-1), lambda: s.fileno()):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)  # expect: ValueError I/O operation on closed file
        # expect: TypeError string argument expected, got 'int'
        # expect: TypeError initial_value must be str or None, not int
        # expect: ValueError Negative seek position -1
        # expect: UnsupportedOperation fileno
