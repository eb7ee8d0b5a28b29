# Functions that fetch items, attributes and results of methods.
from operator import attrgetter, itemgetter, methodcaller

rows = [("b", 2), ("a", 2), ("c", 1)]
print(sorted(rows, key=itemgetter(1, 0)))  # expect: [('c', 1), ('a', 2), ('b', 2)]
print(itemgetter(0)("xyz"), itemgetter(-1, 0)([1, 2, 3]), itemgetter(slice(1, None))("abc"))  # expect: x (3, 1) bc


class Node:
    def __init__(self, value, child=None):
        self.value = value
        self.child = child

    def scaled(self, factor, offset=0):
        return self.value * factor + offset


node = Node(1, Node(2))
print(attrgetter("child.value")(node), attrgetter("value", "child.value")(node))  # expect: 2 (1, 2)
print(methodcaller("scaled", 10, offset=3)(node), methodcaller("upper")("abc"))  # expect: 13 ABC
print(itemgetter(1), attrgetter("a.b", "c"), methodcaller("m", 1, k=2))  # expect: operator.itemgetter(1) operator.attrgetter('a.b', 'c') operator.methodcaller('m', 1, k=2)
try:
    attrgetter("missing")(node)
except AttributeError as error:
    print(error)  # expect: 'Node' object has no attribute 'missing'
