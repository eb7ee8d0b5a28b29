# What is raised is taken out of the chain of what is being handled, wherever it is in it.
def chain(e):
    seen = []
    while e is not None:
        if e in seen:
            return [str(s) for s in seen] + ["again " + str(e)]
        seen.append(e)
        e = e.__context__
    return [str(s) for s in seen]

def raised_in(handled, new):
    try:
        try:
            raise handled
        except Exception:
            raise new
    except Exception as e:
        return chain(e)

def three():
    a, b, c = ValueError("a"), ValueError("b"), ValueError("c")
    a.__context__ = b
    b.__context__ = c
    return a, b, c

a, b, c = three()
print(raised_in(a, ValueError("new")))  # expect: ['new', 'a', 'b', 'c']
a, b, c = three()
print(raised_in(a, b), chain(c))  # expect: ['b', 'a'] ['c']
a, b, c = three()
print(raised_in(a, c))  # expect: ['c', 'a', 'b']
a, b, c = three()
print(raised_in(c, a), chain(b))  # expect: ['a', 'c'] ['b', 'c']
a, b, c = three()
print(raised_in(a, a))  # expect: ['a', 'b', 'c']
a, b, c = three()
a.__context__ = None
print(raised_in(a, b), chain(c))  # expect: ['b', 'a'] ['c']

# A circle that is there already.
a, b, c = three()
c.__context__ = a
print(raised_in(a, ValueError("new")))  # expect: ['new', 'a', 'b', 'c', 'again a']
a, b, c = three()
c.__context__ = b
print(raised_in(a, ValueError("new")))  # expect: ['new', 'a', 'b', 'c', 'again b']
a, b, c = three()
c.__context__ = b
new = ValueError("new")
ValueError("other").__context__ = new
print(raised_in(a, new))  # expect: ['new', 'a', 'b', 'c', 'again b']
a, b, c = three()
c.__context__ = b
print(raised_in(a, c), raised_in(b, a))  # expect: ['c', 'a', 'b'] ['a', 'b']

# Out of a chain that was made by raising.
def deep(n, kept):
    try:
        raise ValueError(n)
    except ValueError as e:
        kept.append(e)
        if n:
            deep(n - 1, kept)
        else:
            raise kept[2]

kept = []
try:
    deep(5, kept)
except ValueError as e:
    print(chain(e), [str(k.__context__) for k in kept])  # expect: ['3', '0', '1', '2'] ['None', '5', '0', 'None', '2', '1']

# One that a generator, a group and `__set_name__` have made a context.
def g():
    raise StopIteration("out")
try:
    next((lambda: (yield g()))())
except RuntimeError as e:
    inner = e.__context__
    print(raised_in(e, inner), chain(e))  # expect: ['out', 'generator raised StopIteration'] ['generator raised StopIteration']

class D:
    def __set_name__(self, owner, name):
        raise ValueError("named")
try:
    class A:
        d = D()
except RuntimeError as e:
    inner = e.__cause__
    print(chain(e)[1:], raised_in(e, inner) == ["named", str(e)], chain(e)[1:])  # expect: ['named'] True []

old = ValueError("old")
group = ExceptionGroup("group", [TypeError("t"), KeyError("k")])
group.__context__ = old
part = group.subgroup(TypeError)
group.__context__ = None
print(raised_in(part, old), chain(part))  # expect: ['old', 'group (1 sub-exception)'] ['group (1 sub-exception)']
