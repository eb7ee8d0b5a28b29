# Several mappings as one, writes to the first.
from collections import ChainMap

defaults = {"color": "red", "size": 1}
user = {"size": 5}
settings = ChainMap(user, defaults)
print(settings["color"], settings["size"], len(settings), sorted(settings))  # expect: red 5 2 ['color', 'size']
settings["color"] = "blue"
print(user, defaults)  # expect: {'size': 5, 'color': 'blue'} {'color': 'red', 'size': 1}
child = settings.new_child({"size": 9})
print(child["size"], child.parents["size"], child)  # expect: 9 5 ChainMap({'size': 9}, {'size': 5, 'color': 'blue'}, {'color': 'red', 'size': 1})
del settings["color"]
print(settings["color"])  # expect: red
try:
    del settings["color"]
except KeyError as error:
    print(error)  # expect: "Key not found in the first mapping: 'color'"
try:
    settings["nothing"]
except KeyError as error:
    print(error)  # expect: 'nothing'
