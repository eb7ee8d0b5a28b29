# A NaN that compiled code gets from a routine has the sign that it has where the same is interpreted.
import math

infinity = float("inf")


def signs(compute):
    seen = set()
    for n in range(300):
        x = compute(n)
        seen.add((math.isnan(x), math.copysign(1.0, x)))
    return len(seen)


def remainders():
    seen = set()
    for n in range(300):
        seen.add(math.copysign(1.0, infinity % 4))
    return len(seen)


def negated():
    seen = set()
    for n in range(300):
        seen.add(math.copysign(1.0, -(infinity % 4.5)) * math.copysign(1.0, infinity % 4.5))
    return seen


print(remainders())  # expect: 1
print(negated())  # expect: {-1.0}
print(signs(lambda n: infinity % (n + 1)))  # expect: 1
print(signs(lambda n: -(infinity % (n + 1))))  # expect: 1
print(signs(lambda n: infinity - infinity))  # expect: 1
print(signs(lambda n: math.fmod(n + 1.0, float("nan"))))  # expect: 1
print(signs(lambda n: math.copysign(float("nan"), -1.0)))  # expect: 1
