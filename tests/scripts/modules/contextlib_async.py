# Asynchronous managers, driven by hand.
from contextlib import AsyncExitStack, aclosing, asynccontextmanager


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


@asynccontextmanager
async def session(name):
    print("enter", name)
    try:
        yield name
    finally:
        print("leave", name)


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers closed")


async def main():
    async with session("one") as name:
        print("using", name)
    async with AsyncExitStack() as stack:
        for name in ("x", "y"):
            await stack.enter_async_context(session(name))
        print("both open")
    async with aclosing(numbers()) as items:
        async for item in items:
            print(item)
            break
    return "done"


print(run(main()))

# expect: enter one
# expect: using one
# expect: leave one
# expect: enter x
# expect: enter y
# expect: both open
# expect: leave y
# expect: leave x
# expect: 1
# expect: numbers closed
# expect: done
