# Every kind of pattern.
match x:
    case 1 | -1 | 1.5 | -2j | 1 + 2j | -1.5 - 3J: pass
    case 'a' 'b' | b'c' | f'{d}': pass
    case None | True | False: pass
    case a: pass
    case _: pass
    case a.b.c | d.e: pass
    case (a): pass
    case (a as b): pass
    case (a | b) as c if d: pass
    case () | (a,) | (a, b) | (*a, b): pass
    case [] | [a] | [a, *_, b,]: pass
    case a, b: pass
    case a, *b if c := d: pass
    case *a,: pass
    case {}: pass
    case {'a': b, 1: c, -1: d, e.f: g, None: h, 1 + 2j: i}: pass
    case {'a': b, **rest,}: pass
    case {**rest}: pass
    case A() | a.B(): pass
    case A(b, c,): pass
    case A(b=c, d=e | f as g,): pass
    case A(b, 1, c=[d, {'e': f}]): pass
match x, y:
    case (1, 2), [3]: pass
match *a, b:
    case _: pass
match (x):
    case match: case
match -x:
    case case: match
match [a, b]:
    case [a, b]:
        match c:
            case d:
                pass
        e
match x := y:
    case _: pass
match not x:
    case _ if _: pass
