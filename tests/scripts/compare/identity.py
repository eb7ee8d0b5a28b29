a = [1]
b = a
c = [1]
print(a is b, a is c, a is not c, a == c)  # expect: True False True True
print(None is None, True is True, (1 == 1) is True, not None is True)  # expect: True True True True
x = None
print(x is None, x is not None, not x is None)  # expect: True False False
print(type(1) is int, type(True) is int, type(True) is bool, type(None) is type(None))  # expect: True False True True
print(id(a) == id(b), id(a) == id(c))  # expect: True False
print(Ellipsis is ..., NotImplemented is NotImplemented)  # expect: True True


def default(items=[]):
    return items


print(default() is default())  # expect: True
t = (1, 2)
print(t[:] is t, tuple(t) is t, list(a) is a, a[:] is a)  # expect: True True False False
s = "text"
print(str(s) is s, s is s)  # expect: True True
print([] is [], {} is {})  # expect: False False


class Single:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance


print(Single() is Single())  # expect: True
m = a.append
print(m == a.append, m == c.append, a.append == b.append)  # expect: True False True
print(int is type(5), float is (1.0).__class__)  # expect: True True
