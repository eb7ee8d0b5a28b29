def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


d = {"a": 1}
print(error(lambda: d["x"]))  # expect: KeyError: 'x'
print(error(lambda: d[5]))  # expect: KeyError: 5
print(error(lambda: d[(1, 2)]))  # expect: KeyError: (1, 2)
print(error(lambda: d[[]]))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: d[{}]))  # expect: TypeError: unhashable type: 'dict'
print(error(lambda: {[]: 1}))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: d.get([])))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: d.get()))  # expect: TypeError: get expected at least 1 argument, got 0
print(error(lambda: d.get(1, 2, 3)))  # expect: TypeError: get expected at most 2 arguments, got 3
print(error(lambda: d.pop("x")))  # expect: KeyError: 'x'
print(error(lambda: d.pop()))  # expect: TypeError: pop expected at least 1 argument, got 0
print(error(lambda: {}.popitem()))  # expect: KeyError: 'popitem(): dictionary is empty'
print(error(lambda: d.update(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: d.update([1])))  # expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
print(error(lambda: d.update([(1, 2, 3)])))  # expect: ValueError: dictionary update sequence element #0 has length 3; 2 is required
print(error(lambda: d.update(["abc"])))  # expect: ValueError: dictionary update sequence element #0 has length 3; 2 is required
print(error(lambda: d.update({}, {})))  # expect: TypeError: update expected at most 1 argument, got 2
print(error(lambda: dict(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: dict([1])))  # expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
print(error(lambda: dict(1, 2)))  # expect: TypeError: dict expected at most 1 argument, got 2
print(error(lambda: dict.fromkeys(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: dict.fromkeys()))  # expect: TypeError: fromkeys expected at least 1 argument, got 0
print(error(lambda: d.setdefault()))  # expect: TypeError: setdefault expected at least 1 argument, got 0
print(error(lambda: d.setdefault([], 1)))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: d.missing))  # expect: AttributeError: 'dict' object has no attribute 'missing'
print(error(lambda: d | 5))  # expect: TypeError: unsupported operand type(s) for |: 'dict' and 'int'
print(error(lambda: d + d))  # expect: TypeError: unsupported operand type(s) for +: 'dict' and 'dict'
print(error(lambda: d < d))  # expect: TypeError: '<' not supported between instances of 'dict' and 'dict'
print(error(lambda: hash(d)))  # expect: TypeError: unhashable type: 'dict'
print(error(lambda: d()))  # expect: TypeError: 'dict' object is not callable
print(error(lambda: d.keys(1)))  # expect: TypeError: dict.keys() takes no arguments (1 given)
print(error(lambda: d.clear(1)))  # expect: TypeError: dict.clear() takes no arguments (1 given)
print(error(lambda: {**5}))  # expect: TypeError: 'int' object is not a mapping
print(error(lambda: {**[1]}))  # expect: TypeError: 'list' object is not a mapping
print(error(lambda: dict(**{1: 2})))  # expect: TypeError: keywords must be strings
def delete(key): del d[key]
print(error(lambda: delete("zz")))  # expect: KeyError: 'zz'
print(error(lambda: delete([])))  # expect: TypeError: unhashable type: 'list'
try:
    d["missing"]
except KeyError as problem:
    print(problem.args, repr(problem), str(problem))  # expect: ('missing',) KeyError('missing') 'missing'
try:
    d[("t", 1)]
except KeyError as problem:
    print(problem.args, repr(problem), str(problem))  # expect: (('t', 1),) KeyError(('t', 1)) ('t', 1)
