from __future__ import annotations
def f(a: int, b: "x", c: a.b.c[1, 2:3, ::4, *z], d: (1, 2), e: (1,), g: (), h: [1, *y]): pass
def g(a: lambda: 1, b: lambda x, /, y=2, *z, k, w=3, **kw: x + 1, c: (lambda: 1)(), d: lambda *, a: a, e: lambda *a: a): pass
def h(a: x if y else z, b: (x if y else z) if (a if b else c) else d, c: not a, d: not (a and b), e: (not a) in b, f: not a in b): pass
def i(a: a + b * c - d, b: (a + b) * c, c: a - (b - c), d: a ** b ** c, e: (a ** b) ** c, f: -a ** b, g: (-a) ** b, h: 2 ** -1, i: a @ b // c % d << e >> f & g | h ^ i): pass
def j(a: a < b <= c != d is not e not in f, b: (a < b) < c, c: a or b and c, d: (a or b) and c, e: a and (b and c)): pass
def k(a: {1: 2, **d}, b: {1, 2}, c: {}, d: [x for x in y if z if w], e: {a: b for a, b in c}, f: (x for x in y for z in w), g: {x async for x in y}): pass
def l(a: f(), b: f(x, *y, k=1, **z), c: f(x for x in y), d: f((x for x in y), 1), e: a.b(), f: 1 .real, g: 1.5.real, h: (1).x, i: "a".b, j: (a, b).c, k: (a + b).c, l: -1, m: (-1).x, n: (await_)[1]): pass
def m(a: f"{x}", b: f"a{x!r:>{w}}b", c: f'{x:%Y}', d: f"{{}}", e: f"{ {1: 2} }", f: f"{'a'}", g: f"{x + 1}", h: f"{x if y else z}", i: f"{lambda_}"): pass
def n(a: 1.0, b: 1e100, c: 1e-10, d: 1j, e: 0.1j, f: 1e16, g: 1e400, h: True, i: None, j: ..., k: b"ab\x00'", l: 'it\'s', m: "a\"b'c", n: "\n\t\\\x7f\u0100", o: 0xff, p: 10**30, q: 123456789012345678901234567890): pass
def o(a: x[a:b], b: x[:], c: x[a:b, c], d: x[(a, b)], e: x[a,], f: x[()], g: x[lambda: 1],i: (yield_)): pass
def p(*args: *Ts, **kw: int) -> dict[str, int]: pass
def q(a: ~a, b: +a, c: - - a, d: not not a, e: -(-1), f: ~(a + b), g: +1, h: (a, *b), i: a if b else (c, d)): pass
