# A wrapper that looks like what it wraps.
from functools import WRAPPER_ASSIGNMENTS, wraps


def traced(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        print("call", function.__name__, args)  # expect: call add (2, 3)
        return function(*args, **kwargs)
    return wrapper


@traced
def add(a: int, b: int = 1) -> int:
    "Adds."
    return a + b


print(add(2, 3))  # expect: 5
print(add.__name__, add.__doc__, add.__annotations__)  # expect: add Adds. {'a': <class 'int'>, 'b': <class 'int'>, 'return': <class 'int'>}
print(add.__wrapped__(5))  # expect: 6
print(WRAPPER_ASSIGNMENTS)  # expect: ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
