# The same seed, the same numbers.
import random

random.seed(42)
print(random.random(), random.randint(1, 6), random.choice("abcdef"))  # expect: 0.6394267984578837 1 f
print(random.sample(range(100), 5), random.choices("xyz", weights=[5, 1, 1], k=6))  # expect: [35, 31, 28, 17, 94] ['x', 'y', 'x', 'x', 'x', 'x']
cards = list(range(10))
random.shuffle(cards)
print(cards, random.getrandbits(20), random.randrange(0, 100, 7))  # expect: [2, 5, 7, 9, 6, 1, 4, 0, 8, 3] 617889 28
other = random.Random("text seed")
print(other.random(), other.randint(0, 1000))  # expect: 0.6738372346382432 260
state = other.getstate()
first = [other.random() for _ in range(3)]
other.setstate(state)
print(first == [other.random() for _ in range(3)])  # expect: True
for call in (lambda: random.randrange(0), lambda: random.choice([]), lambda: random.sample([1], 2)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)  # expect: ValueError empty range for randrange()
        # expect: IndexError Cannot choose from an empty sequence
        # expect: ValueError Sample larger than population or is negative
