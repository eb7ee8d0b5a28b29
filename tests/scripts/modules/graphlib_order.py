# What depends on what.
from graphlib import CycleError, TopologicalSorter

build = {"app": {"lib", "ui"}, "ui": {"lib"}, "lib": {"core"}, "test": {"app"}}
print(list(TopologicalSorter(build).static_order()))  # expect: ['core', 'lib', 'ui', 'app', 'test']
sorter = TopologicalSorter()
sorter.add("b", "a")
sorter.add("c", "a")
sorter.prepare()
while sorter.is_active():
    ready = sorter.get_ready()
    print(sorted(ready))  # expect: ['a']
    # expect: ['b', 'c']
    sorter.done(*ready)
try:
    list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order())
except CycleError as error:
    print(error.args)  # expect: ('nodes are in a cycle', [1, 3, 2, 1])
try:
    sorter.add("d")
except ValueError as error:
    print(error)  # expect: Nodes cannot be added after a call to prepare()
