import inner
import sys

print(__name__, repr(__package__), __spec__.name, sys.argv, inner.__name__)
print(__file__.endswith("/folder/__main__.py"), sys.path[0].endswith("/folder"))
