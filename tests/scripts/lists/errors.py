def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


a = [1, 2, 3]
print(error(lambda: a[3]))  # expect: IndexError: list index out of range
print(error(lambda: a[-4]))  # expect: IndexError: list index out of range
print(error(lambda: a["x"]))  # expect: TypeError: list indices must be integers or slices, not str
print(error(lambda: a[1.5]))  # expect: TypeError: list indices must be integers or slices, not float
print(error(lambda: a[None]))  # expect: TypeError: list indices must be integers or slices, not NoneType
print(error(lambda: a[1, 2]))  # expect: TypeError: list indices must be integers or slices, not tuple
print(error(lambda: a[::0]))  # expect: ValueError: slice step cannot be zero
print(error(lambda: a["a":"b"]))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(error(lambda: a.pop(5)))  # expect: IndexError: pop index out of range
print(error(lambda: [].pop()))  # expect: IndexError: pop from empty list
print(error(lambda: a.pop("a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: a.remove(9)))  # expect: ValueError: list.remove(x): x not in list
print(error(lambda: a.index(9)))  # expect: ValueError: 9 is not in list
print(error(lambda: a.index(1, 1)))  # expect: ValueError: 1 is not in list
print(error(lambda: a.append()))  # expect: TypeError: list.append() takes exactly one argument (0 given)
print(error(lambda: a.append(1, 2)))  # expect: TypeError: list.append() takes exactly one argument (2 given)
print(error(lambda: a.extend(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: a.extend()))  # expect: TypeError: list.extend() takes exactly one argument (0 given)
print(error(lambda: a.insert(1)))  # expect: TypeError: insert expected 2 arguments, got 1
print(error(lambda: a.insert("a", 1)))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: a.count()))  # expect: TypeError: list.count() takes exactly one argument (0 given)
print(error(lambda: a.sort(5)))  # expect: TypeError: sort() takes no positional arguments
print(error(lambda: a.sort(foo=5)))  # expect: TypeError: 'foo' is an invalid keyword argument for sort()
print(error(lambda: [1, "a"].sort()))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
print(error(lambda: a.sort(key=5)))  # expect: TypeError: 'int' object is not callable
print(error(lambda: list(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: list(1, 2)))  # expect: TypeError: list expected at most 1 argument, got 2
print(error(lambda: list(x=1)))  # expect: TypeError: list() takes no keyword arguments
print(error(lambda: a.foo))  # expect: AttributeError: 'list' object has no attribute 'foo'
print(error(lambda: a()))  # expect: TypeError: 'list' object is not callable
print(error(lambda: a + 1))  # expect: TypeError: can only concatenate list (not "int") to list
print(error(lambda: a + "a"))  # expect: TypeError: can only concatenate list (not "str") to list
print(error(lambda: a * 1.5))  # expect: TypeError: can't multiply sequence by non-int of type 'float'
print(error(lambda: hash(a)))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: {a: 1}))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: a.copy(1)))  # expect: TypeError: list.copy() takes no arguments (1 given)
print(error(lambda: a.reverse(1)))  # expect: TypeError: list.reverse() takes no arguments (1 given)
def store(i, v): a[i] = v
def delete(i): del a[i]
print(error(lambda: store(3, 0)))  # expect: IndexError: list assignment index out of range
print(error(lambda: store("a", 0)))  # expect: TypeError: list indices must be integers or slices, not str
print(error(lambda: store(slice(0, 2), 5)))  # expect: TypeError: can only assign an iterable
print(error(lambda: store(slice(0, 3, 2), [1])))  # expect: ValueError: attempt to assign sequence of size 1 to extended slice of size 2
print(error(lambda: store(slice(0, 3, 0), [1])))  # expect: ValueError: slice step cannot be zero
print(error(lambda: delete(7)))  # expect: IndexError: list assignment index out of range
print(error(lambda: delete("x")))  # expect: TypeError: list indices must be integers or slices, not str
print(error(lambda: a.index(1, "x")))  # expect: TypeError: slice indices must be integers or have an __index__ method
print(a)  # expect: [1, 2, 3]
