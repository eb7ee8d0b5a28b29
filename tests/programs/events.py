"""A game world on events: entities with components, systems, a command parser, timers, undo, and a scripted battle."""
from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Callable, ClassVar, NamedTuple
import itertools


class Position(NamedTuple):
    x: int = 0
    y: int = 0

    def __add__(self, other: tuple) -> Position:
        return Position(self.x + other[0], self.y + other[1])

    def distance(self, other: Position) -> int:
        return max(abs(self.x - other.x), abs(self.y - other.y))


@dataclass
class Component:
    registry: ClassVar[dict] = {}

    def __init_subclass__(cls) -> None:
        Component.registry[cls.__name__.lower()] = cls


@dataclass
class Health(Component):
    points: int = 10
    maximum: int = 10

    def hurt(self, amount: int) -> bool:
        self.points = max(0, self.points - amount)
        return not self.points


@dataclass
class Weapon(Component):
    name: str
    damage: int = 1
    reach: int = 1


@dataclass
class Brain(Component):
    think: Callable
    memory: dict = field(default_factory=dict)


class Entity:
    ids = itertools.count(1)

    def __init__(self, name: str, *components: Component, at: tuple = (0, 0), glyph: str = "?") -> None:
        self.id, self.name, self.glyph = next(Entity.ids), name, glyph
        self.at = Position(*at)
        self.parts = {type(c).__name__.lower(): c for c in components}

    def __getattr__(self, name: str):
        if name.startswith("_") or name == "parts":
            raise AttributeError(name)
        try:
            return self.parts[name]
        except KeyError:
            raise AttributeError(f"{self.name} has no {name}") from None

    def has(self, *names: str) -> bool:
        return all(name in self.parts for name in names)

    def __repr__(self) -> str:
        return f"{self.name}@{self.at.x},{self.at.y}"


class Bus:
    def __init__(self) -> None:
        self.handlers, self.queue, self.depth = defaultdict(list), deque(), 0

    def on(self, *kinds: str):
        def register(handler):
            for kind in kinds:
                self.handlers[kind].append(handler)
            return handler
        return register

    def post(self, kind: str, **data) -> None:
        self.queue.append((kind, data))

    def drain(self) -> int:
        count = 0
        while self.queue:
            kind, data = self.queue.popleft()
            for handler in self.handlers[kind] + self.handlers["*"]:
                handler(kind=kind, **data)
            count += 1
            if count > 500:
                raise RuntimeError("event storm")
        return count


class World:
    def __init__(self, width: int, height: int) -> None:
        self.size = width, height
        self.entities: dict[int, Entity] = {}
        self.bus, self.turn, self.log = Bus(), 0, []
        self.timers: list[tuple[int, Callable]] = []
        self.undo_stack: list[Callable] = []
        self.bus.on("hit")(self.on_hit)
        self.bus.on("died")(self.on_died)

    def add(self, *entities: Entity) -> None:
        for entity in entities:
            self.entities[entity.id] = entity

    def __iter__(self):
        return iter(sorted(self.entities.values(), key=lambda e: e.id))

    def find(self, name: str) -> Entity:
        for entity in self:
            if entity.name == name:
                return entity
        raise LookupError(f"nobody is called {name}")

    def free(self, place: Position) -> bool:
        return all(0 <= v < s for v, s in zip(place, self.size)) and all(e.at != place for e in self)

    def move(self, entity: Entity, dx: int, dy: int) -> bool:
        place, before = entity.at + (dx, dy), entity.at
        if not self.free(place):
            return False
        entity.at = place
        self.undo_stack.append(lambda: setattr(entity, "at", before))
        return True

    def attack(self, attacker: Entity, target: Entity) -> None:
        if attacker.at.distance(target.at) > attacker.weapon.reach:
            raise ValueError(f"{target.name} is out of reach")
        self.bus.post("hit", attacker=attacker, target=target, amount=attacker.weapon.damage)

    def on_hit(self, *, attacker: Entity, target: Entity, amount: int, **_) -> None:
        before = target.health.points
        self.undo_stack.append(lambda: setattr(target.health, "points", before))
        self.note(f"{attacker.name} hits {target.name} for {amount} with {attacker.weapon.name}")
        if target.health.hurt(amount):
            self.bus.post("died", entity=target, killer=attacker)

    def on_died(self, *, entity: Entity, killer: Entity, **_) -> None:
        if self.entities.pop(entity.id, None):
            self.note(f"{entity.name} dies, killed by {killer.name}")

    def note(self, text: str) -> None:
        self.log.append(f"{self.turn:2}: {text}")

    def after(self, turns: int, action: Callable) -> None:
        self.timers.append((self.turn + turns, action))
        self.timers.sort(key=lambda timer: timer[0])

    def step(self) -> int:
        self.turn += 1
        while self.timers and self.timers[0][0] <= self.turn:
            self.timers.pop(0)[1]()
        for entity in list(self):
            if entity.id in self.entities and entity.has("brain"):
                entity.brain.think(self, entity, entity.brain.memory)
                self.bus.drain()
        return self.bus.drain()

    def undo(self, count: int = 1) -> int:
        done = 0
        while self.undo_stack and done < count:
            self.undo_stack.pop()()
            done += 1
        return done

    def command(self, line: str) -> str:
        match line.split():
            case ["go", name, ("north" | "south" | "east" | "west") as way]:
                step = {"north": (0, -1), "south": (0, 1), "east": (1, 0), "west": (-1, 0)}[way]
                return "ok" if self.move(self.find(name), *step) else "blocked"
            case ["hit", name, "with", weapon, target]:
                entity = self.find(name)
                if entity.weapon.name != weapon:
                    return f"{name} has a {entity.weapon.name}"
                self.attack(entity, self.find(target))
                return f"{self.bus.drain()} events"
            case ["where", *names] if names:
                return " ".join(map(repr, map(self.find, names)))
            case ["undo"]:
                return f"undid {self.undo()}"
            case ["undo", count] if count.isdigit():
                return f"undid {self.undo(int(count))}"
            case []:
                return ""
            case [verb, *_]:
                return f"cannot {verb}"

    def __str__(self) -> str:
        width, height = self.size
        glyphs = {entity.at: entity.glyph for entity in self}
        return "\n".join("".join(glyphs.get(Position(x, y), ".") for x in range(width)) for y in range(height))


