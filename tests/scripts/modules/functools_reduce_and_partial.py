# Folding with and without a start, and functions with some arguments fixed.
from functools import partial, reduce

print(reduce(lambda a, b: a * b, range(1, 6)))  # expect: 120
print(reduce(lambda a, b: a + b, [], "start"))  # expect: start
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)  # expect: reduce() of empty iterable with no initial value
power = partial(pow, 2)
print(power(10))  # expect: 1024
shout = partial(print, "hey", sep="-", end="!\n")
print(shout.args, shout.keywords)  # expect: ('hey',) {'sep': '-', 'end': '!\n'}
binary = partial(int, base=2)
print(binary("1011"), binary("17", base=8))  # expect: 11 15
print(partial(partial(max, 1), 5)(3))  # expect: 5
