@decorator
@other(1)
def function(a: int, b=1, /, c: "x" = 2, *args: float, d, e=f(), **kw) -> int:
    """Says what it does."""
    return lambda x, y=a, *z: x + y + b


async def nothing():
    pass
