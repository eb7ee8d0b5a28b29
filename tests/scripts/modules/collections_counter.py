<<<<<<< HEAD
# Counting, and arithmetic on counts.
from collections import Counter

words = Counter("the cat and the dog and the bird".split())
print(words)  # expect: Counter({'the': 3, 'and': 2, 'cat': 1, 'dog': 1, 'bird': 1})
print(words.most_common(2), words["fish"], words.total())  # expect: [('the', 3), ('and', 2)] 0 8
print(sorted(Counter("banana").elements()))  # expect: ['a', 'a', 'a', 'b', 'n', 'n']
a, b = Counter("aab"), Counter("abc")
print(a + b, a - b, a & b, a | b)  # expect: Counter({'a': 3, 'b': 2, 'c': 1}) Counter({'a': 1}) Counter({'a': 1, 'b': 1}) Counter({'a': 2, 'b': 1, 'c': 1})
a.subtract("aaa")
print(a, +a, -a)  # expect: Counter({'b': 1, 'a': -1}) Counter({'b': 1}) Counter({'a': 1})
a.update(["z", "z"])
del a["missing"]
print(a["z"], len(a), Counter(x=1) == Counter(x=1, y=0), Counter("a") <= Counter("ab"))  # expect: 2 3 True True
print(Counter(a=3, b=1)["a"], Counter({"k": 2.5}))  # expect: 3 Counter({'k': 2.5})
try:
    Counter.fromkeys("ab")
except NotImplementedError as error:
    print(error)  # expect: Counter.fromkeys() is undefined.  Use Counter(iterable) instead.
=======
from collections import Counter
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


c = Counter("abracadabra")
print(c, c["a"], c["z"], c.most_common(2), sum(c.values()), len(c), c.total(), sorted(c.elements())[:6])  # expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) 5 0 [('a', 5), ('b', 2)] 11 5 11 ['a', 'a', 'a', 'a', 'a', 'b']
c.update("aaa"); c.subtract({"b": 5}); print(c["a"], c["b"], +c, -c)  # expect: 8 -3 Counter({'a': 8, 'r': 2, 'c': 1, 'd': 1}) Counter({'b': 3})
print(Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3) - Counter(a=1, b=2), Counter(a=3, b=1) & Counter(a=1, b=5), Counter(a=3) | Counter(a=1, b=2))  # expect: Counter({'a': 4, 'c': 2, 'b': 1}) Counter({'a': 2}) Counter({'a': 1, 'b': 1}) Counter({'a': 3, 'b': 2})
print(Counter([1, 1, 2]) == Counter({1: 2, 2: 1}), Counter(a=1) <= Counter(a=2), Counter(), Counter({"x": 0}), list(Counter("aab").items()), Counter(a=1).copy())  # expect: True True Counter() Counter({'x': 0}) [('a', 2), ('b', 1)] Counter({'a': 1})
del c["a"]; del c["never"]; print("a" in c, dict(Counter("xy")), Counter("hello").most_common()[-1], isinstance(c, dict))  # expect: False {'x': 1, 'y': 1} ('o', 1) True
d = Counter(); d["k"] += 5; d["j"] -= 1; print(d, d.most_common())  # expect: Counter({'k': 5, 'j': -1}) [('k', 5), ('j', -1)]
d += Counter(k=1); print(d)  # expect: Counter({'k': 6})
print(error(lambda: Counter(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: Counter(1, 2)))  # expect: TypeError: Counter.__init__() takes from 1 to 2 positional arguments but 3 were given
print(error(lambda: Counter("a") + 5))  # expect: TypeError: unsupported operand type(s) for +: 'Counter' and 'int'
print(error(lambda: Counter(a="x").total()))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(Counter(a=1, b=0) == Counter(a=1), repr(Counter(b=1, a=2)), [k for k in Counter("banana")], Counter.fromkeys if hasattr(Counter, "fromkeys") else None is not None)  # expect: True Counter({'a': 2, 'b': 1}) ['b', 'a', 'n'] <bound method Counter.fromkeys of <class 'collections.Counter'>>
>>>>>>> programs
