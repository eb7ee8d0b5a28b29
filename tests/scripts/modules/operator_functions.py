# Operators as functions.
import operator
from functools import reduce

print(operator.add(2, 3), operator.mul("ab", 2), operator.truediv(7, 2), operator.mod(7, 3), operator.pow(2, 8))  # expect: 5 abab 3.5 1 256
print(operator.lt(1, 2), operator.is_(None, None), operator.not_([]), operator.truth("x"), operator.contains([1], 1))  # expect: True True True True True
print(operator.getitem({"a": 5}, "a"), operator.concat([1], [2]), operator.countOf([1, 2, 1], 1), operator.indexOf("abc", "c"))  # expect: 5 [1, 2] 2 2
print(reduce(operator.xor, [5, 9, 12]), operator.index(True), operator.neg(4), operator.inv(4))  # expect: 0 1 -4 -5
items = [1, 2]
same = operator.iadd(items, [3])
print(items, same is items)  # expect: [1, 2, 3] True
print(operator.length_hint(iter([1, 2, 3])), operator.call(max, 4, 9))  # expect: 3 9
