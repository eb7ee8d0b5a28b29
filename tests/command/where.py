import beside
import sys

print(sys.argv, sys.path[0], __file__)
code = sys._getframe().f_code
print(beside.__file__, code.co_name, code.co_filename)
print(__cached__, __annotations__)
