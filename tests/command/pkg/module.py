import beside
import sys
from . import other

print(__name__, __package__, __spec__.name, __spec__.parent, __doc__)
print(__file__ == __spec__.origin == sys.argv[0], __file__.endswith('pkg/module.py'), sys.argv[1:])
print(__spec__.has_location, __spec__.submodule_search_locations, type(__spec__).__name__)
print(sys.modules['__main__'].__dict__ is globals(), 'pkg.module' in sys.modules)
