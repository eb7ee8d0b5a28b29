def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


s = "abc"
print(error(lambda: s[3]))  # expect: IndexError: string index out of range
print(error(lambda: s[-4]))  # expect: IndexError: string index out of range
print(error(lambda: s["a"]))  # expect: TypeError: string indices must be integers, not 'str'
print(error(lambda: s[1.0]))  # expect: TypeError: string indices must be integers, not 'float'
print(error(lambda: s[None]))  # expect: TypeError: string indices must be integers, not 'NoneType'
print(error(lambda: s["a":]))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(error(lambda: s[::0]))  # expect: ValueError: slice step cannot be zero
print(error(lambda: s[1, 2]))  # expect: TypeError: string indices must be integers, not 'tuple'
print(error(lambda: ""[0]))  # expect: IndexError: string index out of range
print(error(lambda: s.missing))  # expect: AttributeError: 'str' object has no attribute 'missing'
print(error(lambda: s()))  # expect: TypeError: 'str' object is not callable
print(error(lambda: s.upper(1)))  # expect: TypeError: str.upper() takes no arguments (1 given)
print(error(lambda: s.lower(x=1)))  # expect: TypeError: str.lower() takes no keyword arguments
print(error(lambda: str(1, 2, 3, 4)))  # expect: TypeError: str() takes at most 3 arguments (4 given)
print(error(lambda: str("a", "utf-8")))  # expect: TypeError: decoding str is not supported
print(error(lambda: str(b"a", 5)))  # expect: TypeError: str() argument 'encoding' must be str, not int
print(error(lambda: str.upper()))  # expect: TypeError: unbound method str.upper() needs an argument
print(error(lambda: str.upper(5)))  # expect: TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
print(error(lambda: len(5)))  # expect: TypeError: object of type 'int' has no len()
print(error(lambda: iter(5)))  # expect: TypeError: 'int' object is not iterable
def store(): s[0] = "x"
def delete(): del s[0]
def attribute(): s.x = 1
print(error(store))  # expect: TypeError: 'str' object does not support item assignment
print(error(delete))  # expect: TypeError: 'str' object doesn't support item deletion
print(error(attribute))  # expect: AttributeError: 'str' object has no attribute 'x'
print(s[True], s[False], s[-1:], s[5:], s[2:1], s[-100:100])  # expect: b a c   abc
