# _collections: what named tuples need.
#
# Comes in: the position of a field and its documentation. Goes out: an attribute that reads this item of a tuple.
# Leaves to others: everything else that CPython keeps here is in `collections`.
# Holds: the item is read whatever `__getitem__` a subclass defines.
#
# Kernels: none.

_item = tuple.__getitem__


def _refuse(self, value):
    raise AttributeError("can't set attribute")


def _keep(self):
    raise AttributeError("can't delete attribute")


def _tuplegetter(index, doc):
    def read(self):
        return _item(self, index)
    return property(read, _refuse, _keep, doc)
