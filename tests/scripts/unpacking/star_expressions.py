a, b = [1, 2], (3, 4)
print([*a, *b], (*a, *b), {*a, *b}, [*a, 0, *b], [*"xy"], [*{"k": 1}], (*a,), [*[]], [*range(3), *a])  # expect: [1, 2, 3, 4] (1, 2, 3, 4) {1, 2, 3, 4} [1, 2, 0, 3, 4] ['x', 'y'] ['k'] (1, 2) [] [0, 1, 2, 1, 2]
print({**{"a": 1}, **{"b": 2}}, {"a": 0, **{"a": 1}}, {**{"a": 1}, "a": 0}, {**{}})  # expect: {'a': 1, 'b': 2} {'a': 1} {'a': 0} {}
t = *a, *b
print(t)  # expect: (1, 2, 3, 4)
def f(*args, **kwargs): return args, kwargs
print(f(*a, *b), f(*a, 5, *b), f(**{"x": 1}, y=2), f(*(n for n in range(3))), f(*a, k=1, *b))  # expect: ((1, 2, 3, 4), {}) ((1, 2, 5, 3, 4), {}) ((), {'x': 1, 'y': 2}) ((0, 1, 2), {}) ((1, 2, 3, 4), {'k': 1})
def g(): return *a, 9
print(g())  # expect: (1, 2, 9)
def h(): yield *a, 8
print(list(h()))  # expect: [(1, 2, 8)]
for n in *a, *b: print(n)  # expect: 1
# expect: 2
# expect: 3
# expect: 4
m = [*map(str, a)]
print(m, [*zip(a, b)], [*enumerate("ab")], {*()} == set())  # expect: ['1', '2'] [(1, 3), (2, 4)] [(0, 'a'), (1, 'b')] True
x = [*a][0], (*b,)[1]
print(x)  # expect: (1, 4)
print(*a, *b, sep="-")  # expect: 1-2-3-4
print(*[], *"ab", *[[1]])  # expect: a b [1]
print(max(*a, *b), min(*[5, 3]), "{}{}".format(*a), "%d%d" % (*a,))  # expect: 4 3 12 12
class Iterable:
    def __iter__(self):
        return iter((7, 8))
print([*Iterable()], f(*Iterable()))  # expect: [7, 8] ((7, 8), {})
class Mapping:
    def keys(self): return ["k1", "k2"]
    def __getitem__(self, key): return key.upper()
print({**Mapping()}, f(**Mapping()), dict(Mapping()))  # expect: {'k1': 'K1', 'k2': 'K2'} ((), {'k1': 'K1', 'k2': 'K2'}) {'k1': 'K1', 'k2': 'K2'}
nested = [[1, 2], [3]]
print([*[*[*nested]]], [y for x in nested for y in (*x, 0)])  # expect: [[1, 2], [3]] [1, 2, 0, 3, 0]
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"
print(error(lambda: [*5]))  # expect: TypeError: Value after * must be an iterable, not int
print(error(lambda: (*None,)))  # expect: TypeError: Value after * must be an iterable, not NoneType
print(error(lambda: {*1.5}))  # expect: TypeError: 'float' object is not iterable
print(error(lambda: {**1}))  # expect: TypeError: 'int' object is not a mapping
print(error(lambda: {**{"a": 1}, **None}))  # expect: TypeError: 'NoneType' object is not a mapping
print(error(lambda: f(*5)))  # expect: TypeError: __main__.f() argument after * must be an iterable, not int
print(error(lambda: f(1, *5)))  # expect: TypeError: Value after * must be an iterable, not int
print(error(lambda: f(**5)))  # expect: TypeError: __main__.f() argument after ** must be a mapping, not int
print(error(lambda: f(a=1, **5)))  # expect: TypeError: __main__.f() argument after ** must be a mapping, not int
print(error(lambda: print(**{"sep": 5})))  # expect: TypeError: sep must be None or a string, not int
print(error(lambda: {*[[]]}))  # expect: TypeError: unhashable type: 'list'
