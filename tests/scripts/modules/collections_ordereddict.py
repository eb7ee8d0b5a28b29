# A dict that can move its items and compares their order.
from collections import OrderedDict

d = OrderedDict(a=1, b=2, c=3)
d.move_to_end("a")
print(d)  # expect: OrderedDict([('b', 2), ('c', 3), ('a', 1)])
d.move_to_end("c", last=False)
print(list(d), d.popitem(), d.popitem(last=False), d)  # expect: ['c', 'b', 'a'] ('a', 1) ('c', 3) OrderedDict([('b', 2)])
print(OrderedDict(x=1, y=2) == OrderedDict(y=2, x=1), OrderedDict(x=1, y=2) == {"y": 2, "x": 1})  # expect: False True
print(list(reversed(OrderedDict(x=1, y=2))), OrderedDict.fromkeys("ab", 0))  # expect: ['y', 'x'] OrderedDict([('a', 0), ('b', 0)])
recent = OrderedDict()


def touch(key, limit=2):
    recent[key] = True
    recent.move_to_end(key)
    if len(recent) > limit:
        return recent.popitem(last=False)[0]


print([touch(key) for key in "abacb"], list(recent))  # expect: [None, None, None, 'b', 'a'] ['c', 'b']
try:
    OrderedDict().popitem()
except KeyError as error:
    print(error)  # expect: 'dictionary is empty'
