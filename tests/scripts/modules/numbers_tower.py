# The tower of numbers.
from numbers import Complex, Integral, Number, Rational, Real

for value in (1, True, 2.5, 3j, "4"):
    print(repr(value), [kind.__name__ for kind in (Number, Complex, Real, Rational, Integral) if isinstance(value, kind)])  # expect: 1 ['Number', 'Complex', 'Real', 'Rational', 'Integral']
    # expect: True ['Number', 'Complex', 'Real', 'Rational', 'Integral']
    # expect: 2.5 ['Number', 'Complex', 'Real']
    # expect: 3j ['Number', 'Complex']
    # expect: '4' []
try:
    Integral()
except TypeError as error:
    print(str(error)[:60])  # expect: Can't instantiate abstract class Integral with abstract meth
