# Classes and code that nothing leads to are freed, and their places can be taken by others.
import gc
import types
import weakref


def make(n):
    class Made:
        kind = n

        def __init__(self):
            self.a = n
            self.b = n + 1

        def total(self):
            return self.a + self.b + self.kind

    return Made


def totals(made):
    return [cls().total() for cls in made]


kept = [make(n) for n in range(3)]
lost = [weakref.ref(make(n)) for n in range(3)]
print(totals(kept))  # expect: [1, 4, 7]
gc.collect()
print([ref() is None for ref in lost])  # expect: [True, True, True]
print([cls.__name__ for cls in kept[0].__mro__])  # expect: ['Made', 'object']
again = [make(n) for n in range(10, 13)]
print(totals(again), totals(kept))  # expect: [31, 34, 37] [1, 4, 7]


# An object keeps its class alive, whatever shape it has.
def lone():
    class Lone:
        def where(self):
            return sorted(self.__dict__)

    first = Lone()
    first.x = 1
    second = Lone()
    for at in range(200):
        setattr(second, "a" + str(at), at)
    return first, second


first, second = lone()
gc.collect()
print(first.where(), len(second.where()))  # expect: ['x'] 200
first.y = 2
gc.collect()
print(first.where())  # expect: ['x', 'y']


# A class that an object was given.
def give(thing):
    class Given:
        def name(self):
            return "given " + str(self.x)

    thing.__class__ = Given


give(first)
gc.collect()
print(first.name())  # expect: given 1


# Subclasses are known as long as they live.
class Base:
    pass


def derive():
    class Derived(Base):
        pass

    return Derived


def waste():
    return len([derive() for _ in range(3)])


derived = derive()
waste()
gc.collect()
print(Base.__subclasses__() == [derived])  # expect: True
Base.shout = lambda self: "inherited"
print(derived().shout())  # expect: inherited

# Functions keep their code, code that ran once goes.
functions = []
for n in range(50):
    space = {"n": n}
    exec("def f(a):\n    return [a + n, (lambda: a * n)()]", space)
    if n % 10 == 0:
        functions.append(space["f"])
gc.collect()
print([f(2) for f in functions])  # expect: [[2, 0], [12, 20], [22, 40], [32, 60], [42, 80]]


def running():
    exec("import gc\nx = 5\ngc.collect()\nprint(x)")
    return eval("[y for y in (gc.collect(), 7)][1]")


print(running())  # expect: 5
# expect: 7


def steps():
    space = {}
    exec("def g():\n    yield 1\n    yield 2\n", space)
    return space["g"]()


generator = steps()
print(next(generator))  # expect: 1
gc.collect()
print(list(generator))  # expect: [2]

try:
    exec("def fail():\n    raise ValueError('gone')\nfail()", {})
except ValueError as error:
    trace = error.__traceback__
gc.collect()
names = []
while trace:
    names.append(trace.tb_frame.f_code.co_name)
    trace = trace.tb_next
print(names)  # expect: ['<module>', '<module>', 'fail']


class Module(types.ModuleType):
    pass


modules = [Module("m" + str(n)) for n in range(3)]
for n, module in enumerate(modules):
    module.value = n
del module
gone = weakref.ref(modules.pop())
gc.collect()
print(gone(), [m.value for m in modules])  # expect: None [0, 1]
