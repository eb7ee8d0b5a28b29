# Every kind of expression.
a or b or c and d and not e
not not a
a < b <= c != d == e > f >= g in h not in i is j is not k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b ** ~+c
(a + b) * (c)
((a)) - (b * c)
a if b else c if d else e
lambda: 0
lambda x, *y, z=1, **w: x if y else z
(lambda: (yield))
(a := b, c)
[d := 1, *e, f]
{g := 1}
x[h := 1]
x[1], x[1:2], x[::], x[:, 1:, :2, ::3], x[*a], x[*a, b:c], x[a,], x[()]
f(), f(a), f(a,), f(*a, b, *c), f(a=1, *b, **c, d=2), f(x for x in y), f(a, (x for x in y))
f(a := 1)(b)[c].d
[], [a], [a, b,], [*a, *b]
(), (a,), (a, b), (*a,)
{}, {a}, {a, *b}, {a: b}, {a: b, **c, d: e,}, {**a}
[a for b in c]
{a for b, c in d if e if f}
{a: b for a, b in c for d in e}
(a async for b in c)
[(x, y) for x in range(3) if x for y in z][0]
[a for (b) in c if (d if e else f)]
x = yield
x = yield a, *b
x = yield from c
x = await d
None, True, False, ..., Ellipsis
0, 1_000, 0xFF, 0o17, 0b1_0, 9223372036854775807, 9223372036854775808, 0xdeadbeefdeadbeefdead
1.0, 1., .5, 1e10, 1.5E-3, 1_0.0_1, 1e309, 5e-324, 1e16, 123456789012345.6
1j, 1.5J, 0j, 1e3j, 00, 0_0, 09.5
1if a else 2
(1).real, 1..real, 1.0.real
a.b . c
ſ, ﬁ, Å
print(*a, sep='')
x = *a, *b
for x in *a, b: pass
(yield)
(yield from a)
a[b](c).d = e[f:g] = h
