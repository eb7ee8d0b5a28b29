# Missing keys are made by a factory.
from collections import defaultdict

groups = defaultdict(list)
for word in ["apple", "avocado", "bean", "apricot", "beet"]:
    groups[word[0]].append(word)
print(dict(groups))  # expect: {'a': ['apple', 'avocado', 'apricot'], 'b': ['bean', 'beet']}
print(groups)  # expect: defaultdict(<class 'list'>, {'a': ['apple', 'avocado', 'apricot'], 'b': ['bean', 'beet']})
counts = defaultdict(int, a=1)
counts["b"] += 1
print(counts, counts.get("z"), "z" in counts, counts["z"], len(counts))  # expect: defaultdict(<class 'int'>, {'a': 1, 'b': 1, 'z': 0}) None False 0 3
try:
    defaultdict(None)["x"]
except KeyError as error:
    print("KeyError", error)  # expect: KeyError 'x'
tree = lambda: defaultdict(tree)
root = tree()
root["a"]["b"]["c"] = 1
print(list(root), list(root["a"]), root["a"]["b"]["c"])  # expect: ['a'] ['b'] 1
print((counts | {"q": 9})["q"], type(counts.copy()).__name__)  # expect: 9 defaultdict
