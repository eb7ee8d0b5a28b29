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
