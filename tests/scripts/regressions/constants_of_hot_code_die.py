# What hot code has as a constant is collected once nothing else leads to it.
import gc
import types
import weakref


def used(thing, n):
    total = 0
    for i in range(n):
        total += thing.value + thing.of(i)
    return total


class Thing:
    value = 1

    def of(self, x):
        return x


module = types.ModuleType("short")
module.value, module.of = 2, lambda x: x
print(used(Thing(), 100), used(module, 100))  # expect: 5050 5150
refs = [weakref.ref(module), weakref.ref(module.of), weakref.ref(Thing)]
del module, Thing
gc.collect()
print([ref() for ref in refs])  # expect: [None, None, None]
again = types.ModuleType("again")
again.value, again.of = 3, abs
print(used(again, 100))  # expect: 5250
