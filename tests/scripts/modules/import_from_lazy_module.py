# A module with a `__getattr__` of its own is asked for a name that it lacks.
try:
    from collections import dequee
except ImportError as problem:
    print(type(problem).__name__, str(problem).split(" (")[0])  # expect: ImportError cannot import name 'dequee' from 'collections'
