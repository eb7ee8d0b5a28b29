# Frames, locals and globals are looked at from inlined calls; exec and eval run in a hot loop.
import sys


def caller_line():
    return sys._getframe(1).f_lineno


def lines():
    seen = set()
    for i in range(150):
        seen.add(caller_line())
        if i > 100:
            seen.add(caller_line())
    return len(seen), max(seen) - min(seen)


def names(depth):
    return sys._getframe(depth).f_code.co_name


def through(n):
    return names(n)


def functions():
    out = {}
    for i in range(150):
        name = through(i % 3)
        out[name] = out.get(name, 0) + 1
    return sorted(out.items())


def locals_seen():
    total = 0
    for i in range(150):
        j = i * 2
        total += locals()['j']
    return total


def evaluated():
    total = 0
    for i in range(100):
        total += eval('i + 1')
        space = {'x': i}
        exec('y = x * 2', space)
        total += space['y']
    return total


def handled():
    kinds = set()
    for i in range(100):
        try:
            [].pop() if i % 2 else {}['k']
        except Exception:
            kinds.add(sys.exc_info()[0].__name__)
    return sorted(kinds), sys.exc_info()[0]


print(lines())  # expect: (2, 2)
print(functions())  # expect: [('functions', 50), ('names', 50), ('through', 50)]
print(locals_seen())  # expect: 22350
print(evaluated())  # expect: 14950
print(handled())  # expect: (['IndexError', 'KeyError'], None)
