# Behind a call a register is read again from its window, also where it was read before the call.
import math


class Body:
    def __init__(self, x, mass):
        self.x = x
        self.mass = mass


def pull(bodies):
    total = 0.0
    for i in range(len(bodies)):
        a = bodies[i]
        for j in range(i + 1, len(bodies)):
            b = bodies[j]
            far = math.sqrt(abs(a.x - b.x))
            total += a.mass * far
            total += b.mass * 2.0 * far
    return total


bodies = [Body(float(i * i), i + 0.5) for i in range(5)]
print({f"{pull(bodies):.6f}" for _ in range(30)})  # expect: {'245.117992'}
