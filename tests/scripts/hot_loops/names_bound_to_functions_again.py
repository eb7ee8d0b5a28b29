# A name that hot code took to be bound to a function for good is bound to another one, with the same code or not.
import types

source = """
scale = {scale}

def inner(k, by={by}):
    return k * scale + by

def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

def recursive(n):
    return n if n < 2 else recursive(n - 1) + recursive(n - 2)

def nested(n):
    total = 0
    for i in range(n):
        for x in count(3):
            total += inner(x) + i
    return total

result = nested(400), recursive(12)
"""


def modules_run_again():
    same = compile(source.format(scale=2, by=1), "same", "exec")
    module = types.ModuleType("again")
    results = []
    for i in range(6):
        exec(same, module.__dict__)
        results.append(module.result)
        if i == 3:
            module.__dict__["scale"] = 5
            results.append((module.nested(400), module.inner(1)))
    other = compile(source.format(scale=3, by=7), "other", "exec")
    exec(other, module.__dict__)
    results.append(module.result)
    return results


for result in modules_run_again():
    print(result)  # expect: (243000, 144)
    # expect: (243000, 144)
    # expect: (243000, 144)
    # expect: (243000, 144)
    # expect: (246600, 6)
    # expect: (243000, 144)
    # expect: (243000, 144)
    # expect: (251400, 144)


def make(step):
    def advance(x):
        return x + step
    return advance


def made_with(step, again):
    def advance(x, by=again):
        return x + step * by
    return advance


def loop(n):
    total = 0
    for i in range(n):
        total = advance(total)
    return total


for step in (1, 2, 3):
    advance = make(step)
    print(loop(500))  # expect: 500
    # expect: 1000
    # expect: 1500
for again in (1, 10):
    advance = made_with(2, again)
    print(loop(500))  # expect: 1000
    # expect: 10000
advance = lambda x: x - 1
print(loop(500))  # expect: -500
advance = abs
print(loop(500))  # expect: 0
advance = make(4)


def changing(n):
    global advance
    total, seen = 0, []
    for i in range(n):
        total = advance(total)
        if i % 100 == 99:
            seen.append(total)
            advance = make(i // 100)
    return seen


print(changing(700))  # expect: [400, 400, 500, 700, 1000, 1400, 1900]
print(changing(700))  # expect: [600, 600, 700, 900, 1200, 1600, 2100]