def hunter(world: World, me: Entity, memory: dict) -> None:
    foes = [e for e in world if e.has("health") and e.glyph != me.glyph]
    if not foes:
        memory["idle"] = memory.get("idle", 0) + 1
        return
    target = min(foes, key=lambda e: (me.at.distance(e.at), e.health.points, e.id))
    if me.at.distance(target.at) <= me.weapon.reach:
        world.attack(me, target)
        memory.setdefault("attacks", []).append(target.name)
        return
    dx, dy = ((b > a) - (b < a) for a, b in zip(me.at, target.at))
    for step in ((dx, dy), (dx, 0), (0, dy), (dy, dx)):
        if step != (0, 0) and world.move(me, *step):
            return


world = World(16, 6)
sword, bow, claw = Weapon("sword", 4), Weapon("bow", 2, reach=4), Weapon("claw", 3)
world.add(Entity("ann", Health(14, 14), sword, Brain(hunter), at=(1, 1), glyph="A"), Entity("bob", Health(8), bow, Brain(hunter), at=(0, 4), glyph="A"))
world.add(*(Entity(f"orc{i}", Health(9), claw, Brain(hunter), at=(12 + i, i * 2), glyph="o") for i in range(3)), Entity("tree", at=(6, 3), glyph="T"))
print(world)
for line in ("go ann east", "go ann north", "go ann north", "where ann tree", "hit ann with bow orc0", "hit bob with bow tree", "undo 2", "where ann",
             "dance", "", "go tree south", "undo", "undo", "where zed"):
    try:
        print(f"> {line}\n{world.command(line)}".rstrip())
    except (LookupError, ValueError, AttributeError) as problem:
        print(f"{type(problem).__name__}: {problem}")
counts = defaultdict(int)


@world.bus.on("*")
def count(kind, **data):
    counts[kind] += 1


world.after(3, lambda: world.note("thunder rolls"))
world.after(1, lambda: world.after(1, lambda: world.note("a nested timer")))
while world.turn < 30 and len({e.glyph for e in world if e.has("health")}) > 1:
    world.step()
print(*world.log, sep="\n")
print(world)
print(dict(counts), [(e, e.health.points, e.brain.memory) for e in world if e.has("brain")])
world.bus.on("echo")(lambda **data: world.bus.post("echo"))
world.bus.post("echo")
try:
    world.bus.drain()
except RuntimeError as problem:
    print(problem, len(world.bus.queue))
print(sorted(Component.registry), Health().__dict__, Weapon("x") == Weapon("x", 1, 1), Position(1, 2) + (3, 4), World.move.__annotations__)
