"""A plugin host: sources compiled with exec in namespaces of their own, hooks with priorities, dependencies, failures contained."""
from collections import defaultdict
from functools import partial
import types


class PluginError(Exception):
    def __init__(self, plugin, problem):
        super().__init__(f"{plugin}: {type(problem).__name__}: {problem}")
        self.plugin, self.problem = plugin, problem


class Hooks:
    def __init__(self):
        self.handlers = defaultdict(list)
        self.failures = defaultdict(int)

    def on(self, name, priority=0, owner=None):
        def register(function):
            self.handlers[name].append((-priority, len(self.handlers[name]), owner, function))
            self.handlers[name].sort(key=lambda h: h[:2])
            return function
        return register

    def emit(self, name, *args, **kwargs):
        results = []
        for _, _, owner, function in self.handlers[name]:
            try:
                results.append(function(*args, **kwargs))
            except Exception as problem:
                self.failures[owner] += 1
                results.append(PluginError(owner, problem))
        return results

    def pipeline(self, name, value):
        for _, _, owner, function in self.handlers[name]:
            try:
                value = function(value)
            except StopIteration as stop:
                return stop.value
        return value

    def remove(self, owner):
        for name in self.handlers:
            self.handlers[name] = [h for h in self.handlers[name] if h[2] != owner]


class Host:
    allowed = {"len": len, "range": range, "print": print, "sum": sum, "max": max, "sorted": sorted, "Exception": Exception, "ValueError": ValueError,
               "str": str, "int": int, "isinstance": isinstance, "StopIteration": StopIteration, "__build_class__": __build_class__, "super": super}

    def __init__(self):
        self.hooks, self.plugins, self.log = Hooks(), {}, []

    def load(self, name, source):
        module = types.ModuleType(name)
        module.__dict__.update(__builtins__=dict(self.allowed), on=partial(self.hooks.on, owner=name), log=lambda *a: self.log.append((name, *a)),
                               require=partial(self.require, name))
        try:
            exec(compile(source, f"<plugin {name}>", "exec"), module.__dict__)
        except Exception as problem:
            self.hooks.remove(name)
            line = None
            tb = problem.__traceback__
            while tb:
                if tb.tb_frame.f_code.co_filename.startswith("<plugin"):
                    line = tb.tb_lineno
                tb = tb.tb_next
            if isinstance(problem, SyntaxError):
                line = problem.lineno
            raise PluginError(f"{name}:{line}", problem) from problem
        self.plugins[name] = module
        return module

    def require(self, name, other):
        if other not in self.plugins:
            raise LookupError(f"{name} needs {other}")
        return self.plugins[other]

    def load_all(self, sources):
        """Retry what waits for something else until nothing moves."""
        waiting, problems = dict(sources), {}
        while waiting:
            progress = False
            for name in list(waiting):
                try:
                    self.load(name, waiting[name])
                except PluginError as problem:
                    problems[name] = problem
                    if not isinstance(problem.problem, LookupError):
                        del waiting[name]
                        progress = True
                else:
                    problems.pop(name, None)
                    del waiting[name]
                    progress = True
            if not progress:
                break
        return problems


SOURCES = {
    "shout": """
@on("text", priority=5)
def shout(value):
    return value.upper()

@on("start")
def start(host):
    log("started")
    return "shout ready"
""",
    "twice": """
other = require("count")

@on("text")
def twice(value):
    other.bump()
    return value * 2

class Greeter:
    greeting = "hi"
    def greet(self, name):
        return f"{self.greeting} {name}"

class Loud(Greeter):
    def greet(self, name):
        return super().greet(name) + "!"
""",
    "count": """
total = 0
def bump():
    global total
    total += 1
    return total

@on("start", priority=10)
def start(host):
    return [bump() for _ in range(3)]
""",
    "fails": """
@on("start")
def start(host):
    log("about to fail")
    return 1 // 0

@on("text", -10)
def stop(value):
    if len(value) > 20:
        raise StopIteration(value[:20] + "...")
    return value
""",
    "lonely": "require('nobody')",
    "syntax": "x = 1\ndef f(:\n    pass\n",
    "nasty": "open('/etc/passwd')",
    "late": "\n\nvalues = [1, 2, 3]\nvalues[10]\n",
    "importer": "import math",
    "meta": """
class Meta(type_of):
    pass
""",
}
host = Host()
for name, problem in sorted(host.load_all(SOURCES).items()):
    print(problem, "|", type(problem.__cause__).__name__)
print(list(host.plugins))
for result in host.hooks.emit("start", host):
    print(" ", result if not isinstance(result, PluginError) else f"failed: {result}")
print(host.log, dict(host.hooks.failures))
print(host.hooks.pipeline("text", "abc"), host.hooks.pipeline("text", "a longer text"), host.plugins["count"].total)
loud = host.plugins["twice"].Loud()
print(loud.greet("you"), type(loud).__module__, type(loud).__mro__[1].__name__, host.plugins["twice"].other is host.plugins["count"])
host.hooks.remove("shout")
print(host.hooks.pipeline("text", "abc"), {k: len(v) for k, v in host.hooks.handlers.items()})
calculator = {"__builtins__": {}}
for text in ("1 + 2 * 3", "(lambda n: n ** 2)(12)", "[x * x for x in (1, 2, 3)]", "len('x')", "().__class__.__name__", "1 if 0 else", "x := 5", "{'a': 1}['b']"):
    try:
        print(text, "=", eval(text, calculator, {"x": 4}))
    except Exception as problem:
        print(text, "!", type(problem).__name__, problem)
namespace = {}
exec("def make(n):\n    def inner():\n        return n + offset\n    return inner\n", namespace)
inner = namespace["make"](10)
namespace["offset"] = 5
print(inner(), inner.__globals__ is namespace, inner.__closure__[0].cell_contents, inner.__code__.co_filename)
namespace["offset"] = 50
print(inner(), sorted(k for k in namespace if not k.startswith("__")))
