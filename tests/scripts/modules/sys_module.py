import sys
print(sys.maxsize, sys.version_info[:2], sys.version_info.major, sys.byteorder, type(sys.argv).__name__, sys.maxunicode, "sys" in sys.modules, "math" in sys.modules or True)  # expect: 9223372036854775807 (3, 11) 3 little list 1114111 True True
print(sys.getrecursionlimit(), sys.float_info.max, sys.float_info.epsilon, sys.exc_info(), sys.intern("abc") is sys.intern("abc"), isinstance(sys.path, list))  # expect: 1000 1.7976931348623157e+308 2.220446049250313e-16 (None, None, None) True True
try: sys.exit(3)
except SystemExit as e: print(e.code, repr(e))  # expect: 3 SystemExit(3)
try: sys.exit("message")
except SystemExit as e: print(e.code)  # expect: message
try: sys.exit()
except SystemExit as e: print(e.code)  # expect: None
sys.stdout.write("written\n")  # expect: written
print("to stderr", file=sys.stderr)
print(sys.modules["__main__"].__name__, isinstance(sys.getsizeof([]), int), sys.hash_info.modulus, sys.int_info.bits_per_digit > 0, sys.implementation is not None)  # expect: __main__ True 2305843009213693951 True True
try: 1 / 0
except ZeroDivisionError: print(sys.exc_info()[0].__name__, sys.exception() if hasattr(sys, "exception") else sys.exc_info()[1])  # expect: ZeroDivisionError division by zero
import math as m, sys as s2
print(s2 is sys, m.__name__)  # expect: True math
from math import sqrt, floor as fl
print(sqrt(4), fl(2.5))  # expect: 2.0 2
from math import *
print(ceil(1.5))  # expect: 2
try: from math import nothing_here
except ImportError as e: print(str(e).split(" (")[0])  # expect: cannot import name 'nothing_here' from 'math'
try: import math.sub
except ModuleNotFoundError as e: print(e, e.name)  # expect: No module named 'math.sub'; 'math' is not a package math.sub
try: import no.such
except ImportError as e: print(type(e).__name__, e)  # expect: ModuleNotFoundError No module named 'no'
def local_import():
    import functools
    return functools.reduce(lambda a, b: a + b, [1, 2])
print(local_import(), "functools" in globals())  # expect: 3 False
