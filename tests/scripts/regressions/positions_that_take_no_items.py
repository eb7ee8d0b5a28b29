# What has positions but takes no items at them asks for the position first, `__index__` and all.
class Place:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print("asked", end=" ")
        if self.value is None:
            raise KeyError("nowhere")
        return self.value


class Thing:
    pass


def store(items, place):
    items[place] = 0


def drop(items, place):
    del items[place]


for items in (1, 2), "ab", b"ab", range(2), {1}, Thing(), 5, None:
    for value in 0, None:
        for action in store, drop:
            try:
                action(items, Place(value))
            except Exception as error:
                print(type(error).__name__, error)

# Sorting an empty list changes nothing, even one that is being sorted.
items = [3, 1, 2]
items.sort(key=lambda item: items.sort() or -item)
print(items)
# expect: asked TypeError 'tuple' object does not support item assignment
# expect: asked TypeError 'tuple' object doesn't support item deletion
# expect: asked KeyError 'nowhere'
# expect: asked KeyError 'nowhere'
# expect: asked TypeError 'str' object does not support item assignment
# expect: asked TypeError 'str' object doesn't support item deletion
# expect: asked KeyError 'nowhere'
# expect: asked KeyError 'nowhere'
# expect: asked TypeError 'bytes' object does not support item assignment
# expect: asked TypeError 'bytes' object doesn't support item deletion
# expect: asked KeyError 'nowhere'
# expect: asked KeyError 'nowhere'
# expect: asked TypeError 'range' object does not support item assignment
# expect: asked TypeError 'range' object doesn't support item deletion
# expect: asked KeyError 'nowhere'
# expect: asked KeyError 'nowhere'
# expect: asked TypeError 'set' object does not support item assignment
# expect: asked TypeError 'set' object doesn't support item deletion
# expect: asked KeyError 'nowhere'
# expect: asked KeyError 'nowhere'
# expect: asked TypeError 'Thing' object does not support item assignment
# expect: asked TypeError 'Thing' object doesn't support item deletion
# expect: asked KeyError 'nowhere'
# expect: asked KeyError 'nowhere'
# expect: TypeError 'int' object does not support item assignment
# expect: TypeError 'int' object does not support item deletion
# expect: TypeError 'int' object does not support item assignment
# expect: TypeError 'int' object does not support item deletion
# expect: TypeError 'NoneType' object does not support item assignment
# expect: TypeError 'NoneType' object does not support item deletion
# expect: TypeError 'NoneType' object does not support item assignment
# expect: TypeError 'NoneType' object does not support item deletion
# expect: [3, 2, 1]
