# `locals()` of a function gives the same dict again, brought up to date; names that are no variables stay in it.
def function(a, b=2):
    locals()["extra"] = 5
    c = 3
    first = locals()
    exec("q = 9; a = 100")
    seen = a, "q" in locals(), locals() is first, sorted(locals())
    del c
    return seen, "c" in locals(), eval("a + b + q"), dir()


print(function(1))  # expect: ((1, True, True, ['a', 'b', 'c', 'extra', 'first', 'q']), False, 12, ['a', 'b', 'extra', 'first', 'q', 'seen'])
print(function.__code__.co_varnames, function.__code__.co_nlocals)  # expect: ('a', 'b', 'c', 'first', 'seen') 5
def looping():
    out = []
    for i in range(300):
        names = locals()
        names["k"] = i
        out.append((names.get("k"), names["i"]))
    return out[-1], len(out), sorted(names)


print(looping())  # expect: ((299, 299), 300, ['i', 'k', 'names', 'out'])
def generator():
    y = 1
    locals()["h"] = 3
    yield sorted(locals())
    y = 2
    z = 4
    yield sorted(locals().items())


print(list(generator()))  # expect: [['h', 'y'], [('h', 3), ('y', 2), ('z', 4)]]
def outer():
    v = 1
    def inner():
        nonlocal v
        before = dict(locals())
        v = 7
        return before, locals()["v"]
    return inner()


print(outer())  # expect: ({'v': 1}, 7)
print([sorted(locals()) for _ in range(1)])  # expect: [['.0', '_']]
scope = {"__builtins__": {"len": len, "range": range}}
exec("def f(): return [len(range(3)) for _ in range(2)]", scope)
print(scope["f"]())  # expect: [3, 3]
