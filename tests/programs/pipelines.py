"""Generators and coroutines as plumbing: sources, filters, windows, tees, sinks fed by send, and a round-robin scheduler."""
import functools
import itertools
from collections import deque
from contextlib import contextmanager, closing


def pipe(source, *stages):
    return functools.reduce(lambda flow, stage: stage(flow), stages, source)


def stage(function):
    @functools.wraps(function)
    def configured(*args, **kwargs):
        return lambda flow: function(flow, *args, **kwargs)
    return configured


@stage
def keep(flow, test):
    for item in flow:
        if test(item):
            yield item


@stage
def change(flow, function):
    yield from map(function, flow)


@stage
def window(flow, size):
    recent = deque(maxlen=size)
    for item in flow:
        recent.append(item)
        if len(recent) == size:
            yield tuple(recent)


@stage
def batch(flow, size):
    while chunk := list(itertools.islice(flow, size)):
        yield chunk


@stage
def take(flow, count):
    with closing(flow):
        yield from itertools.islice(flow, count)


@stage
def trace(flow, name, log):
    try:
        for n, item in enumerate(flow):
            log.append(f"{name}{n}")
            yield item
    finally:
        log.append(f"{name} closed")


@stage
def unique(flow, key=lambda v: v):
    seen = set()
    for item in flow:
        if (k := key(item)) not in seen:
            seen.add(k)
            yield item


def numbers(seed=1):
    while True:
        seed = seed * 75 % 65537
        yield seed


log = []
print(list(pipe(numbers(), keep(lambda n: n % 3 == 0), trace("a", log), change(lambda n: n // 3), window(3), take(3))))
print(log)
print(list(pipe(iter(range(10)), batch(4))), list(pipe(iter("mississippi"), unique())), sum(pipe(numbers(7), take(1000))))
print(next(pipe(numbers(), window(2), keep(lambda p: p[0] < p[1]))))


def sink(function):
    @functools.wraps(function)
    def start(*args, **kwargs):
        coroutine = function(*args, **kwargs)
        next(coroutine)
        return coroutine
    return start


@sink
def average():
    total = count = 0
    result = None
    while True:
        value = yield result
        if value is None:
            return result
        total, count = total + value, count + 1
        result = total / count


@sink
def broadcast(*targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)


@sink
def collect(into, prefix=""):
    try:
        while True:
            try:
                item = yield len(into)
                into.append(f"{prefix}{item}")
            except ValueError as problem:
                into.append(f"{prefix}!{problem}")
    finally:
        into.append(f"{prefix}end")


@sink
def route(**targets):
    while True:
        kind, item = yield
        targets.get(kind, targets["other"]).send(item)


mean = average()
print([mean.send(v) for v in (10, 20, 60)])
try:
    mean.send(None)
except StopIteration as stop:
    print("final", stop.value)
left, right, rest = [], [], []
first, second, third = collect(left, "L"), collect(right, "R"), collect(rest)
hub = broadcast(first, second)
switch = route(both=hub, left=first, other=third)
for message in [("both", 1), ("left", 2), ("what", 3), ("both", 4)]:
    switch.send(message)
print(first.throw(ValueError("bad")), second.send("x"))
for coroutine in (first, second, third, hub, switch):
    coroutine.close()
print(left, right, rest)
try:
    first.send(1)
except StopIteration:
    print("closed")


class Scheduler:
    """Cooperative tasks that yield what they wait for."""

    def __init__(self):
        self.ready, self.channels, self.trace = deque(), {}, []

    def spawn(self, name, task):
        self.ready.append((name, task, None))

    def run(self):
        results = {}
        while self.ready:
            name, task, value = self.ready.popleft()
            try:
                match task.send(value):
                    case "pause" | None:
                        self.ready.append((name, task, None))
                    case "put", channel, item:
                        queue, waiting = self.channels.setdefault(channel, (deque(), deque()))
                        queue.append(item)
                        if waiting:
                            self.ready.append((*waiting.popleft(), queue.popleft()))
                        self.ready.append((name, task, None))
                    case "get", channel:
                        queue, waiting = self.channels.setdefault(channel, (deque(), deque()))
                        if queue:
                            self.ready.append((name, task, queue.popleft()))
                        else:
                            waiting.append((name, task))
                    case "spawn", child_name, child:
                        self.spawn(child_name, child)
                        self.ready.append((name, task, child_name))
                    case other:
                        task.throw(ValueError(f"cannot wait for {other!r}"))
            except StopIteration as stop:
                results[name] = stop.value
            except Exception as problem:
                results[name] = f"{type(problem).__name__}: {problem}"
        stuck = sorted(name for _, waiting in self.channels.values() for name, _ in waiting)
        return results, stuck


def producer(channel, items):
    for item in items:
        yield "put", channel, item
        yield "pause"
    yield "put", channel, None
    return f"{len(items)} sent"


def consumer(source, target):
    total = 0
    while (item := (yield "get", source)) is not None:
        total += item
        yield from forward(target, item * 10)
    return total


def forward(channel, item):
    yield "put", channel, item
    return item


def printer(channel, count):
    lines = []
    for _ in range(count):
        lines.append((yield "get", channel))
    return lines


def parent():
    name = yield "spawn", "child", producer("late", [7])
    value = yield "get", "late"
    return name, value


def broken():
    try:
        yield 12345
    except ValueError as problem:
        raise RuntimeError("gave up") from problem


scheduler = Scheduler()
scheduler.spawn("c", consumer("in", "out"))
scheduler.spawn("p", producer("in", [1, 2, 3]))
scheduler.spawn("w", printer("out", 3))
scheduler.spawn("parent", parent())
scheduler.spawn("broken", broken())
scheduler.spawn("stuck", printer("nothing", 1))
print(*scheduler.run(), sep="\n")


@contextmanager
def stack_of(*names):
    opened = []
    try:
        for name in names:
            if not name:
                raise ValueError("empty name")
            opened.append(name)
        yield opened
    finally:
        print("closing", opened[::-1])


for names in (("a", "b"), ("a", "", "c")):
    try:
        with stack_of(*names) as opened:
            print("opened", opened)
    except ValueError as problem:
        print("failed:", problem)


def flatten(tree):
    match tree:
        case [] | ():
            return 0
        case [head, *tail]:
            a = yield from flatten(head)
            b = yield from flatten(tail)
            return a + b
        case leaf:
            yield leaf
            return 1


def counted(tree):
    count = yield from flatten(tree)
    yield f"({count} leaves)"


print(*counted([1, [2, [3, 4, ["x", (), None]]], [[[]]], 5.5]))
