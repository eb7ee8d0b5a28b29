def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def optional(a, b=1): pass
def optional2(a, b=1, c=2): pass
def keyword(*, k): pass
def keywords(*, k, m): pass
def keywords3(*, k, m, n): pass
def positional(a, b, /): pass
def mixed(a, /, b, *, c): pass
def variadic(a, *args): pass
def named(a, **kwargs): pass
def both(a, *, k=1): pass


print(error(lambda: none(1)))  # expect: TypeError: none() takes 0 positional arguments but 1 was given
print(error(lambda: none(1, 2)))  # expect: TypeError: none() takes 0 positional arguments but 2 were given
print(error(lambda: none(x=1)))  # expect: TypeError: none() got an unexpected keyword argument 'x'
print(error(lambda: one()))  # expect: TypeError: one() missing 1 required positional argument: 'a'
print(error(lambda: one(1, 2)))  # expect: TypeError: one() takes 1 positional argument but 2 were given
print(error(lambda: one(1, 2, 3)))  # expect: TypeError: one() takes 1 positional argument but 3 were given
print(error(lambda: one(1, a=2)))  # expect: TypeError: one() got multiple values for argument 'a'
print(error(lambda: one(b=2)))  # expect: TypeError: one() got an unexpected keyword argument 'b'
print(error(lambda: one(1, b=2)))  # expect: TypeError: one() got an unexpected keyword argument 'b'
print(error(lambda: two()))  # expect: TypeError: two() missing 2 required positional arguments: 'a' and 'b'
print(error(lambda: two(1)))  # expect: TypeError: two() missing 1 required positional argument: 'b'
print(error(lambda: two(b=1)))  # expect: TypeError: two() missing 1 required positional argument: 'a'
print(error(lambda: two(1, 2, 3)))  # expect: TypeError: two() takes 2 positional arguments but 3 were given
print(error(lambda: three()))  # expect: TypeError: three() missing 3 required positional arguments: 'a', 'b', and 'c'
print(error(lambda: three(1)))  # expect: TypeError: three() missing 2 required positional arguments: 'b' and 'c'
print(error(lambda: three(b=1)))  # expect: TypeError: three() missing 2 required positional arguments: 'a' and 'c'
print(error(lambda: optional()))  # expect: TypeError: optional() missing 1 required positional argument: 'a'
print(error(lambda: optional(1, 2, 3)))  # expect: TypeError: optional() takes from 1 to 2 positional arguments but 3 were given
print(error(lambda: optional(b=1)))  # expect: TypeError: optional() missing 1 required positional argument: 'a'
print(error(lambda: optional2(1, 2, 3, 4)))  # expect: TypeError: optional2() takes from 1 to 3 positional arguments but 4 were given
print(error(lambda: keyword()))  # expect: TypeError: keyword() missing 1 required keyword-only argument: 'k'
print(error(lambda: keyword(1)))  # expect: TypeError: keyword() takes 0 positional arguments but 1 was given
print(error(lambda: keyword(1, k=2)))  # expect: TypeError: keyword() takes 0 positional arguments but 1 positional argument (and 1 keyword-only argument) were given
print(error(lambda: keyword(j=1)))  # expect: TypeError: keyword() got an unexpected keyword argument 'j'
print(error(lambda: keywords()))  # expect: TypeError: keywords() missing 2 required keyword-only arguments: 'k' and 'm'
print(error(lambda: keywords(k=1)))  # expect: TypeError: keywords() missing 1 required keyword-only argument: 'm'
print(error(lambda: keywords3()))  # expect: TypeError: keywords3() missing 3 required keyword-only arguments: 'k', 'm', and 'n'
print(error(lambda: positional()))  # expect: TypeError: positional() missing 2 required positional arguments: 'a' and 'b'
print(error(lambda: positional(1)))  # expect: TypeError: positional() missing 1 required positional argument: 'b'
print(error(lambda: positional(a=1, b=2)))  # expect: TypeError: positional() got some positional-only arguments passed as keyword arguments: 'a, b'
print(error(lambda: positional(1, b=2)))  # expect: TypeError: positional() got some positional-only arguments passed as keyword arguments: 'b'
print(error(lambda: mixed(a=1, b=2, c=3)))  # expect: TypeError: mixed() got some positional-only arguments passed as keyword arguments: 'a'
print(error(lambda: mixed(1)))  # expect: TypeError: mixed() missing 1 required positional argument: 'b'
print(error(lambda: mixed(1, 2)))  # expect: TypeError: mixed() missing 1 required keyword-only argument: 'c'
print(error(lambda: mixed(1, 2, 3, c=4)))  # expect: TypeError: mixed() takes 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given
print(error(lambda: variadic()))  # expect: TypeError: variadic() missing 1 required positional argument: 'a'
print(error(lambda: variadic(x=1)))  # expect: TypeError: variadic() got an unexpected keyword argument 'x'
print(error(lambda: named()))  # expect: TypeError: named() missing 1 required positional argument: 'a'
print(error(lambda: named(1, 2)))  # expect: TypeError: named() takes 1 positional argument but 2 were given
print(error(lambda: named(1, **{"a": 2})))  # expect: TypeError: named() got multiple values for argument 'a'
print(error(lambda: both(1, 2)))  # expect: TypeError: both() takes 1 positional argument but 2 were given
print(error(lambda: both(1, 2, k=3)))  # expect: TypeError: both() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given
print(error(lambda: one(*5)))  # expect: TypeError: __main__.one() argument after * must be an iterable, not int
print(error(lambda: one(**5)))  # expect: TypeError: __main__.one() argument after ** must be a mapping, not int
print(error(lambda: one(**{1: 2})))  # expect: TypeError: keywords must be strings
print(error(lambda: one(*[1], *5)))  # expect: TypeError: Value after * must be an iterable, not int
print(error(lambda: one(**{"a": 1}, **{"a": 2})))  # expect: TypeError: __main__.one() got multiple values for keyword argument 'a'
print(error(lambda: one(a=1, **{"a": 2})))  # expect: TypeError: __main__.one() got multiple values for keyword argument 'a'
print(error(lambda: one(*None)))  # expect: TypeError: __main__.one() argument after * must be an iterable, not NoneType
print(error(lambda: one(**[1])))  # expect: TypeError: __main__.one() argument after ** must be a mapping, not list
print(error(lambda: (lambda x: x)()))  # expect: TypeError: <lambda>.<locals>.<lambda>() missing 1 required positional argument: 'x'
print(error(lambda: 5()))  # expect: TypeError: 'int' object is not callable
print(error(lambda: None()))  # expect: TypeError: 'NoneType' object is not callable
print(error(lambda: "a"()))  # expect: TypeError: 'str' object is not callable
print(error(lambda: [1]()))  # expect: TypeError: 'list' object is not callable
print(error(lambda: none()()))  # expect: TypeError: 'NoneType' object is not callable
print(error(lambda: undefined_name()))  # expect: NameError: name 'undefined_name' is not defined
print(error(lambda: one.missing))  # expect: AttributeError: 'function' object has no attribute 'missing'
