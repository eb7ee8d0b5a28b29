# The variables of the frames that an exception has left, and of those that go on.
def walk(problem):
    entry, found = problem.__traceback__.tb_next, []
    while entry:
        found.append(entry.tb_frame.f_locals)
        entry = entry.tb_next
    return found


def show(action, *args):
    try:
        action(*args)
    except Exception as problem:
        for names in walk(problem):
            print({name: value for name, value in names.items() if not callable(value)})


def deep(n, kept):
    doubled = n * 2
    if n == 0:
        raise ValueError(kept)
    later = deep(n - 1, kept + [n])
    return later


show(deep, 2, [])  # expect: {'n': 2, 'kept': [], 'doubled': 4}
# expect: {'n': 1, 'kept': [2], 'doubled': 2}
# expect: {'n': 0, 'kept': [2, 1], 'doubled': 0}
def loop(items):
    for index, item in enumerate(items):
        if item == 2:
            raise KeyError(item)


show(loop, [5, 2])  # expect: {'items': [5, 2], 'index': 1, 'item': 2}
def cells():
    shared = 1
    def inner(): return shared
    shared = 2
    raise KeyError(inner())


show(cells)  # expect: {'shared': 2}
def generator():
    j = 5
    yield j
    j = 6
    raise OSError("x")


show(lambda: list(generator()))  # expect: {}
# expect: {'j': 6}
def in_class():
    class Body:
        attribute = 3
        raise RuntimeError("in class")


try:
    in_class()
except RuntimeError as problem:
    print([names.get("attribute") for names in walk(problem)], sorted(walk(problem)[0]))  # expect: [None, 3] []
def going_on():
    before = 1
    try:
        raise LookupError(before)
    except LookupError as problem:
        after = 2
        return sorted(problem.__traceback__.tb_frame.f_locals)


print(going_on())  # expect: ['after', 'before', 'problem']
many = {}
exec("def big(n):\n" + "".join(f"  v{i} = {i}\n" for i in range(300)) + "  raise ValueError(n)", many)
try:
    many["big"](3)
except ValueError as problem:
    names = walk(problem)[0]
    print(len(names), names["v0"], names["v299"], names["n"])  # expect: 301 0 299 3
