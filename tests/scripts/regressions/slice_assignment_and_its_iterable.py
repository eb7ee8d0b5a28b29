# What cannot be iterated is told in one way, and the bounds of a slice are those of before the iteration.
class NoIterator:
    def __iter__(self):
        raise TypeError("told otherwise")


class Growing:
    def __init__(self, items, change):
        self.items, self.change = items, change

    def __iter__(self):
        self.change(self.items)
        yield "a"
        yield "b"


class Raising:
    def __iter__(self):
        return self

    def __next__(self):
        raise TypeError("in between")


def assign(items, part, value):
    try:
        items[part] = value
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
    print(items)


for _ in range(3):
    for value in NoIterator(), 5, Raising(), iter("xy"), "xy", {1: 2, 3: 4}, (8, 9):
        assign([0, 1, 2, 3], slice(1, 3), value)
        assign([0, 1, 2, 3], slice(0, 4, 2), value)
    for part in slice(-2, None), slice(1, 2), slice(5, 9), slice(3, 1), slice(None):
        for change in lambda items: items.extend("..."), lambda items: items.pop(), list.clear:
            items = [0, 1, 2, 3]
            assign(items, part, Growing(items, change))
    items = [0, 1, 2]
    assign(items, slice(1, 2), items)
# expect: TypeError can only assign an iterable
# expect: [0, 1, 2, 3]
# expect: TypeError must assign iterable to extended slice
# expect: [0, 1, 2, 3]
# expect: TypeError can only assign an iterable
# expect: [0, 1, 2, 3]
# expect: TypeError must assign iterable to extended slice
# expect: [0, 1, 2, 3]
# expect: TypeError in between
# expect: [0, 1, 2, 3]
# expect: TypeError in between
# expect: [0, 1, 2, 3]
# expect: [0, 'x', 'y', 3]
# expect: ValueError attempt to assign sequence of size 0 to extended slice of size 2
# expect: [0, 1, 2, 3]
# expect: [0, 'x', 'y', 3]
# expect: ['x', 1, 'y', 3]
# expect: [0, 1, 3, 3]
# expect: [1, 1, 3, 3]
# expect: [0, 8, 9, 3]
# expect: [8, 1, 9, 3]
# expect: [0, 1, 'a', 'b', '.', '.', '.']
# expect: [0, 1, 'a', 'b']
# expect: ['a', 'b']
# expect: [0, 'a', 'b', 2, 3, '.', '.', '.']
# expect: [0, 'a', 'b', 2]
# expect: ['a', 'b']
# expect: [0, 1, 2, 3, 'a', 'b', '.', '.', '.']
# expect: [0, 1, 2, 'a', 'b']
# expect: ['a', 'b']
# expect: [0, 1, 2, 'a', 'b', 3, '.', '.', '.']
# expect: [0, 1, 2, 'a', 'b']
# expect: ['a', 'b']
# expect: ['a', 'b', '.', '.', '.']
# expect: ['a', 'b']
# expect: ['a', 'b']
# expect: [0, 0, 1, 2, 2]
# expect: TypeError can only assign an iterable
# expect: [0, 1, 2, 3]
# expect: TypeError must assign iterable to extended slice
# expect: [0, 1, 2, 3]
# expect: TypeError can only assign an iterable
# expect: [0, 1, 2, 3]
# expect: TypeError must assign iterable to extended slice
# expect: [0, 1, 2, 3]
# expect: TypeError in between
# expect: [0, 1, 2, 3]
# expect: TypeError in between
# expect: [0, 1, 2, 3]
# expect: [0, 'x', 'y', 3]
# expect: ValueError attempt to assign sequence of size 0 to extended slice of size 2
# expect: [0, 1, 2, 3]
# expect: [0, 'x', 'y', 3]
# expect: ['x', 1, 'y', 3]
# expect: [0, 1, 3, 3]
# expect: [1, 1, 3, 3]
# expect: [0, 8, 9, 3]
# expect: [8, 1, 9, 3]
# expect: [0, 1, 'a', 'b', '.', '.', '.']
# expect: [0, 1, 'a', 'b']
# expect: ['a', 'b']
# expect: [0, 'a', 'b', 2, 3, '.', '.', '.']
# expect: [0, 'a', 'b', 2]
# expect: ['a', 'b']
# expect: [0, 1, 2, 3, 'a', 'b', '.', '.', '.']
# expect: [0, 1, 2, 'a', 'b']
# expect: ['a', 'b']
# expect: [0, 1, 2, 'a', 'b', 3, '.', '.', '.']
# expect: [0, 1, 2, 'a', 'b']
# expect: ['a', 'b']
# expect: ['a', 'b', '.', '.', '.']
# expect: ['a', 'b']
# expect: ['a', 'b']
# expect: [0, 0, 1, 2, 2]
# expect: TypeError can only assign an iterable
# expect: [0, 1, 2, 3]
# expect: TypeError must assign iterable to extended slice
# expect: [0, 1, 2, 3]
# expect: TypeError can only assign an iterable
# expect: [0, 1, 2, 3]
# expect: TypeError must assign iterable to extended slice
# expect: [0, 1, 2, 3]
# expect: TypeError in between
# expect: [0, 1, 2, 3]
# expect: TypeError in between
# expect: [0, 1, 2, 3]
# expect: [0, 'x', 'y', 3]
# expect: ValueError attempt to assign sequence of size 0 to extended slice of size 2
# expect: [0, 1, 2, 3]
# expect: [0, 'x', 'y', 3]
# expect: ['x', 1, 'y', 3]
# expect: [0, 1, 3, 3]
# expect: [1, 1, 3, 3]
# expect: [0, 8, 9, 3]
# expect: [8, 1, 9, 3]
# expect: [0, 1, 'a', 'b', '.', '.', '.']
# expect: [0, 1, 'a', 'b']
# expect: ['a', 'b']
# expect: [0, 'a', 'b', 2, 3, '.', '.', '.']
# expect: [0, 'a', 'b', 2]
# expect: ['a', 'b']
# expect: [0, 1, 2, 3, 'a', 'b', '.', '.', '.']
# expect: [0, 1, 2, 'a', 'b']
# expect: ['a', 'b']
# expect: [0, 1, 2, 'a', 'b', 3, '.', '.', '.']
# expect: [0, 1, 2, 'a', 'b']
# expect: ['a', 'b']
# expect: ['a', 'b', '.', '.', '.']
# expect: ['a', 'b']
# expect: ['a', 'b']
# expect: [0, 0, 1, 2, 2]
