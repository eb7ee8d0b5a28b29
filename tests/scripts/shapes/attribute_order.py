class A: pass
objects = []
for names in ("ab", "ba", "abc", "c", "cab"):
    o = A()
    for i, n in enumerate(names): setattr(o, n, i)
    objects.append(o)
print([list(vars(o)) for o in objects], [getattr(o, "a", None) for o in objects])  # expect: [['a', 'b'], ['b', 'a'], ['a', 'b', 'c'], ['c'], ['c', 'a', 'b']] [0, 1, 0, None, 1]
def read(o): return o.b
for o in objects:
    try: print(read(o))
    except AttributeError as e: print(e)
# expect: 1
# expect: 0
# expect: 1
# expect: 'A' object has no attribute 'b'
# expect: 2
for o in objects: o.b = "set"
print([read(o) for o in objects], [vars(o) for o in objects])  # expect: ['set', 'set', 'set', 'set', 'set'] [{'a': 0, 'b': 'set'}, {'b': 'set', 'a': 1}, {'a': 0, 'b': 'set', 'c': 2}, {'c': 0, 'b': 'set'}, {'c': 0, 'a': 1, 'b': 'set'}]
