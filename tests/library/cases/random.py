# Cases: sequences for seeds of every kind, distributions and messages.
import random, copy
from random import Random
for value in (0, 1, -1, 42, 2**70, -2**70, 1.5, "text", "", "é" * 90, b"bytes", bytearray(b"ba"), True):
    r = Random(value)
    show((value, [r.random() for _ in range(5)], r.getrandbits(70), r.randint(1, 100)))
    if not isinstance(value, bytearray):
        r = Random(); r.seed(value, version=1)
        show((value, [r.random() for _ in range(3)]))
for length in (110, 111, 112, 127, 128, 129, 300):
    show(Random("a" * length).random())
random.seed(7)
for _ in range(40):
    show((random.random(), random.uniform(2, 5), random.randint(-5, 5), random.randrange(10), random.randrange(3, 90, 7), random.randrange(9, -9, -2)))
    show((random.choice("abcdef"), random.choices("abc", k=4), random.choices("abc", [5, 1, 1], k=3), random.choices([1, 2], cum_weights=[3, 4], k=5)))
    show((random.sample(range(1000), 7), random.sample("abcdefgh", 8), random.sample([1, 2], 3, counts=[2, 5]), random.getrandbits(5), random.randbytes(5)))
    x = list(range(12)); random.shuffle(x); show(x)
    show((random.gauss(0, 1), random.normalvariate(1, 2), random.lognormvariate(0, 1), random.expovariate(2), random.triangular(), random.triangular(1, 5, 2), random.triangular(3, 3, 3)))
    show((random.gammavariate(2, 3), random.gammavariate(1, 3), random.gammavariate(.5, 3), random.betavariate(2, 3), random.paretovariate(3), random.weibullvariate(1, 2), random.vonmisesvariate(1, 2), random.vonmisesvariate(1, 0)))
state = random.getstate()
a = [random.random(), random.gauss(0, 1)]
random.setstate(state)
show((a == [random.random(), random.gauss(0, 1)], state[0], len(state[1])))
r = Random(5); r.gauss(0, 1); c = copy.copy(r); d = copy.deepcopy(r)
show((r.gauss(0, 1), c.gauss(0, 1), d.gauss(0, 1), r.random(), c.random()))
class Own(Random):
    def random(self): return 0.3
class Bits(Random):
    def getrandbits(self, k): return 1
check("""
Own().randrange(10), Own().choice('abc'), Own().randrange(2**60), Bits().randrange(10)
random.randrange(0)
random.randrange(5, 5)
random.randrange(5, 1)
random.randrange(1, 5, 0)
random.randrange(1, 5, -1)
random.randrange(5, None, 2)
random.randrange('a')
random.choice([])
random.choice({})
random.sample([1], 2)
random.sample({1, 2}, 1)
random.sample([1], -1)
random.sample([1, 2], 1, counts=[1])
random.sample([1, 2], 1, counts=[0, 0])
random.sample([1, 2], 1, counts=[1.5, 1])
random.choices([])
random.choices([1, 2], [1])
random.choices([1, 2], [0, 0])
random.choices([1, 2], [1, float('inf')])
random.choices([1, 2], 3)
random.choices([1, 2], [1, 2], cum_weights=[1, 2])
random.gammavariate(0, 1)
random.seed([])
random.seed(())
random.setstate((9, 1, 2))
random.randint(1, 5) in range(1, 6)
Random.VERSION, Random.__module__
""")
