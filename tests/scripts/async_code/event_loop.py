from collections import deque
import types
class Sleep:
    def __init__(self, ticks): self.ticks = ticks
    def __await__(self):
        got = yield self.ticks
        return got
class Loop:
    def __init__(self): self.time, self.tasks, self.results = 0, [], {}
    def spawn(self, name, coroutine): self.tasks.append((0, len(self.tasks), name, coroutine, None))
    def run(self):
        while self.tasks:
            self.tasks.sort(key=lambda t: t[:2])
            when, order, name, coroutine, value = self.tasks.pop(0)
            self.time = max(self.time, when)
            try:
                ticks = coroutine.send(value)
                self.tasks.append((self.time + ticks, order, name, coroutine, f"woke at {self.time + ticks}"))
            except StopIteration as stop: self.results[name] = stop.value
            except ValueError as problem: self.results[name] = f"failed {problem}"
loop = Loop()
async def worker(name, delay, count):
    for i in range(count):
        message = await Sleep(delay)
        print(name, i, message)
    return name * 2
async def parent():
    a = await worker("x", 3, 2)
    b = await worker("y", 1, 1)
    return a + b
async def fails():
    await Sleep(2)
    raise ValueError("boom")
async def cleans():
    try:
        await fails()
    except ValueError as problem:
        return f"cleaned {problem}"
    finally:
        print("finally")
loop.spawn("w", worker("a", 2, 3)); loop.spawn("p", parent()); loop.spawn("f", fails()); loop.spawn("c", cleans())
loop.run()  # expect: a 0 woke at 2
# expect: finally
# expect: x 0 woke at 3
# expect: a 1 woke at 4
# expect: a 2 woke at 6
# expect: x 1 woke at 6
# expect: y 0 woke at 7
print(loop.results, loop.time)  # expect: {'f': 'failed boom', 'c': 'cleaned boom', 'w': 'aa', 'p': 'xxyy'} 7
class Manager:
    async def __aenter__(self): await Sleep(1); print("aenter"); return "managed"
    async def __aexit__(self, *a): print("aexit", a[0] and a[0].__name__); return True
class Ticker:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        await Sleep(1)
        return self.n
async def agen(n):
    for i in range(n):
        await Sleep(1)
        yield i * i
async def main():
    async with Manager() as m:
        print(m)
        raise KeyError
    async for t in Ticker(3): print("tick", t)
    else: print("ticker done")
    values = [v async for v in agen(4) if v != 1]
    more = {v: await double(v) async for v in agen(3)}
    return values, more, sum([v async for v in agen(3)])
async def double(v): await Sleep(1); return v * 2
loop = Loop(); loop.spawn("main", main()); loop.run()  # expect: aenter
# expect: managed
# expect: aexit KeyError
# expect: tick 2
# expect: tick 1
# expect: tick 0
# expect: ticker done
print(loop.results, loop.time)  # expect: {'main': ([0, 4, 9], {0: 0, 1: 2, 4: 8}, 5)} 17
c = double(1)
print(type(c).__name__, c.__name__, c.cr_frame is not None, type(agen(1)).__name__)  # expect: coroutine double True async_generator
c.close()
