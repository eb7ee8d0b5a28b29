# Sorting is stable, may call scripts, and hides the list meanwhile.
class Card:
    def __init__(self, rank, name):
        self.rank = rank
        self.name = name

    def __lt__(self, other):
        return self.rank < other.rank

    def __repr__(self):
        return self.name


cards = [Card(2, "a"), Card(1, "b"), Card(2, "c"), Card(1, "d")]
print(sorted(cards), sorted(cards, reverse=True), min(cards), max(cards, key=lambda card: card.name))  # expect: [b, d, a, c] [a, c, b, d] b d
words = ["pear", "fig", "apple", "kiwi", "date"]
words.sort(key=len)
print(words, sorted(words, key=lambda word: (-len(word), word)))  # expect: ['fig', 'pear', 'kiwi', 'date', 'apple'] ['apple', 'date', 'kiwi', 'pear', 'fig']
items = [3, 1, 2]


def peek(item):
    seen.append(len(items))
    return item


seen = []
items.sort(key=peek)
print(items, seen)  # expect: [1, 2, 3] [0, 0, 0]


def spoil(item):
    items.append(0)
    return item


for call in (lambda: sorted([1, "a"]), lambda: items.sort(key=spoil), lambda: sorted(5)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)  # expect: TypeError '<' not supported between instances of 'str' and 'int'
        # expect: ValueError list modified during sort
        # expect: TypeError 'int' object is not iterable
numbers = [(n * 7919) % 1009 for n in range(1000)]
print(sorted(numbers, key=lambda n: -n) == sorted(numbers)[::-1], sorted(numbers)[:5])  # expect: True [0, 1, 2, 3, 4]
