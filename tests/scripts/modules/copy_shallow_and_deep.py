# Copies that share, copies that do not.
from copy import copy, deepcopy

inner = [1]
outer = [inner, inner]
shallow, deep = copy(outer), deepcopy(outer)
inner.append(2)
print(shallow, deep, deep[0] is deep[1])  # expect: [[1, 2], [1, 2]] [[1], [1]] True


class Node:
    def __init__(self, name):
        self.name = name
        self.links = []


a, b = Node("a"), Node("b")
a.links.append(b)
b.links.append(a)
c = deepcopy(a)
print(c.name, c.links[0].links[0] is c, c.links[0] is b, copy(a).links is a.links)  # expect: a True False True


class Slotted:
    __slots__ = ("x",)


s = Slotted()
s.x = [1]
print(deepcopy(s).x, deepcopy(s).x is s.x)  # expect: [1] False


class Custom:
    def __copy__(self):
        return "shallow"

    def __deepcopy__(self, memo):
        return "deep"


print(copy(Custom()), deepcopy([Custom()]))  # expect: shallow ['deep']
loop = []
loop.append(loop)
print(deepcopy(loop)[0][0] is not loop, deepcopy((1, [2])), copy({"k": inner})["k"] is inner)  # expect: True (1, [2]) True
