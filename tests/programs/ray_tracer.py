"""A ray tracer that draws spheres over a checkered floor with characters: reflections, shadows, two lights."""
import math


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def __add__(self, o):
        return Vector(self.x + o.x, self.y + o.y, self.z + o.z)

    def __sub__(self, o):
        return Vector(self.x - o.x, self.y - o.y, self.z - o.z)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k, self.z * k)

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y + self.z * o.z

    def __abs__(self):
        return math.sqrt(self @ self)

    def unit(self):
        return self * (1 / abs(self))

    def reflect(self, normal):
        return self - normal * (2 * (self @ normal))

    def __iter__(self):
        yield self.x
        yield self.y
        yield self.z

    def __repr__(self):
        return "<{:.3f} {:.3f} {:.3f}>".format(*self)


class Shape:
    def __init__(self, brightness, shine=0.0):
        self.brightness = brightness
        self.shine = shine

    def color(self, point):
        return self.brightness


class Sphere(Shape):
    def __init__(self, center, radius, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.center, self.radius = center, radius

    def hit(self, origin, direction):
        to = self.center - origin
        along = to @ direction
        under = self.radius ** 2 - (to @ to) + along ** 2
        if under < 0:
            return None
        root = math.sqrt(under)
        for distance in (along - root, along + root):
            if distance > 1e-4:
                return distance
        return None

    def normal(self, point):
        return (point - self.center) * (1 / self.radius)


class Floor(Shape):
    def __init__(self, y, **kwargs):
        super().__init__(1.0, **kwargs)
        self.y = y

    def hit(self, origin, direction):
        if abs(direction.y) < 1e-9:
            return None
        distance = (self.y - origin.y) / direction.y
        return distance if distance > 1e-4 else None

    def normal(self, point):
        return Vector(0, 1, 0)

    def color(self, point):
        return 0.9 if (math.floor(point.x) + math.floor(point.z)) % 2 else 0.25


class Scene:
    shades = " .:-=+*#%@"

    def __init__(self, shapes, lights):
        self.shapes, self.lights = shapes, lights
        self.rays = 0

    def nearest(self, origin, direction):
        self.rays += 1
        best = None
        for shape in self.shapes:
            distance = shape.hit(origin, direction)
            if distance is not None and (best is None or distance < best[0]):
                best = distance, shape
        return best

    def trace(self, origin, direction, depth=3):
        found = self.nearest(origin, direction)
        if not found:
            return max(0.0, direction.y) * 0.4
        distance, shape = found
        point = origin + direction * distance
        normal = shape.normal(point)
        light = 0.08
        for position, power in self.lights:
            to = position - point
            far = abs(to)
            to = to * (1 / far)
            blocker = self.nearest(point, to)
            if blocker and blocker[0] < far:
                continue
            light += max(0.0, normal @ to) * power
        value = shape.color(point) * light
        if shape.shine and depth:
            value = value * (1 - shape.shine) + shape.shine * self.trace(point, direction.reflect(normal).unit(), depth - 1)
        return value

    def render(self, width, height):
        eye = Vector(0, 1.2, -5)
        for row in range(height):
            line, total = [], 0.0
            for column in range(width):
                direction = Vector((column - width / 2) / width * 2.2, (height / 2 - row) / height * 1.3, 1.6).unit()
                value = min(0.999, max(0.0, self.trace(eye, direction)))
                total += value
                line.append(self.shades[int(value * len(self.shades))])
            yield "".join(line).rstrip(), total


scene = Scene(
    [Floor(0.0, shine=0.2), Sphere(Vector(-1.4, 1, 0.5), 1.0, 0.9, shine=0.3), Sphere(Vector(1.2, 0.8, -0.5), 0.8, 0.7),
     Sphere(Vector(0.1, 0.4, -1.6), 0.4, 1.0, shine=0.6)],
    [(Vector(-4, 5, -5), 0.8), (Vector(5, 3, -2), 0.35)],
)
checksum = 0.0
for text, total in scene.render(72, 30):
    print(text)
    checksum += total
print(f"rays {scene.rays}, light {checksum:.6f}")
a, b = Vector(1, 2, 3), Vector(-2, 0.5, 4)
print(a + b, a - b, 2 * a, a @ b, f"{abs(a):.6f}", -b, a.unit(), a.reflect(Vector(0, 1, 0)), list(a))
try:
    a.w = 1
except AttributeError as problem:
    print(problem)
try:
    a + 1
except AttributeError as problem:
    print(problem)
