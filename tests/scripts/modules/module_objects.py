import heapq

class types:
    ModuleType = type(heapq)
m = heapq
print(m.__name__, type(m.__dict__), 'heappush' in m.__dict__, 'heappush' in dir(m))  # expect: heapq <class 'dict'> True True
print(type(m), m.__doc__ is None or True)  # expect: <class 'module'> True
print(repr(types.ModuleType('x')))  # expect: <module 'x'>
q = types.ModuleType('q', 'doc')
q.a = 1
print(q.a, q.__doc__, q.__dict__)  # expect: 1 doc {'__name__': 'q', '__doc__': 'doc', '__package__': None, '__loader__': None, '__spec__': None, 'a': 1}
try:
    q.zz
except AttributeError as e:
    print(e)  # expect: module 'q' has no attribute 'zz'

class M(types.ModuleType):

    def f(self):
        return self.__name__

    @property
    def p(self):
        return 5
r = M('r')
print(r.f(), r.p, r)  # expect: r 5 <module 'r'>
r.x = 3
print(r.x)  # expect: 3
try:
    types.ModuleType()
except TypeError as e:
    print(e)  # expect: module() missing required argument 'name' (pos 1)
try:
    types.ModuleType(1)
except TypeError as e:
    print(e)  # expect: module() argument 'name' must be str, not int

def ga(n):
    if n == 'magic':
        return 42
    raise AttributeError(n)
q.__getattr__ = ga
print(q.magic)  # expect: 42
print(vars(q) is q.__dict__)  # expect: True
print(q.__loader__, q.__spec__, q.__package__)  # expect: None None None
