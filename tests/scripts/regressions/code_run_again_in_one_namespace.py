# Code with other globals is made once for a namespace that it is run in again and again, and goes with the namespace.
import gc
import weakref

code = compile("""
def f():
    return len(items) + bonus
result = f()
""", "again", "exec")


class Space:
    pass


def spaces():
    one, two = {"items": [1], "bonus": 1}, {"items": [1, 2], "bonus": 10}
    for space in (one, one, two, one, two, two):
        exec(code, space)
        space["bonus"] += 1
        print(space["result"], space["f"].__globals__ is space)
    first = one["f"]
    exec(code, one)
    exec(code, one)
    print(first.__code__.co_name, first(), one["f"]())


spaces()        # expect: 2 True
                # expect: 3 True
                # expect: 12 True
                # expect: 4 True
                # expect: 13 True
                # expect: 14 True
                # expect: f 5 5

# The built-ins of the namespace are those that it has now.
space = {"items": "abc", "bonus": 0}
exec(code, space)
print(space["result"])  # expect: 3
space["__builtins__"] = {"len": lambda items: 99}
exec(code, space)
print(space["result"])  # expect: 99

# The code that is left does not keep a namespace alive.
space = {"items": [], "bonus": 0, "mark": Space()}
gone = weakref.ref(space["mark"])
exec(code, space)
exec(code, space)
del space
gc.collect()
gc.collect()
print(gone() is None)  # expect: True

# Nor does a namespace need the code that it was run with.
space = {"items": [7], "bonus": 0}
exec(compile("def g():\n    return items", "gone", "exec"), space)
gc.collect()
exec(compile("def h():\n    return g()", "gone", "exec"), space)
gc.collect()
print(space["h"]())  # expect: [7]

# An expression may be evaluated in a namespace again and again.
product = compile("a * b", "product", "eval")
space = {"a": 2}
total = 0
for i in range(300):
    space["b"] = i
    total += eval(product, space)
    if i % 100 == 0:
        gc.collect()
print(total)  # expect: 89700
