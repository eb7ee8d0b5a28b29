# One call site calls functions, methods, classes, natives, closures and callable instances.


def plain(x):
    return x + 1


def with_default(x, step=2):
    return x + step


def with_rest(*xs, **names):
    return xs[0] + len(names)


class Callable:
    def __init__(self, n=0):
        self.n = n

    def __call__(self, x):
        return x + self.n

    def method(self, x):
        return x * 2 - self.n

    @staticmethod
    def fixed(x):
        return x - 3

    @classmethod
    def made(cls, x):
        return cls(x).n + 4


def adder(n):
    def add(x):
        return x + n
    return add


def apply(callees, turns):
    total = 0
    for i in range(turns):
        for f in callees:
            total = (total + f(i)) % 1000003
    return total


c = Callable(6)
print(apply([plain], 100))  # expect: 5050
print(apply([plain, with_default, with_rest], 100))  # expect: 15150
print(apply([c, c.method, Callable.fixed, Callable.made, abs, float, str.__len__ and int], 100))  # expect: 39700.0
print(apply([adder(1), adder(2), adder(3)], 100))  # expect: 15450
print(apply([adder(n) for n in range(20)], 60))  # expect: 46800
print(apply([lambda x: x, lambda x: -x, plain], 100))  # expect: 5050


def phases():
    out = []
    for f in (adder(1), adder(100), plain, c, c.method):
        total = 0
        for i in range(80):
            total += f(i)
        out.append(total)
    return out


print(phases())  # expect: [3240, 11160, 3240, 3640, 5840]
