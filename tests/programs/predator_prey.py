"""Foxes and rabbits on a wrapping meadow: random walks, energy, birth and death, with a chart of the populations."""
import random


class Animal:
    glyph = "?"
    start_energy = 4
    breed_age = 2

    def __init__(self, meadow, x, y):
        self.meadow = meadow
        self.x, self.y = x, y
        self.age = 0
        self.energy = self.start_energy
        meadow[x, y] = self

    def act(self):
        self.age += 1
        target = self.choose()
        if target is None:
            return
        here = self.x, self.y
        del self.meadow[here]
        self.x, self.y = target
        self.meadow[target] = self
        if self.ready():
            self.age = 0
            type(self)(self.meadow, *here)

    def choose(self):
        free = [c for c in self.meadow.around(self.x, self.y) if c not in self.meadow]
        return self.meadow.rng.choice(free) if free else None

    def ready(self):
        return self.age >= self.breed_age

    def die(self):
        del self.meadow[self.x, self.y]


class Rabbit(Animal):
    glyph = "r"


class Fox(Animal):
    glyph = "F"
    start_energy = 5
    breed_age = 10

    def choose(self):
        prey = [c for c in self.meadow.around(self.x, self.y) if isinstance(self.meadow.get(c), Rabbit)]
        if prey:
            target = self.meadow.rng.choice(prey)
            self.meadow[target].die()
            self.energy = min(self.energy + 2, 6)
            return target
        return super().choose()

    def act(self):
        self.energy -= 1
        if self.energy <= 0:
            self.die()
        else:
            super().act()


class Meadow:
    def __init__(self, width, height, rng):
        self.width, self.height, self.rng = width, height, rng
        self.cells = {}

    def __setitem__(self, place, animal):
        if place in self.cells:
            raise ValueError(f"{place} is taken")
        self.cells[place] = animal

    def __getitem__(self, place):
        return self.cells[place]

    def __delitem__(self, place):
        del self.cells[place]

    def __contains__(self, place):
        return place in self.cells

    def get(self, place):
        return self.cells.get(place)

    def around(self, x, y):
        return [((x + dx) % self.width, (y + dy) % self.height) for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0))]

    def step(self):
        for animal in sorted(self.cells.values(), key=lambda a: (a.y, a.x)):
            if self.get((animal.x, animal.y)) is animal:
                animal.act()

    def census(self):
        counts = dict.fromkeys((Rabbit, Fox), 0)
        for animal in self.cells.values():
            counts[type(animal)] += 1
        return counts

    def __str__(self):
        return "\n".join("".join(self.cells[x, y].glyph if (x, y) in self.cells else "." for x in range(self.width))
                         for y in range(self.height))


def chart(history, height=8):
    top = max(max(pair) for pair in history)
    lines = []
    for level in range(height, 0, -1):
        line = ""
        for rabbits, foxes in history:
            r, f = rabbits * height >= level * top, foxes * height >= level * top
            line += "#" if r and f else "r" if r else "F" if f else " "
        lines.append(f"{level * top // height:4}|{line.rstrip()}")
    return "\n".join(lines)


rng = random.Random(2024)
meadow = Meadow(32, 16, rng)
for kind, count in ((Rabbit, 120), (Fox, 20)):
    while count:
        place = rng.randrange(32), rng.randrange(16)
        if place not in meadow:
            kind(meadow, *place)
            count -= 1
print(meadow)
history = []
for step in range(70):
    counts = meadow.census()
    history.append((counts[Rabbit], counts[Fox]))
    if step % 10 == 0:
        print(step, {kind.__name__: n for kind, n in counts.items()}, len(meadow.cells))
    meadow.step()
print(meadow)
print(chart(history))
try:
    Fox(meadow, *next(iter(meadow.cells)))
except ValueError as problem:
    print(type(problem).__name__)
print(Fox.__mro__[1].__name__, Rabbit.breed_age, Fox.breed_age, issubclass(Fox, Animal))
