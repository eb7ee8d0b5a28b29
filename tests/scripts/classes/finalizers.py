import gc
import weakref


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def drop(make):
    make()


drop(lambda: Noisy("plain"))
gc.collect()  # expect: del plain


class Slots:
    __slots__ = ("value",)

    def __del__(self):
        print("del slots", self.value)


def slots():
    Slots().value = 5


drop(slots)
gc.collect()  # expect: del slots 5


class Derived(Noisy):
    pass


class Items(list):
    def __del__(self):
        print("del items", self)


class Made:
    def __new__(cls):
        return super().__new__(cls)

    def __del__(self):
        print("del made")


drop(lambda: Derived("derived"))
gc.collect()  # expect: del derived
drop(lambda: Items([1, 2]))
gc.collect()  # expect: del items [1, 2]
drop(Made)
gc.collect()  # expect: del made


# In a cycle, once; with everything it refers to.
class Node:
    def __del__(self):
        print("del node", self.other, self.node is self)


def cycle():
    node = Node()
    node.other, node.node = ["other"], node


drop(cycle)
gc.collect()  # expect: del node ['other'] True
gc.collect()


# An object that comes back is not finalized again.
class Phoenix:
    def __del__(self):
        print("del phoenix")
        back.append(self)


back = []
drop(Phoenix)
gc.collect()  # expect: del phoenix
print(len(back), type(back[0]).__name__)  # expect: 1 Phoenix
back.clear()
gc.collect()
print(back)  # expect: []


# What it raises is not passed on.
class Bad:
    def __del__(self):
        raise ValueError("ignored")


drop(Bad)
gc.collect()
print("still here")  # expect: still here


# Added later, and on the instance only: for instances made afterwards; not at all.
class Late:
    pass


Late.__del__ = lambda self: print("del late")
drop(Late)
gc.collect()  # expect: del late


class Instance:
    pass


def on_instance():
    Instance().__del__ = lambda: print("never")


drop(on_instance)
gc.collect()


def many():
    counts = [0]

    class Counted:
        def __del__(self):
            counts[0] += 1

    for _ in range(1000):
        Counted()
    gc.collect()
    return counts


print(many())  # expect: [1000]


class Referenced:
    def __del__(self):
        print("del referenced")


def referenced():
    global reference
    reference = weakref.ref(Referenced())


drop(referenced)
gc.collect()  # expect: del referenced
gc.collect()
print(reference())  # expect: None
last = Noisy("at the end")
first = Noisy("at the very end")
# expect: del at the end
# expect: del at the very end
