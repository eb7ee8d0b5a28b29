# Formatting that can be overridden.
from string import Formatter


class Default(Formatter):
    def get_value(self, key, args, kwargs):
        try:
            return super().get_value(key, args, kwargs)
        except (KeyError, IndexError):
            return f"<{key}>"


f = Default()
print(f.format("{0} {name} {missing} {3}", 1, name="n"))  # expect: 1 n <missing> <3>
print(f.format("{:>{width}}|{!r}", "a", "b", width=5))  # expect:     a|'b'
print(list(Formatter().parse("a{b!r:c}{{d}}")))  # expect: [('a', 'b', 'c', 'r'), ('{', None, None, None), ('d}', None, None, None)]
try:
    Formatter().format("{} {0}", 1)
except ValueError as error:
    print(error)  # expect: cannot switch from manual field specification to automatic field numbering
