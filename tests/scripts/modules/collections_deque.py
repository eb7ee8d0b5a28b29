<<<<<<< HEAD
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
=======
from collections import deque
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


d = deque([1, 2, 3])
d.append(4); d.appendleft(0)
print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), d, 2 in d, list(d), d.index(2), d.count(3))  # expect: deque([1, 2, 3]) 5 0 4 4 0 deque([1, 2, 3]) True [1, 2, 3] 1 1
d.extend([4, 5]); d.extendleft([0, -1]); print(d)  # expect: deque([-1, 0, 1, 2, 3, 4, 5])
d.rotate(2); print(d)  # expect: deque([4, 5, -1, 0, 1, 2, 3])
d.rotate(-1); print(d)  # expect: deque([5, -1, 0, 1, 2, 3, 4])
d.reverse(); d.remove(4); d.insert(1, "x"); print(d)  # expect: deque([3, 'x', 2, 1, 0, -1, 5])
d[0] = "first"; del d[1]; print(d, d.copy() == d, deque("ab") + deque("c"), deque([1]) * 2, deque([1, 2]) < deque([1, 3]))  # expect: deque(['first', 2, 1, 0, -1, 5]) True deque(['a', 'b', 'c']) deque([1, 1]) True
b = deque(range(10), maxlen=3); print(b, b.maxlen)  # expect: deque([7, 8, 9], maxlen=3) 3
b.append(10); print(b)  # expect: deque([8, 9, 10], maxlen=3)
b.appendleft(0); print(b)  # expect: deque([0, 8, 9], maxlen=3)
b.extend([5, 6]); print(b, deque(maxlen=0), bool(deque()), list(reversed(b)), [*b], str(b))  # expect: deque([9, 5, 6], maxlen=3) deque([], maxlen=0) False [6, 5, 9] [9, 5, 6] deque([9, 5, 6], maxlen=3)
b.clear(); print(b)  # expect: deque([], maxlen=3)
print(error(lambda: deque().pop()))  # expect: IndexError: pop from an empty deque
print(error(lambda: deque().popleft()))  # expect: IndexError: pop from an empty deque
print(error(lambda: deque([1])[5]))  # expect: IndexError: deque index out of range
print(error(lambda: deque([1]).remove(2)))  # expect: ValueError: 2 is not in deque
print(error(lambda: deque([1]).index(2)))  # expect: ValueError: 2 is not in deque
print(error(lambda: deque(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: deque([], -1)))  # expect: ValueError: maxlen must be non-negative
print(error(lambda: deque([1, 2], maxlen=2).insert(0, 1)))  # expect: IndexError: deque already at its maximum size
print(error(lambda: hash(deque())))  # expect: TypeError: unhashable type: 'collections.deque'
print(error(lambda: deque([1])[0:1]))  # expect: TypeError: sequence index must be integer, not 'slice'
print(error(lambda: deque([1]) + [1]))  # expect: TypeError: can only concatenate deque (not "list") to deque
def mutate():
    q = deque([1, 2])
    for x in q: q.append(x)
print(error(lambda: mutate()))  # expect: RuntimeError: deque mutated during iteration
>>>>>>> programs
