# What a deque refuses, and how it says so.
from collections import deque

d = deque([1, 2], maxlen=2)
for call in (lambda: deque().pop(), lambda: deque().popleft(), lambda: d[5], lambda: d.remove(9),
             lambda: d.insert(0, 0), lambda: d.index("q"), lambda: deque([1], -1), lambda: d + [1]):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)  # expect: IndexError pop from an empty deque
        # expect: IndexError pop from an empty deque
        # expect: IndexError deque index out of range
        # expect: ValueError 9 is not in deque
        # expect: IndexError deque already at its maximum size
        # expect: ValueError 'q' is not in deque
        # expect: ValueError maxlen must be non-negative
        # expect: TypeError can only concatenate deque (not "list") to deque
try:
    for item in d:
        d.append(item)
except RuntimeError as error:
    print(error)  # expect: deque mutated during iteration
del d[0]
d.insert(0, "new")
print(d)  # expect: deque(['new', 1], maxlen=2)
