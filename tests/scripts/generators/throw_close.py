def g():
    while True:
        try:
            received = yield "value"
            print("received", received)
        except ValueError as problem:
            print("caught", problem)
        except GeneratorExit:
            print("exit")
            raise
        finally:
            print("finally")


a = g()
print(next(a))  # expect: value
print(a.send(1))  # expect: received 1
# expect: finally
# expect: value
print(a.throw(ValueError("thrown")))  # expect: caught thrown
# expect: finally
# expect: value
a.close()  # expect: exit
# expect: finally
a.close()
print(list(a))  # expect: []


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as problem:
    print(problem)  # expect: generator ignored GeneratorExit


def simple():
    yield 1
    yield 2


t = simple()
try:
    t.throw(KeyError("before start"))
except KeyError as problem:
    print("out", problem)  # expect: out 'before start'
print(list(t))  # expect: []
t = simple()
next(t)
try:
    t.throw(TypeError)
except TypeError as problem:
    print("type", repr(problem))  # expect: type TypeError()
t = simple()
t.close()
print(list(t))  # expect: []


def converts():
    try:
        yield
    except ValueError as problem:
        raise KeyError("converted") from problem


c = converts()
next(c)
try:
    c.throw(ValueError("v"))
except KeyError as problem:
    print(repr(problem), repr(problem.__cause__))  # expect: KeyError('converted') ValueError('v')


def returns():
    try:
        yield
    except ValueError:
        return "handled"


r = returns()
next(r)
try:
    r.throw(ValueError())
except StopIteration as stop:
    print(stop.value)  # expect: handled


def inner():
    try:
        x = yield "inner 1"
        print("inner got", x)
        y = yield "inner 2"
        return y
    except ValueError:
        print("inner caught")
        yield "recovered"
        return "after"
    finally:
        print("inner finally")


def outer():
    result = yield from inner()
    print("result", result)
    yield "last"


o = outer()
print(next(o), o.send("s1"), o.send("s2"))  # expect: inner got s1
# expect: inner finally
# expect: result s2
# expect: inner 1 inner 2 last
o = outer()
print(next(o))  # expect: inner 1
print(o.throw(ValueError()))  # expect: inner caught
# expect: recovered
print(next(o))  # expect: inner finally
# expect: result after
# expect: last
o = outer()
next(o)
o.close()  # expect: inner finally
print("closed")  # expect: closed


def delegates():
    yield from [1, 2]
    yield from (n for n in range(2))
    yield from "ab"
    return (yield from returns_value())


def returns_value():
    return 7
    yield


def consume():
    value = yield from delegates()
    yield value


print(list(consume()))  # expect: [1, 2, 0, 1, 'a', 'b', 7]
try:
    def bad():
        yield from 5
    list(bad())
except TypeError as problem:
    print(problem)  # expect: 'int' object is not iterable


class Iterator:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("iterator value")
        return self.n

    def send(self, value):
        print("send", value)
        return self.__next__()

    def throw(self, problem):
        print("throw", repr(problem))
        raise StopIteration("thrown value")


def wrap():
    value = yield from Iterator()
    print("value", value)
    yield "end"


print(list(wrap()))  # expect: value iterator value
# expect: [1, 2, 'end']
w = wrap()
print(next(w), w.send("hello"))  # expect: send hello
# expect: 1 2
w = wrap()
next(w)
print(w.throw(KeyError("k")))  # expect: throw KeyError('k')
# expect: value thrown value
# expect: end
try:
    simple().throw(5)
except TypeError as problem:
    print(problem)  # expect: exceptions must be classes or instances deriving from BaseException, not int
