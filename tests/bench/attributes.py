"""Reading and writing attributes of instances, classes and globals."""
import sys

LIMIT = 1000


class Particle:
    gravity = 2

    def __init__(self, x, v):
        self.x = x
        self.v = v
        self.bounces = 0


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 0
        self.b = 1


def main(n):
    particles = [Particle(i * 10, i) for i in range(10)]
    for _ in range(n):
        for p in particles:
            p.v += p.gravity
            p.x += p.v
            if p.x > LIMIT:
                p.x -= LIMIT
                p.v = -p.v // 2
                p.bounces += 1
    s = Slotted()
    for _ in range(n * 5):
        s.a, s.b = s.b, (s.a + s.b) % 10007
    print("attributes", n, sum(p.x for p in particles), sum(p.bounces for p in particles), s.a)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 800_000)  # smoke: 500
