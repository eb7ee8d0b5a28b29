import operator as o
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(o.add(1, 2), o.sub(5, 3), o.mul(2, 3), o.truediv(7, 2), o.floordiv(7, 2), o.mod(7, 3), o.pow(2, 3), o.neg(5), o.pos(5), o.inv(5), o.abs(-1), o.index(5))  # expect: 3 2 6 3.5 3 1 8 -5 5 -6 1 5
print(o.lt(1, 2), o.le(2, 2), o.eq(1, 1), o.ne(1, 1), o.ge(1, 2), o.gt(2, 1), o.and_(6, 3), o.or_(6, 3), o.xor(6, 3), o.lshift(1, 3), o.rshift(8, 1), o.not_(0), o.truth([]), o.is_(None, None), o.is_not(1, None))  # expect: True True True False False True 2 7 5 8 4 True False True True
print(o.concat([1], [2]), o.contains([1, 2], 2), o.countOf([1, 1, 2], 1), o.indexOf([1, 2], 2), o.getitem({"a": 1}, "a"), o.length_hint([1, 2]))  # expect: [1, 2] True 2 1 1 2
l = [1, 2, 3]; o.setitem(l, 0, 9); o.delitem(l, 1); print(l, o.iadd(l, [4]), l)  # expect: [9, 3, 4] [9, 3, 4] [9, 3, 4]
print(o.itemgetter(1)("abc"), o.itemgetter(0, 2)("abc"), o.itemgetter("k")({"k": 5}), o.itemgetter(slice(1, 3))("abcd"))  # expect: b ('a', 'c') 5 bc
class A:
    x = 1
    class b: c = 2
    def m(self, *a, **k): return a, k
print(o.attrgetter("x")(A), o.attrgetter("b.c")(A), o.attrgetter("x", "b.c")(A), o.methodcaller("m", 1, k=2)(A()), o.methodcaller("upper")("a"))  # expect: 1 2 (1, 2) ((1,), {'k': 2}) A
print(sorted([("b", 1), ("a", 2)], key=o.itemgetter(0)), max([A], key=o.attrgetter("x")) is A, list(map(o.mul, [1, 2], [3, 4])))  # expect: [('a', 2), ('b', 1)] True [3, 8]
print(error(lambda: o.add(1, "a")))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(error(lambda: o.add(1)))  # expect: TypeError: add expected 2 arguments, got 1
print(error(lambda: o.itemgetter()))  # expect: TypeError: itemgetter expected 1 argument, got 0
print(error(lambda: o.itemgetter(5)("abc")))  # expect: IndexError: string index out of range
print(error(lambda: o.attrgetter("nope")(A)))  # expect: AttributeError: type object 'A' has no attribute 'nope'
print(error(lambda: o.attrgetter(5)))  # expect: TypeError: attribute name must be a string
print(error(lambda: o.methodcaller("nope")(5)))  # expect: AttributeError: 'int' object has no attribute 'nope'
print(error(lambda: o.index(1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: o.indexOf([1], 5)))  # expect: ValueError: sequence.index(x): x not in sequence
print(error(lambda: o.truediv(1, 0)))  # expect: ZeroDivisionError: division by zero
