"""Small physics: vectors, springs and gravity with three integrators, collisions in a box; energies compared."""
import math
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Vec:
    x: float = 0.0
    y: float = 0.0

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        if isinstance(k, Vec):
            return self.x * k.x + self.y * k.y
        return Vec(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __truediv__(self, k):
        return Vec(self.x / k, self.y / k)

    def __neg__(self):
        return -1 * self

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __format__(self, spec):
        return f"({self.x:{spec}}, {self.y:{spec}})"

    def __iter__(self):
        return iter((self.x, self.y))


@dataclass
class Particle:
    position: Vec
    velocity: Vec
    mass: float = 1.0
    radius: float = 0.1


class System:
    def __init__(self, particles):
        self.particles = particles

    def forces(self, positions):
        raise NotImplementedError

    def potential(self):
        return 0.0

    def energy(self):
        return sum(0.5 * p.mass * (p.velocity * p.velocity) for p in self.particles) + self.potential()

    def momentum(self):
        return sum((p.velocity * p.mass for p in self.particles), Vec())


class Gravity(System):
    def forces(self, positions):
        result = [Vec() for _ in positions]
        for i, a in enumerate(positions):
            for j in range(i):
                d = positions[j] - a
                r = abs(d)
                pull = d * (self.particles[i].mass * self.particles[j].mass / r ** 3)
                result[i] += pull
                result[j] -= pull
        return result

    def potential(self):
        return -sum(a.mass * b.mass / abs(a.position - b.position)
                    for i, a in enumerate(self.particles) for b in self.particles[:i])


class Springs(System):
    def __init__(self, particles, springs, anchor=None):
        super().__init__(particles)
        self.springs = springs

    def forces(self, positions):
        result = [Vec(0, -1.0 * p.mass) for p in self.particles]
        for i, j, k, rest in self.springs:
            d = positions[j] - positions[i]
            force = d / abs(d) * (k * (abs(d) - rest))
            result[i] += force
            result[j] -= force
        result[0] = Vec()
        return result

    def potential(self):
        stretch = sum(0.5 * k * (abs(self.particles[i].position - self.particles[j].position) - rest) ** 2
                      for i, j, k, rest in self.springs)
        return stretch + sum(p.mass * p.position.y for p in self.particles[1:])


def euler(system, dt):
    forces = system.forces([p.position for p in system.particles])
    for p, f in zip(system.particles, forces):
        p.position += p.velocity * dt
        p.velocity += f * (dt / p.mass)


def verlet(system, dt):
    forces = system.forces([p.position for p in system.particles])
    for p, f in zip(system.particles, forces):
        p.velocity += f * (dt / 2 / p.mass)
        p.position += p.velocity * dt
    forces = system.forces([p.position for p in system.particles])
    for p, f in zip(system.particles, forces):
        p.velocity += f * (dt / 2 / p.mass)


def rk4(system, dt):
    ps = system.particles
    x0, v0 = [p.position for p in ps], [p.velocity for p in ps]

    def slope(x, v):
        return v, [f / p.mass for f, p in zip(system.forces(x), ps)]

    def shift(base, delta, k):
        return [b + d * k for b, d in zip(base, delta)]
    k1x, k1v = slope(x0, v0)
    k2x, k2v = slope(shift(x0, k1x, dt / 2), shift(v0, k1v, dt / 2))
    k3x, k3v = slope(shift(x0, k2x, dt / 2), shift(v0, k2v, dt / 2))
    k4x, k4v = slope(shift(x0, k3x, dt), shift(v0, k3v, dt))
    for i, p in enumerate(ps):
        p.position = x0[i] + (k1x[i] + 2 * k2x[i] + 2 * k3x[i] + k4x[i]) * (dt / 6)
        p.velocity = v0[i] + (k1v[i] + 2 * k2v[i] + 2 * k3v[i] + k4v[i]) * (dt / 6)


def orbit():
    return Gravity([Particle(Vec(), Vec(), 10.0), Particle(Vec(2, 0), Vec(0, math.sqrt(5)), 0.01),
                    Particle(Vec(-4, 0), Vec(0, -math.sqrt(2.5)), 0.02)])


def rope():
    count = 6
    ps = [Particle(Vec(i * 0.5, 0), Vec(), 0.2) for i in range(count)]
    return Springs(ps, [(i, i + 1, 60.0, 0.5) for i in range(count - 1)])


for build, dt, steps in ((orbit, 0.01, 600), (rope, 0.004, 500)):
    for integrate in (euler, verlet, rk4):
        system = build()
        before = system.energy()
        for _ in range(steps):
            integrate(system, dt)
        drift = (system.energy() - before) / abs(before or 1)
        last = system.particles[-1]
        print(f"{build.__name__:<6} {integrate.__name__:<7} drift {drift:+.6f} last {last.position:.4f} momentum {abs(system.momentum()):.5f}")


class Box:
    def __init__(self, particles, size):
        self.particles, self.size = particles, size
        self.collisions = self.bounces = 0

    def step(self, dt):
        for p in self.particles:
            p.position += p.velocity * dt
            for axis in "xy":
                at, speed = getattr(p.position, axis), getattr(p.velocity, axis)
                if at < p.radius and speed < 0 or at > self.size - p.radius and speed > 0:
                    p.velocity = replace(p.velocity, **{axis: -speed})
                    self.bounces += 1
        for i, a in enumerate(self.particles):
            for b in self.particles[:i]:
                d = a.position - b.position
                distance = abs(d)
                if distance < a.radius + b.radius and (a.velocity - b.velocity) * d < 0:
                    self.collisions += 1
                    normal = d / distance
                    impulse = 2 * ((a.velocity - b.velocity) * normal) / (1 / a.mass + 1 / b.mass)
                    a.velocity -= normal * (impulse / a.mass)
                    b.velocity += normal * (impulse / b.mass)


box = Box([Particle(Vec(1 + i % 4 * 2, 1 + i // 4 * 2), Vec(math.cos(i * 2.4), math.sin(i * 1.7)), 1 + i % 3, 0.3 + 0.1 * (i % 2))
           for i in range(12)], 8.0)
energy = sum(p.mass * (p.velocity * p.velocity) / 2 for p in box.particles)
for _ in range(800):
    box.step(0.02)
after = sum(p.mass * (p.velocity * p.velocity) / 2 for p in box.particles)
print(box.collisions, box.bounces, f"{energy:.6f} {after:.6f}", abs(energy - after) < 1e-9)
print(Vec(1, 2) * Vec(3, 4), 2 * Vec(1, 2), f"{-Vec(1, 2):.1f}", bool(Vec()), abs(Vec(3, 4)), *Vec(5, 6), Vec(1.5) == Vec(1.5, 0.0))
try:
    Vec(1, 2).x = 5
except AttributeError as problem:
    print(type(problem).__name__, problem)
try:
    System([]).forces([])
except NotImplementedError as problem:
    print(repr(problem))
