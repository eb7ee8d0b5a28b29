import random
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


random.seed(42)
print([random.random() for _ in range(3)])  # expect: [0.6394267984578837, 0.025010755222666936, 0.27502931836911926]
print([random.randint(1, 100) for _ in range(8)], random.randrange(10), random.randrange(5, 50, 5), random.getrandbits(70), random.getrandbits(3))  # expect: [29, 18, 95, 14, 87, 95, 70, 12] 9 35 92783382097018677491 1
print(random.choice("abcdef"), random.choices([1, 2, 3], k=5), random.choices("ab", weights=[1, 9], k=6), random.sample(range(100), 5))  # expect: b [2, 1, 1, 2, 2] ['b', 'b', 'b', 'a', 'b', 'b'] [43, 35, 19, 27, 97]
l = list(range(10)); random.shuffle(l)
print(l, random.uniform(1, 10), random.gauss(0, 1), random.normalvariate(5, 2), random.expovariate(2), random.triangular(1, 5, 2))  # expect: [9, 7, 6, 4, 2, 0, 3, 8, 1, 5] 8.264154459469422 -0.1574413757701871 7.6120293761327105 0.4015263727432424 3.569215589627822
r = random.Random(7)
print([r.randint(0, 9) for _ in range(10)], r.random(), r.choice([1, 2, 3]))  # expect: [5, 2, 6, 0, 1, 8, 1, 5, 9, 0] 0.9097040631431023 1
random.seed("text"); print(random.random())  # expect: 0.8711565613554825
random.seed(2 ** 100); print(random.random())  # expect: 0.7586581712996778
random.seed(-5); print(random.random(), random.random())  # expect: 0.6229016948897019 0.7417869892607294
random.seed(0); s = random.getstate(); a = random.random(); random.setstate(s); print(a == random.random())  # expect: True
random.seed(1.5); print(random.random())  # expect: 0.551763726942059
random.seed(b"bytes"); print(random.random(), random.randbytes(4))  # expect: 0.37075677971469856 b'\xee\xc5\x9a\xab'
print(random.Random(3).sample(["a", "b", "c", "d"], 2), random.Random(3).sample(range(10 ** 9), 3), random.Random(1).betavariate(1, 2), random.Random(1).vonmisesvariate(0, 1))  # expect: ['b', 'c'] [255512575, 636343332, 584361682] 0.026109425641820148 0.2074470634299601
print(error(lambda: random.choice([])))  # expect: IndexError: Cannot choose from an empty sequence
print(error(lambda: random.randint(5, 1)))  # expect: ValueError: empty range for randrange() (5, 2, -3)
print(error(lambda: random.randrange(0)))  # expect: ValueError: empty range for randrange()
print(error(lambda: random.sample([1], 2)))  # expect: ValueError: Sample larger than population or is negative
print(error(lambda: random.sample({1}, 1)))  # expect: TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).
print(error(lambda: random.choices([], k=1)))  # expect: IndexError: list index out of range
print(error(lambda: random.choices([1], [1, 2])))  # expect: ValueError: The number of weights does not match the population
print(error(lambda: random.seed([])))  # expect: TypeError: The only supported seed types are: None,
# expect: int, float, str, bytes, and bytearray.
print(error(lambda: random.getrandbits(-1)))  # expect: ValueError: number of bits must be non-negative
print(error(lambda: random.randint(1.5, 3)))  # expect: ValueError: non-integer arg 1 for randrange()
