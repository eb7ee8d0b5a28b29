"""State machines three ways: a table, classes, and a generator; plus a traffic crossing and a tokenizer on top of them."""
from collections import defaultdict
from enum import Enum, auto
from functools import wraps


class Table:
    def __init__(self, start):
        self.start = start
        self.rules = {}
        self.accepting = set()

    def rule(self, state, symbols, target):
        for symbol in symbols:
            if (state, symbol) in self.rules:
                raise ValueError(f"two rules for {state} on {symbol!r}")
            self.rules[state, symbol] = target
        return self

    def accepts(self, text):
        state = self.start
        for ch in text:
            state = self.rules.get((state, ch))
            if state is None:
                return False
        return state in self.accepting

    def minimized(self):
        """Hopcroft in its simple form: refine the partition until it holds."""
        states = {self.start} | {s for s, _ in self.rules} | set(self.rules.values())
        symbols = sorted({c for _, c in self.rules})
        block = {s: s in self.accepting for s in states}
        while True:
            signature = {s: (block[s], tuple(block.get(self.rules.get((s, c))) for c in symbols)) for s in states}
            numbers = {sig: i for i, sig in enumerate(sorted(set(signature.values()), key=repr))}
            refined = {s: numbers[signature[s]] for s in states}
            if len(set(refined.values())) == len(set(block.values())):
                return len(numbers)
            block = refined


divisible = Table(0)
for state in range(5):
    divisible.rule(state, "0", state * 2 % 5).rule(state, "1", (state * 2 + 1) % 5)
divisible.accepting = {0}
print([n for n in range(40) if divisible.accepts(format(n, "b"))], divisible.minimized())
wide = Table("a").rule("a", "x", "b").rule("a", "y", "c").rule("b", "z", "d").rule("c", "z", "e")
wide.accepting = {"d", "e"}
print(wide.minimized(), wide.accepts("xz"), wide.accepts("yz"), wide.accepts("zz"))
try:
    wide.rule("a", "qx", "d")
except ValueError as problem:
    print(problem)


class Light(Enum):
    RED = auto()
    GREEN = auto()
    YELLOW = auto()


def transition(*sources):
    def decorate(method):
        @wraps(method)
        def checked(self, *args):
            if self.state not in sources:
                raise RuntimeError(f"{method.__name__} not possible in {self.state.name}")
            before = self.state
            self.state = method(self, *args) or before
            self.history.append(f"{before.name}->{self.state.name}")
            for callback in self.listeners[self.state]:
                callback(self)
            return self
        checked.sources = sources
        return checked
    return decorate


class TrafficLight:
    def __init__(self, name):
        self.name, self.state = name, Light.RED
        self.history = []
        self.listeners = defaultdict(list)

    @transition(Light.RED)
    def go(self):
        return Light.GREEN

    @transition(Light.GREEN)
    def slow(self):
        return Light.YELLOW

    @transition(Light.YELLOW, Light.GREEN)
    def stop(self):
        return Light.RED

    @transition(*Light)
    def tick(self):
        """Stays."""


north, east = TrafficLight("north"), TrafficLight("east")
log = []
north.listeners[Light.RED].append(lambda light: (log.append(f"{light.name} red"), east.go()))
east.listeners[Light.RED].append(lambda light: (log.append(f"{light.name} red"), north.go()))
north.go().slow().stop()
east.slow().stop()
north.stop()
east.tick()
print(north.history, east.history, log)
for action in (north.slow, north.stop, east.go):
    try:
        action()
    except RuntimeError as problem:
        print(problem)
print(TrafficLight.stop.__name__, [s.name for s in TrafficLight.stop.sources], TrafficLight.tick.__doc__)


class State:
    def on(self, machine, event):
        handler = getattr(self, "on_" + event, None)
        return handler(machine) if handler else self.unknown(machine, event)

    def unknown(self, machine, event):
        machine.say(f"{type(self).__name__} ignores {event}")
        return self

    def __repr__(self):
        return type(self).__name__


class Stopped(State):
    def on_play(self, machine):
        return Playing(machine.track)


class Playing(State):
    def __init__(self, track):
        self.track = track

    def on_pause(self, machine):
        return Paused(self)

    def on_next(self, machine):
        machine.track += 1
        return type(self)(machine.track)

    def on_stop(self, machine):
        return Stopped()

    def __repr__(self):
        return f"{super().__repr__()} {self.track}"


class Paused(State):
    def __init__(self, before):
        self.before = before

    def on_play(self, machine):
        return self.before

    on_pause = on_play

    def on_stop(self, machine):
        machine.track = 1
        return Stopped()


class Player:
    def __init__(self):
        self.state, self.track, self.lines = Stopped(), 1, []

    def say(self, text):
        self.lines.append(text)

    def feed(self, *events):
        for event in events:
            before = self.state
            self.state = self.state.on(self, event)
            self.say(f"{before!r} --{event}--> {self.state!r}")
        return self


print("\n".join(Player().feed("pause", "play", "next", "next", "pause", "next", "pause", "stop", "play").lines))


def lexer():
    """A generator that is sent characters and gives tokens back."""
    token, out = "", []
    ch = yield
    while True:
        if ch is None:
            return out
        elif ch.isdigit():
            while ch and (ch.isdigit() or ch == "."):
                token += ch
                ch = yield
            out.append(("number", float(token) if "." in token else int(token)))
        elif ch.isalpha():
            while ch and ch.isalnum():
                token += ch
                ch = yield
            out.append(("name", token))
        elif ch == '"':
            ch = yield
            while ch != '"':
                if ch is None:
                    raise EOFError(f"string {token!r} never ends")
                if ch == "\\":
                    ch = yield
                token += ch
                ch = yield
            out.append(("string", token))
            ch = yield
        else:
            if not ch.isspace():
                out.append(("symbol", ch))
            ch = yield
        token = ""


def tokens(text):
    machine = lexer()
    next(machine)
    try:
        for ch in [*text, None]:
            machine.send(ch)
    except StopIteration as done:
        return done.value


for text in ('x1 = 3.14 * (y + 42)', '"a \\"b\\"" + ""', '', '"open'):
    try:
        print(tokens(text))
    except EOFError as problem:
        print("EOFError:", problem)
