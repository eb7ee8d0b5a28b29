# Nothing, repeated ever so often, is nothing at once: it was walked through as often as that.
often = 1 << 47
print([] * often, () * often, repr("" * often), b"" * often, bytearray() * often)  # expect: [] () '' b'' bytearray(b'')
print(often * [], often * (), repr(often * ""), often * b"")  # expect: [] () '' b''

# Where both are constants, too.
print(() * 140737488355328, 140737488355328 * (), () * -1)  # expect: () () ()

items = []
items *= often
data = bytearray()
data *= often
print(items, data)  # expect: [] bytearray(b'')

from collections import deque

print(deque() * often, len(deque([1, 2], 0) * often))  # expect: deque([]) 0
print(deque([1, 2, 3], 4) * often, deque([1, 2], 2) * 1)  # expect: deque([3, 1, 2, 3], maxlen=4) deque([1, 2], maxlen=2)
