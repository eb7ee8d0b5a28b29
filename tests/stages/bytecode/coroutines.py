async def coroutine(x):
    y = await x
    async with x as z: f(z)
    async for i in x:
        if i: break
    else:
        f()
    return [k async for k in x], [await k for k in x], (k async for k in x)


async def generator(x):
    yield await x
