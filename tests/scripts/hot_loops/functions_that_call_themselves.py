# Recursion is compiled: calls, returns, and whatever leaves the frames in another way.
import sys


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(18))  # expect: 2584


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


print(tak(11, 7, 3))  # expect: 4


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


print(sum(is_even(n) for n in range(150)))  # expect: 75


class Node:
    def __init__(self, left, right, value):
        self.left = left
        self.right = right
        self.value = value

    def total(self):
        if self.left is None:
            return self.value
        return self.left.total() + self.value + self.right.total()


def tree(depth, value=1):
    if depth == 0:
        return Node(None, None, value)
    return Node(tree(depth - 1, value * 2), tree(depth - 1, value * 2 + 1), value)


print([tree(depth).total() for depth in range(9)])  # expect: [1, 6, 28, 120, 496, 2016, 8128, 32640, 130816]


# Types that change on the way: ints, floats, wide ints, text.
def power(base, exponent):
    if exponent == 0:
        return 1
    half = power(base, exponent // 2)
    return half * half * base if exponent % 2 else half * half


print([power(3, n) for n in (5, 40, 90)])  # expect: [243, 12157665459056928801, 8727963568087712425891397479476727340041449]
print([power(1.5, n) for n in (1, 10, 60)])  # expect: [1.5, 57.6650390625, 36768468716.93302]


def join(items):
    if not items:
        return ""
    return str(items[0]) + join(items[1:])


for turn in range(30):
    text = join([turn, "a", 2.5, None])
print(text)  # expect: 29a2.5None


# An exception passes through frames that are compiled, and is caught by one of them.
def search(n, wanted, path):
    if n > 40:
        raise LookupError(n)
    if n == wanted:
        return path
    for step in (1, 2):
        try:
            return search(n + step, wanted, path + [step])
        except LookupError as problem:
            last = problem
    raise last


print(len(search(30, 40, [])))  # expect: 10


def dig(n):
    if n == 0:
        raise ValueError("bottom")
    return dig(n - 1) + 1


caught = 0
for turn in range(60):
    try:
        dig(turn)
    except ValueError as problem:
        frames, trace = 0, problem.__traceback__
        while trace:
            frames, trace = frames + 1, trace.tb_next
        caught += frames
print(caught)  # expect: 1890


# The limit of depth is met at the same place.
def deepen(n):
    global reached
    reached = n
    return deepen(n + 1) + 1


depths = set()
for turn in range(5):
    try:
        deepen(0)
    except RecursionError:
        depths.add(reached)
print(len(depths), max(depths) > 900)  # expect: 1 True


def count(n):
    return 0 if n == 0 else 1 + count(n - 1)


print([count(n) for n in (10, 100, 900, 3, 900)])  # expect: [10, 100, 900, 3, 900]


# Frames can be looked at from below.
def look(n):
    if n == 0:
        frame, names = sys._getframe(), []
        while frame.f_code.co_name == "look":
            names.append(frame.f_locals["n"])
            frame = frame.f_back
        return sum(names)
    return look(n - 1)


print([look(n) for n in (3, 50, 4, 50)])  # expect: [6, 1275, 10, 1275]


# The function is another one in the middle.
def change(n):
    global change
    if n == 20:
        change = lambda n: -n
    return n if n <= 0 else change(n - 1) + 1


before = change
print(before(60), before(10))  # expect: 22 -8


# A default argument, a closure and a loop that calls its own function.
def walk(tree, depth=0):
    total = depth
    for branch in tree:
        total += walk(branch, depth + 1)
    return total


bush = [[[], []], [[[], []]], [], [[[[]]], []]]
print([walk([bush] * n) for n in range(0, 40, 13)])  # expect: [0, 533, 1066, 1599]


def counter():
    calls = 0

    def down(n):
        nonlocal calls
        calls += 1
        if n > 0:
            down(n - 1)
            down(n - 2)

    down(14)
    return calls


print(counter())  # expect: 1973


# Generators in recursion, and recursion in generators.
def leaves(tree):
    if isinstance(tree, int):
        yield tree
    else:
        for branch in tree:
            yield from leaves(branch)


print(sum(sum(leaves([n, [n, [n, n]], [[n]]])) for n in range(50)))  # expect: 6125


def fibs(n):
    for i in range(n):
        yield fib(i)


print(list(fibs(15)))  # expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377]
