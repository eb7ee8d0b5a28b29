# Classes of one name that take each other's place, and such as stay in use.
import types


def class_with(k):
    class Scaled:
        kind = k

        def __init__(self, by):
            self.by = by

        def of(self, x):
            return x * self.by + k

    return Scaled


def run(scaled, n):
    total = 0
    for i in range(n):
        total += scaled.of(i) + scaled.kind
    return total


def made(classes, n):
    total = 0
    for i in range(n):
        total += classes[i % len(classes)](i).of(2)
    return total


for k in range(6):
    print(run(class_with(k)(2), 200))  # expect: 39800
    # expect: 40200
    # expect: 40600
    # expect: 41000
    # expect: 41400
    # expect: 41800

old, new = class_with(10), class_with(20)
for k in range(6):
    print(run((old, new)[k % 2](1), 150), made([old, new], 60), made([new], 60))  # expect: 14175 4440 4740
    # expect: 17175 4440 4740
    # expect: 14175 4440 4740
    # expect: 17175 4440 4740
    # expect: 14175 4440 4740
    # expect: 17175 4440 4740

source = """
class Base:
    def value(self):
        return self.x


class Leaf(Base):
    def __init__(self, x):
        self.x = x

    def value(self):
        return super().value() + 1


def run(n):
    caught = 0
    for i in range(n):
        try:
            leaf = Leaf(i)
            if i % 5 == 0:
                raise Missing(leaf)
            caught += leaf.value()
        except Missing as missing:
            caught += missing.args[0].value() * 2
    return caught


class Missing(Exception):
    pass


result = run(100)
"""
code = compile(source, "again", "exec")
module = types.ModuleType("again")
kept = []
for _ in range(5):
    exec(code, module.__dict__)
    kept.append(module.Leaf(7))
    print(module.result, [leaf.value() for leaf in kept], len({type(leaf) for leaf in kept}))  # expect: 6020 [8] 1
    # expect: 6020 [8, 8] 2
    # expect: 6020 [8, 8, 8] 3
    # expect: 6020 [8, 8, 8, 8] 4
    # expect: 6020 [8, 8, 8, 8, 8] 5

names = [type("Same", (), {"value": lambda self, k=k: k})() for k in range(12)]
print(sum(names[i * 5 % 12].value() for i in range(500)))  # expect: 2750


def local(n):
    total = 0
    for i in range(n):
        class Short:
            def __init__(self, x):
                self.x = x

        total += Short(i).x
    return total


print(local(120))  # expect: 7140
