# A native that is called in each turn is tested once, and is still there for its own test afterwards.
from bisect import insort
words = ["a", "bb", "dddd"]
insort(words, "ccc", key=len)
print(words)  # expect: ['a', 'bb', 'ccc', 'dddd']
def longest(words, size):
    best = 0
    while best < 40: best = best + max(size(words), 1)
    return best
print(longest(words, len))  # expect: 40
