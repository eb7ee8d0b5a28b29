# Both ends, limits, rotation.
from collections import deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, d.pop(), d.popleft(), len(d))  # expect: deque([1, 2, 3]) 4 0 3
d.extend("ab")
d.extendleft("xy")
print(d)  # expect: deque(['y', 'x', 1, 2, 3, 'a', 'b'])
d.rotate(2)
print(d)  # expect: deque(['a', 'b', 'y', 'x', 1, 2, 3])
d.rotate(-3)
print(d, d[0], d[-1], d.index(2), d.count("a"))  # expect: deque(['x', 1, 2, 3, 'a', 'b', 'y']) x y 2 1
last = deque(maxlen=3)
for n in range(6):
    last.append(n)
print(last, last.maxlen)  # expect: deque([3, 4, 5], maxlen=3) 3
last.appendleft("left")
print(last)  # expect: deque(['left', 3, 4], maxlen=3)
print(list(reversed(last)), 3 in last, deque([1]) + deque([2]), deque([1, 2]) * 2)  # expect: [4, 3, 'left'] True deque([1, 2]) deque([1, 2, 1, 2])
print(deque([1, 2]) == deque([1, 2]), deque([1]) < deque([1, 2]))  # expect: True True
