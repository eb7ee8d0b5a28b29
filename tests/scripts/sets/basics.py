s = {3, 1, 2, 3}
print(sorted(s), len(s), 1 in s, 9 not in s, set(), {1}, set([1, 1]), frozenset(), frozenset([1]))  # expect: [1, 2, 3] 3 True True set() {1} {1} frozenset() frozenset({1})
s.add(5)
s.discard(9)
s.remove(1)
print(sorted(s), s == {2, 3, 5}, {1, 2} | {2, 3}, {1, 2} & {2, 3}, {1, 2} - {2}, {1, 2} ^ {2, 3})  # expect: [2, 3, 5] True {1, 2, 3} {2} {1} {1, 3}
print({1, 2} <= {1, 2, 3}, {1} < {1}, {1, 2} >= {2}, {1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint([2]))  # expect: True False True True True True
print({1}.union([2], (3,)), {1, 2, 3}.intersection([1, 2], [2]), {1, 2}.difference([1]), {1, 2}.symmetric_difference([2, 3]))  # expect: {1, 2, 3} {2} {2} {1, 3}
s = {1, 2, 3}
s |= {4}
s &= {2, 3, 4}
s -= {2}
s ^= {3, 9}
print(sorted(s))  # expect: [4, 9]
s.update([1], {2: 0}, "a" * 0)
s.intersection_update([1, 2, 4])
s.difference_update([4])
s.symmetric_difference_update([1, 7])
print(sorted(s), s.pop() in (2, 7), len(s))  # expect: [2, 7] True 1
s.clear()
print(s, bool(s), repr({"a"}), repr(frozenset({1, 2})), str({(1, 2)}))  # expect: set() False {'a'} frozenset({1, 2}) {(1, 2)}
f = frozenset([1, 2])
print(hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset([2, 1])], f == {1, 2}, {1, 2} == f, f | {3}, type(f | {3}).__name__, type({3} | f).__name__)  # expect: True 1 True True frozenset({1, 2, 3}) frozenset set
print(sorted({c for c in "hello"}), len(set("hello")), {1, True, 1.0}, {0, False, 0.0, -0.0})  # expect: ['e', 'h', 'l', 'o'] 4 {1} {0}
print({*[1, 2], *(2, 3)}, set(range(5)) == {0, 1, 2, 3, 4}, sorted({"b", "a"}, reverse=True), f.copy() is f, {frozenset([1])} == {frozenset([1])})  # expect: {1, 2, 3} True ['b', 'a'] True True
print(frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}, [{1}, {1}].count({1}))  # expect: True True 2
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: {1}.remove(9)))  # expect: KeyError: 9
print(error(lambda: set().pop()))  # expect: KeyError: 'pop from an empty set'
print(error(lambda: {[]}))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: {1}.add([])))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: {1}.add()))  # expect: TypeError: set.add() takes exactly one argument (0 given)
print(error(lambda: {1} | [1]))  # expect: TypeError: unsupported operand type(s) for |: 'set' and 'list'
print(error(lambda: {1} + {2}))  # expect: TypeError: unsupported operand type(s) for +: 'set' and 'set'
print(error(lambda: {1} < [1]))  # expect: TypeError: '<' not supported between instances of 'set' and 'list'
print(error(lambda: {1}[0]))  # expect: TypeError: 'set' object is not subscriptable
print(error(lambda: hash({1})))  # expect: TypeError: unhashable type: 'set'
print(error(lambda: set(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: set(1, 2)))  # expect: TypeError: set expected at most 1 argument, got 2
print(error(lambda: {1}.union(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: {1}.update([[]])))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: {1}.discard([])))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: frozenset([1]).add(2)))  # expect: AttributeError: 'frozenset' object has no attribute 'add'
print(error(lambda: {1}()))  # expect: TypeError: 'set' object is not callable
print(error(lambda: {1}.missing))  # expect: AttributeError: 'set' object has no attribute 'missing'


def grow():
    s = {1}
    for x in s:
        s.add(x + 1)


print(error(grow))  # expect: RuntimeError: Set changed size during iteration
