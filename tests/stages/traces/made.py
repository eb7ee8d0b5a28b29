# An object that the trace makes needs no guard.


class Pair:
    def __init__(self, a, b):
        self.a = a
        self.b = b


def run():
    total = 0
    for i in range(300):
        pair = Pair(i, 2)
        total = total + pair.a + pair.b
    return total


print(run())
