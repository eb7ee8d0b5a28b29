"""One call site, forty classes: no cache can hold them all."""
import sys


class Base:
    def __init__(self, k):
        self.k = k

    def value(self, x):
        return x + self.k


def make_class(i):
    if i % 2:
        def value(self, x):
            return x * i + self.k
    else:
        def value(self, x):
            return x - i + self.k
    return type(f"Class{i}", (Base,), {"value": value, "kind": i})


def main(n):
    objects = []
    for i in range(40):
        thing = make_class(i)(i * 3)
        for extra in range(i % 7):
            setattr(thing, f"extra{extra}", extra)
        objects.append(thing)
    total = 0
    for i in range(n):
        thing = objects[i * 7 % 40]
        total = (total + thing.value(i & 255) + thing.kind + thing.k) % 1000003
    print("megamorphic", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 4_000_000)  # smoke: 2000
