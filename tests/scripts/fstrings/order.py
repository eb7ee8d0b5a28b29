def note(value):
    print("eval", value)
    return value


print(f"{note(1)} {note(2):>{note(5)}} {note('z')!r}")  # expect: eval 1
# expect: eval 2
# expect: eval 5
# expect: eval z
# expect: 1     2 'z'


class Traced:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __format__(self, spec):
        return f"format({spec})"


t = Traced()
print(f"{t} {t!s} {t!r} {t:spec} {t!r:>6} {t=} {t=!s} {t=:x}")  # expect: format() str repr format(spec)   repr t=repr t=str t=format(x)
print("{} {!s} {!r} {:spec}".format(t, t, t, t), "%s %r" % (t, t), str([t]))  # expect: format() str repr format(spec) str repr [repr]


def g():
    x = 1
    return [f"{x}{y}" for y in range(3)]


print(g())  # expect: ['10', '11', '12']
print((lambda a: f"{a}-{a}")(4))  # expect: 4-4


class Scope:
    a = 2
    text = f"{a * 2}"


print(Scope.text)  # expect: 4


class Bad:
    def __format__(self, spec):
        return 5

    def __str__(self):
        return None

    def __repr__(self):
        return 1


for action in (lambda: f"{Bad()}", lambda: f"{Bad()!s}", lambda: f"{Bad()!r}", lambda: format(Bad())):
    try:
        action()
    except TypeError as problem:
        print(problem)  # expect: __format__ must return a str, not int
        # expect: __str__ returned non-string (type NoneType)
        # expect: __repr__ returned non-string (type int)
        # expect: __format__ must return a str, not int
