# A property whose getter raises AttributeError: `__getattr__` is asked, wherever the attribute is read.
class Vec:
    def __init__(self, x=None):
        if x is not None:
            self.x = x

    @property
    def total(self):
        return self.x + 1

    @property
    def wrong(self):
        return [].missing

    @property
    def other(self):
        raise ValueError("other")


class Refusing(Vec):
    def __getattr__(self, name):
        raise AttributeError("no " + name)


class Giving(Vec):
    def __getattr__(self, name):
        return "given " + name


def tell(f):
    try:
        print(f())
    except (AttributeError, ValueError, TypeError) as e:
        print(type(e).__name__, e, repr(e.__context__))


for o in (Vec(), Vec(1), Refusing(), Refusing(1), Giving(), Giving(1)):
    tell(lambda: o.total)
    tell(lambda: o.wrong)
    tell(lambda: o.other)
    tell(lambda: o.total())
    tell(lambda: o.wrong(o.missing))
    tell(lambda: getattr(o, "total", "default"))
    tell(lambda: hasattr(o, "total"))
# expect: AttributeError 'Vec' object has no attribute 'x' None
# expect: AttributeError 'list' object has no attribute 'missing' None
# expect: ValueError other None
# expect: AttributeError 'Vec' object has no attribute 'x' None
# expect: AttributeError 'list' object has no attribute 'missing' None
# expect: default
# expect: False
# expect: 2
# expect: AttributeError 'list' object has no attribute 'missing' None
# expect: ValueError other None
# expect: TypeError 'int' object is not callable None
# expect: AttributeError 'list' object has no attribute 'missing' None
# expect: 2
# expect: True
# expect: AttributeError no total None
# expect: AttributeError no wrong None
# expect: ValueError other None
# expect: AttributeError no total None
# expect: AttributeError no wrong None
# expect: default
# expect: False
# expect: 2
# expect: AttributeError no wrong None
# expect: ValueError other None
# expect: TypeError 'int' object is not callable None
# expect: AttributeError no wrong None
# expect: 2
# expect: True
# expect: TypeError can only concatenate str (not "int") to str None
# expect: given wrong
# expect: ValueError other None
# expect: TypeError can only concatenate str (not "int") to str None
# expect: TypeError 'str' object is not callable None
# expect: TypeError can only concatenate str (not "int") to str None
# expect: TypeError can only concatenate str (not "int") to str None
# expect: 2
# expect: given wrong
# expect: ValueError other None
# expect: TypeError 'int' object is not callable None
# expect: TypeError 'str' object is not callable None
# expect: 2
# expect: True


def totals(o, n):
    seen = 0
    for i in range(n):
        try:
            seen += len(str(o.total))
        except (AttributeError, TypeError):
            seen += 100
    return seen


for o in (Vec(), Vec(1), Refusing(), Refusing(1), Giving(), Giving(1)):
    print(totals(o, 300))  # expect: 30000
    # expect: 300
    # expect: 30000
    # expect: 300
    # expect: 30000
    # expect: 300


# It comes later.
class Late(Vec):
    pass


class Later(Late):
    pass


def late(n):
    o, seen = Later(), []
    for i in range(n):
        if i == n - 3:
            Late.__getattr__ = lambda self, name: name
        if i == n - 1:
            del Late.__getattr__
        try:
            seen.append(o.wrong)
        except AttributeError as e:
            seen.append(str(e))
    return seen[-4:]


print(late(4))  # expect: ["'list' object has no attribute 'missing'", 'wrong', 'wrong', "'list' object has no attribute 'missing'"]
print(late(400))  # expect: ["'list' object has no attribute 'missing'", 'wrong', 'wrong', "'list' object has no attribute 'missing'"]
