# Coroutines and asynchronous generators are suspended frames like generators, but nothing iterates them.
import warnings

warnings.simplefilter("ignore")


async def coroutine():
    return 5


async def generator():
    yield 5


def attempt(action, *given):
    try:
        print(action(*given))
    except TypeError as error:
        print(error)


def loop(items):
    for item in items:
        pass


def unpack(items):
    a, *b = items


class Iterable:
    def __init__(self, make):
        self.make = make

    def __iter__(self):
        return self.make()


for make in coroutine, generator:
    attempt(loop, make())
    attempt(unpack, make())
    attempt(lambda: [*make()])
    attempt(lambda: [item for item in make()])
    attempt(lambda: (item for item in make()))
    attempt(lambda: print(*make()))
    attempt(lambda: 5 in make())
    attempt(lambda: min(make()))
    attempt(lambda: "".join(make()))
    attempt(lambda: [1].extend(make()))
    attempt(loop, Iterable(make))
    attempt(list, Iterable(make))


def plain():
    yield 1


# A loop that has been over generators meets something else.
for n in range(60):
    source = plain() if n < 50 else coroutine()
    try:
        loop(source)
    except TypeError as error:
        if n > 57:
            print(error)
# expect: 'coroutine' object is not iterable
# expect: cannot unpack non-iterable coroutine object
# expect: Value after * must be an iterable, not coroutine
# expect: 'coroutine' object is not iterable
# expect: 'coroutine' object is not iterable
# expect: print() argument after * must be an iterable, not coroutine
# expect: argument of type 'coroutine' is not iterable
# expect: 'coroutine' object is not iterable
# expect: can only join an iterable
# expect: 'coroutine' object is not iterable
# expect: iter() returned non-iterator of type 'coroutine'
# expect: iter() returned non-iterator of type 'coroutine'
# expect: 'async_generator' object is not iterable
# expect: cannot unpack non-iterable async_generator object
# expect: Value after * must be an iterable, not async_generator
# expect: 'async_generator' object is not iterable
# expect: 'async_generator' object is not iterable
# expect: print() argument after * must be an iterable, not async_generator
# expect: argument of type 'async_generator' is not iterable
# expect: 'async_generator' object is not iterable
# expect: can only join an iterable
# expect: 'async_generator' object is not iterable
# expect: iter() returned non-iterator of type 'async_generator'
# expect: iter() returned non-iterator of type 'async_generator'
# expect: 'coroutine' object is not iterable
# expect: 'coroutine' object is not iterable
