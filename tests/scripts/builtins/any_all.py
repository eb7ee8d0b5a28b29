def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(any([]), all([]), any([0, "", None]), any([0, 1]), all([1, "a"]), all([1, 0]), any(x > 2 for x in range(5)), all({1: 2}))  # expect: False True False True True False True True
def g():
    for i in (0, 1, 2): print("yield", i); yield i
print(any(g()), all(g()))  # expect: yield 0
# expect: yield 1
# expect: yield 0
# expect: True False
print(error(lambda: any(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: all(None)))  # expect: TypeError: 'NoneType' object is not iterable
print(error(lambda: any()))  # expect: TypeError: any() takes exactly one argument (0 given)
print(error(lambda: any([], [])))  # expect: TypeError: any() takes exactly one argument (2 given)
print(error(lambda: all(1 / n for n in (1, 0))))  # expect: ZeroDivisionError: division by zero
