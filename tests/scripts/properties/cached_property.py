from functools import cached_property
class Data:
    count = 0
    @cached_property
    def value(self):
        Data.count += 1
        return Data.count * 10
d = Data()
print(d.value, d.value, Data.count, vars(d))  # expect: 10 10 1 {'value': 10}
d.value = 5
print(d.value)  # expect: 5
del d.value
print(d.value, Data().value, Data.count, Data.value.__class__.__name__)  # expect: 20 30 3 cached_property
class S:
    __slots__ = ()
    @cached_property
    def v(self): return 1
try:
    S().v
except TypeError as problem:
    print(problem)  # expect: No '__dict__' attribute on 'S' instance to cache 'v' property.
