# Distributions draw in CPython's order.
import random

rng = random.Random(7)
print([round(rng.gauss(0, 1), 12) for _ in range(3)])  # expect: [-0.255880288448, 0.511431512517, -0.226096164783]
print(round(rng.uniform(5, 10), 12), round(rng.triangular(0, 10, 3), 12), round(rng.expovariate(2), 12))  # expect: 7.679410021533 3.336534248897 0.029874431489
print(round(rng.normalvariate(10, 2), 12), round(rng.lognormvariate(0, 1), 12))  # expect: 10.026506284129 0.884810573914
print(round(rng.betavariate(2, 3), 12), round(rng.gammavariate(2, 1), 12), round(rng.gammavariate(0.5, 1), 12))  # expect: 0.235302537306 1.569967731771 0.003041642273
print(round(rng.paretovariate(3), 12), round(rng.weibullvariate(1, 2), 12), round(rng.vonmisesvariate(1, 4), 12))  # expect: 1.120729769601 0.394693478317 1.093334852477


class Loaded(random.Random):
    def random(self):
        return 0.99


print(Loaded().randint(1, 6), Loaded().choice("abc"))  # expect: 5 b
