# Names of a module that come and go while loops are hot: those of handlers, deleted ones, and such as hide builtins.
import builtins

total = 0
for i in range(300):
    try:
        if i % 3 == 0:
            raise ValueError(i)
        total += i
    except ValueError as problem:
        total += problem.args[0] * 2
print(total, "problem" in globals(), list(globals())[-1])  # expect: 59700 False i

for i in range(200):
    passing = i
    total += passing
    del passing
print(total, "passing" in globals())  # expect: 79600 False

try:
    passing
except NameError as missing:
    print(missing)  # expect: name 'passing' is not defined


# Another name comes between: the order is that of binding.
def names():
    return [name for name in globals() if name in ("first", "second", "third")]


first, second = 1, 2
for i in range(150):
    del second
    if i == 60:
        third = 3
    if i % 50 == 20:
        print(names())  # expect: ['first']
        # expect: ['first', 'third']
        # expect: ['first', 'third']
    second = i
print(names(), second)  # expect: ['first', 'third', 'second'] 149


# A builtin that a name of the module hides, for a while, again and again.
def lengths(n):
    result = 0
    for i in range(n):
        result += len("abc")
    return result


for k in range(4):
    print(lengths(100))
    len = lambda text: 100 + k
    print(lengths(100))
    del len
# expect: 300
# expect: 10000
# expect: 300
# expect: 10100
# expect: 300
# expect: 10200
# expect: 300
# expect: 10300


def hidden(n):
    found = []
    for i in range(n):
        if i == n // 3:
            globals()["abs"] = lambda x: "hidden"
        if i == 2 * n // 3:
            del globals()["abs"]
        found.append(abs(-1))
    return [found[0], found[n // 2], found[-1]], found.count(1)


print(hidden(120), hidden(60))  # expect: ([1, 'hidden', 1], 80) ([1, 'hidden', 1], 40)


# A name that is nowhere, then in the builtins, then in the module.
def looked_for(n):
    outcomes = {}
    for i in range(n):
        if i == 50:
            builtins.somewhere = "builtins"
        if i == 100:
            globals()["somewhere"] = "module"
        if i == 150:
            del globals()["somewhere"]
        if i == 170:
            del builtins.somewhere
        try:
            found = somewhere
        except NameError:
            found = "nowhere"
        outcomes[found] = outcomes.get(found, 0) + 1
    return outcomes


print(looked_for(200), looked_for(200))  # expect: {'nowhere': 80, 'builtins': 70, 'module': 50} {'nowhere': 80, 'builtins': 70, 'module': 50}


# New names do not disturb what is hot.
def growing(n):
    result = 0
    for i in range(n):
        globals()[f"made_{i % 90}"] = i
        result += abs(-i)
    return result


print(growing(200), made_0, made_89)  # expect: 19900 180 179

# Names that are gone over while they come and go.
space = {"f": None}
exec("""
def f(n):
    global x
    seen = []
    for i in range(n):
        x = i
        seen.append(list(globals())[-1])
        del x
        seen.append("x" in globals())
    return seen[:3], len(globals())
""", space)
print(space["f"](100)[0])  # expect: ['x', False, 'x']
try:
    for name in space:
        space["another"] = 1
except RuntimeError as problem:
    print(problem)  # expect: dictionary changed size during iteration
space["last"] = 1
del space["last"]
print([name for name in space if name != "__builtins__"], len(space) - 1, space.get("last"), "last" in space)  # expect: ['f', 'another'] 2 None False
space["last"] = 2
print(space.popitem(), len(space) - 1, space.pop("last", None), space.setdefault("last", 5), space["last"])  # expect: ('last', 2) 2 None 5 5
