def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class A: pass
a = A()
a.__len__ = lambda: 5
a.__str__ = lambda: "instance str"
a.__add__ = lambda o: "added"
print(error(lambda: len(a)))  # expect: TypeError: object of type 'A' has no len()
print(error(lambda: a + 1))  # expect: TypeError: unsupported operand type(s) for +: 'A' and 'int'
print(str(a).startswith("<__main__"), a.__len__(), a.__str__())  # expect: True 5 instance str
A.__len__ = lambda self: 7
print(len(a), bool(a))  # expect: 7 True
A.__add__ = lambda self, o: f"class add {o}"
print(a + 1)  # expect: class add 1
A.__iter__ = lambda self: iter("xy")
print(list(a), [*a], "x" in a)  # expect: ['x', 'y'] ['x', 'y'] True
A.__call__ = lambda self, *x: x
print(a(1, 2))  # expect: (1, 2)
del A.__add__
print(error(lambda: a + 1))  # expect: TypeError: unsupported operand type(s) for +: 'A' and 'int'
A.__getattr__ = lambda self, n: f"dynamic {n}"
print(a.whatever, a.__dunderless__)  # expect: dynamic whatever dynamic __dunderless__
print(error(lambda: a - 1))  # expect: TypeError: unsupported operand type(s) for -: 'A' and 'int'
A.__bool__ = lambda self: False
print(bool(a), not a)  # expect: False True
A.__eq__ = lambda self, o: True
print(a == 5, a != 5)  # expect: True False
A.__hash__ = lambda self: 1
print(hash(a))  # expect: 1
A.__enter__ = lambda self: "entered"; A.__exit__ = lambda self, *x: None
with a as e: print(e)  # expect: entered
A.__repr__ = lambda self: "repr now"
print(a, [a])  # expect: repr now [repr now]
int_add = int.__add__
print(int_add(1, 2), (1).__add__(2), (1).__add__("a"), int.__add__(True, 1), str.__len__("abc"), list.__getitem__([1, 2], 0), dict.__contains__({1: 2}, 1))  # expect: 3 3 NotImplemented 2 3 1 True
print(error(lambda: int.__add__("a", 1)))  # expect: TypeError: descriptor '__add__' requires a 'int' object but received a 'str'
print(error(lambda: list.append((), 1)))  # expect: TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'tuple' object
print(error(lambda: str.upper(5)))  # expect: TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
print(error(lambda: dict.get([], 1)))  # expect: TypeError: descriptor 'get' for 'dict' objects doesn't apply to a 'list' object
