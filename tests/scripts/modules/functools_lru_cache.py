# A cache counts its hits, forgets the oldest, and keeps exceptions out.
from functools import cache, lru_cache

calls = []


@lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    if n < 0:
        raise ValueError(n)
    return n * n


for n in (1, 2, 1, 3, 2, 1):
    square(n)
print(calls)  # expect: [1, 2, 3, 2, 1]
print(square.cache_info())  # expect: CacheInfo(hits=1, misses=5, maxsize=2, currsize=2)
for _ in range(2):
    try:
        square(-1)
    except ValueError as error:
        print("raised", error)  # expect: raised -1
        # expect: raised -1
print(square.cache_info().currsize)  # expect: 2
square.cache_clear()
print(square.cache_info())  # expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0)
print(square.__name__, square.cache_parameters())  # expect: square {'maxsize': 2, 'typed': False}


@cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(80), fibonacci.cache_info().misses)  # expect: 23416728348467685 81
