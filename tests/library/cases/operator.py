# Cases: every operator on every pair of sample values, and the getters.
import operator
from operator import *
class M:
    def __matmul__(self, o): return "matmul"
    def __imatmul__(self, o): return "imatmul"
    a = 1
    def meth(self, x, y=0): return (x, y)
M.sub = M()
values = [0, 1, -3, 2.5, True, "ab", "", [1], (2,), {1}, None, 7]
binary = [lt, le, eq, ne, ge, gt, operator.add, and_, floordiv, lshift, mod, mul, or_, operator.pow, rshift, sub, truediv, xor, is_, is_not, concat, contains,
          countOf, getitem, iadd, iand, ifloordiv, ilshift, imod, imul, ior, ipow, irshift, isub, itruediv, ixor, iconcat, matmul]
import copy
for f in binary:
    row = []
    for a in values:
        for b in values:
            out = trial(f, copy.copy(a), b)
            row.append(out)
    for n in range(0, len(row), 24):
        show((f.__name__, row[n:n + 24]))
for f in [not_, truth, operator.abs, index, inv, invert, neg, pos, length_hint]:
    show((f.__name__, [trial(f, a) for a in values]))
check("""
matmul(M(), 1), imatmul(M(), 1)
d = {1: 2}
setitem(d, 3, 4), delitem(d, 1), d
indexOf([1, 2], 2)
indexOf([1, 2], 5)
length_hint(iter([1, 2])), length_hint(5, 3)
length_hint(5, 'a')
operator.call(max, 1, 2), operator.call(dict, a=1)
attrgetter('a')(M()), attrgetter('a', 'sub.a')(M()), attrgetter('sub.sub.a')(M())
attrgetter('a'), attrgetter('a', 'b.c'), itemgetter(1), itemgetter(1, 'x'), methodcaller('m'), methodcaller('m', 1, b=2)
attrgetter(1)
attrgetter('zz')(M())
attrgetter('a')
itemgetter(0)('ab'), itemgetter(0, -1)('abc'), itemgetter(slice(1))('abc'), itemgetter('k')({'k': 1})
itemgetter(5)('ab')
methodcaller('meth', 1, y=2)(M()), methodcaller('upper')('a')
methodcaller(1)
methodcaller('nope')(1)
sorted(operator.__all__)
operator.__add__(1, 2), operator.__getitem__([1], 0)
type(itemgetter(1)).__name__, itemgetter.__module__
""")
