"""Conway's game of life on an unbounded board of a set, with patterns, rules and cycle detection."""
from collections import Counter
from itertools import product

NEIGHBOURS = [(dx, dy) for dx, dy in product((-1, 0, 1), repeat=2) if dx or dy]


class Rule:
    def __init__(self, text):
        born, _, survive = text.partition("/")
        if born[:1] != "B" or survive[:1] != "S":
            raise ValueError(f"bad rule {text!r}")
        self.born = frozenset(map(int, born[1:]))
        self.survive = frozenset(map(int, survive[1:]))

    def __call__(self, alive, count):
        return count in (self.survive if alive else self.born)


class Life:
    def __init__(self, cells, rule="B3/S23"):
        self.cells = frozenset(cells)
        self.rule = Rule(rule)
        self.generation = 0

    @classmethod
    def parse(cls, text, **options):
        return cls(((x, y) for y, line in enumerate(text.strip("\n").split("\n")) for x, ch in enumerate(line) if ch == "O"),
                   **options)

    @classmethod
    def from_rle(cls, text, **options):
        cells, x, y, count = set(), 0, 0, ""
        for ch in text:
            if ch.isdigit():
                count += ch
                continue
            n = int(count or 1)
            count = ""
            if ch == "b":
                x += n
            elif ch == "o":
                cells.update((x + i, y) for i in range(n))
                x += n
            elif ch == "$":
                x, y = 0, y + n
            elif ch == "!":
                return cls(cells, **options)
            else:
                raise ValueError(f"unexpected {ch!r}")
        raise ValueError("missing !")

    def step(self):
        counts = Counter((x + dx, y + dy) for x, y in self.cells for dx, dy in NEIGHBOURS)
        self.cells = frozenset(cell for cell, n in counts.items() if self.rule(cell in self.cells, n))
        self.generation += 1
        return self

    def __iter__(self):
        while True:
            yield self
            self.step()

    def bounds(self):
        xs, ys = zip(*self.cells)
        return min(xs), min(ys), max(xs), max(ys)

    def shape(self):
        left, top, _, _ = self.bounds() if self.cells else (0, 0, 0, 0)
        return frozenset((x - left, y - top) for x, y in self.cells), (left, top)

    def __str__(self):
        if not self.cells:
            return "(empty)"
        left, top, right, bottom = self.bounds()
        return "\n".join("".join(".O"[(x, y) in self.cells] for x in range(left, right + 1)) for y in range(top, bottom + 1))

    def __len__(self):
        return len(self.cells)


def classify(life, limit=120):
    seen = {}
    for state in life:
        if not state.cells:
            return "dies at", state.generation
        shape, (x, y) = state.shape()
        if shape in seen:
            generation, (x0, y0) = seen[shape]
            period = state.generation - generation
            if (x, y) != (x0, y0):
                return "ship", period, (x - x0, y - y0)
            return ("still" if period == 1 else "oscillator"), period
        seen[shape] = state.generation, (x, y)
        if state.generation >= limit:
            return "unknown", len(state)


PATTERNS = {
    "block": "OO\nOO", "blinker": "OOO", "toad": ".OOO\nOOO.", "beacon": "OO..\nOO..\n..OO\n..OO", "glider": ".O.\n..O\nOOO",
    "diehard": "......O.\nOO......\n.O...OOO", "r-pentomino": ".OO\nOO.\n.O.", "lwss": "O..O.\n....O\nO...O\n.OOOO",
    "beehive": ".OO.\nO..O\n.OO.", "single": "O", "tub": ".O.\nO.O\n.O.",
}
for name, text in PATTERNS.items():
    print(name, *classify(Life.parse(text)))
gun = Life.from_rle("24bo$22bobo$12b2o6b2o12b2o$11bo3bo4b2o12b2o$2o8bo5bo3b2o$2o8bo3bob2o4bobo$10bo5bo7bo$11bo3bo$12b2o!")
print(len(gun), gun.bounds())
for _ in range(60):
    gun.step()
print(len(gun), gun.bounds(), gun.generation)
print(gun)
highlife = Life.parse(".OOO\nO..O\nO..O\nOOO.", rule="B36/S23")
for state in highlife:
    if state.generation % 12 == 0:
        print(state.generation, len(state), state.bounds())
    if state.generation == 36:
        break
seeds = Life.parse("OO", rule="B2/S")
print([len(s) for s, _ in zip(seeds, range(10))])
for bad in (lambda: Rule("3/23"), lambda: Life.from_rle("3o"), lambda: Life.from_rle("2x!"), lambda: Life([]).bounds()):
    try:
        bad()
    except ValueError as problem:
        print("ValueError:", problem)
print(Life([]), len(Life.parse("...")), bool(Life([])))
