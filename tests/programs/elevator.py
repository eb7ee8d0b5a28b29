"""A building with elevators, driven by coroutines on a small scheduler: people arrive, wait, ride and leave."""
import heapq
import random
from dataclasses import dataclass, field
from collections import deque
from enum import IntEnum


class Direction(IntEnum):
    DOWN = -1
    IDLE = 0
    UP = 1


@dataclass(order=True)
class Event:
    time: int
    order: int
    process: object = field(compare=False)


class Simulation:
    def __init__(self):
        self.now = 0
        self.queue = []
        self.count = 0

    def start(self, process):
        self.schedule(0, process)
        return process

    def schedule(self, delay, process):
        self.count += 1
        heapq.heappush(self.queue, Event(self.now + delay, self.count, process))

    def run(self, until):
        while self.queue and self.queue[0].time <= until:
            event = heapq.heappop(self.queue)
            self.now = event.time
            try:
                command = event.process.send(None)
            except StopIteration:
                continue
            if isinstance(command, int):
                self.schedule(command, event.process)
            elif command is not None:
                command.append(event.process)


@dataclass
class Person:
    name: str
    origin: int
    target: int
    arrived: int
    boarded: int = -1
    left: int = -1

    @property
    def direction(self):
        return Direction.UP if self.target > self.origin else Direction.DOWN

    @property
    def waited(self):
        return self.boarded - self.arrived


class Elevator:
    capacity = 4

    def __init__(self, building, name, floor=0):
        self.building, self.name, self.floor = building, name, floor
        self.direction = Direction.IDLE
        self.riders = []
        self.moved = 0
        self.asleep = []

    def wants_stop(self):
        return any(p.target == self.floor for p in self.riders) or (
            len(self.riders) < self.capacity and any(
                self.direction in (Direction.IDLE, p.direction) for p in self.building.waiting[self.floor]))

    def choose(self):
        calls = [p.target for p in self.riders] + [f for f, q in enumerate(self.building.waiting) if q]
        ahead = [f for f in calls if (f - self.floor) * self.direction > 0]
        if self.direction and ahead:
            return self.direction
        if calls:
            nearest = min(calls, key=lambda f: (abs(f - self.floor), f))
            return Direction((nearest > self.floor) - (nearest < self.floor))
        return Direction.IDLE

    def run(self):
        sim = self.building.sim
        while True:
            if self.wants_stop():
                yield 2
                for p in [p for p in self.riders if p.target == self.floor]:
                    self.riders.remove(p)
                    p.left = sim.now
                    self.building.done.append(p)
                if not self.riders:
                    self.direction = self.choose()
                queue = self.building.waiting[self.floor]
                for p in list(queue):
                    if len(self.riders) >= self.capacity:
                        break
                    if self.direction in (Direction.IDLE, p.direction):
                        queue.remove(p)
                        self.riders.append(p)
                        p.boarded = sim.now
                        self.direction = p.direction
                self.building.note(f"{self.name} at {self.floor} {self.direction.name:<4} riders "
                                   + ",".join(p.name for p in self.riders))
                continue
            self.direction = self.choose()
            if self.direction is Direction.IDLE:
                if self.wants_stop():
                    continue
                yield self.asleep
                continue
            yield 3
            self.floor += self.direction
            self.moved += 1


class Building:
    def __init__(self, floors, elevators, sim):
        self.sim = sim
        self.waiting = [deque() for _ in range(floors)]
        self.done = []
        self.log = []
        self.elevators = [Elevator(self, f"E{i}", i % 2 * (floors - 1)) for i in range(elevators)]
        for elevator in self.elevators:
            sim.start(elevator.run())

    def note(self, text):
        self.log.append(f"{self.sim.now:4} {text}")

    def call(self, person):
        self.waiting[person.origin].append(person)
        for elevator in self.elevators:
            while elevator.asleep:
                self.sim.schedule(0, elevator.asleep.pop())


def visitors(building, rng, count):
    floors = len(building.waiting)
    for i in range(count):
        yield rng.randint(1, 12)
        origin, target = rng.sample(range(floors), 2)
        if rng.random() < 0.5:
            origin, target = (0, target or 1)
        building.call(Person(f"p{i}", origin, target, building.sim.now))


def simulate(floors, elevators, count, seed):
    sim = Simulation()
    building = Building(floors, elevators, sim)
    sim.start(visitors(building, random.Random(seed), count))
    sim.run(5000)
    waits = sorted(p.waited for p in building.done)
    trips = [p.left - p.boarded for p in building.done]
    print(f"floors {floors} elevators {elevators}: {len(building.done)}/{count} done at {sim.now}, "
          f"wait mean {sum(waits) / len(waits):.2f} median {waits[len(waits) // 2]} max {waits[-1]}, "
          f"ride mean {sum(trips) / len(trips):.2f}, moved {[e.moved for e in building.elevators]}")
    return building


building = simulate(6, 1, 8, 1)
print("\n".join(building.log[:24]))
for p in building.done:
    print(p)
for elevators in (1, 2, 3):
    simulate(12, elevators, 150, 99)
print(Direction.UP + Direction.DOWN, Direction(-1).name, [d.name for d in Direction], Direction.UP > 0)
