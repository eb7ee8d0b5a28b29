# Every kind of statement.
x = y = 1
a, *b = c, (d) = [e, f] = g
(x) = 1
x.y += 1; x[0] -= 1; x **= 2; x //= 3; x >>= 4; x @= m
n: int
n: int = 1
(n): int = yield_
o.p: "text" = None
del x, y.z, (a, [b[0]])
pass
import a, b.c as d, e . f
from . import g
from .h import (i as j, k,)
from ... import *
from ....l.m import n as o
global p, q
nonlocal r
assert s
assert s, "why"
raise
raise t
raise t from u
return_ = 1
if a: pass
elif b:
    c
elif d: e; f;
else:
    if g: h
while i:
    break
else: j
for k in l: continue
for m, *n in *o, p:
    q
else:
    r
for (s) in t, : u
with v: w
with x as y, z: a
with (b): c
with (b, c): d
with (b, c) as d: e
with (b as c, d as (e, f),): g
with (yield): h
with (a, b)[0] as c, d: e
try: a
except: b
try:
    a
except B: c
except (D, E) as f:
    g
else: h
finally: i
try: a
finally: b
try: a
except* B as c: d
except* E: f


@decorator
@other.one(1)[2]
def f(a): return
def g(): return 1, *b
async def h():
    async for i in j: await k
    else: l
    async with m as n, o: p
    async with (q, r): s
    return await t ** 2
class A: pass
class B(): x = 1; y = 2
@a
class C(D, *e, metaclass=F, **g):
    """Text."""
    def h(self): yield
print
match = case = _ = 1
match(x)
match[x]
match.x = match, case
match -x
match * x
case(1)
