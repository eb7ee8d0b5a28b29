def patterns(x):
    match x:
        case 1 | -2: f()
        case "s" | None | True: f()
        case [a, b, *_]: return a, b
        case [a, *b, c] if c: return b
        case [*_, a]: return a
        case {"k": v, A.b: [w], **rest}: return v, w, rest
        case P(1, b, x=c) as q: return b, c, q
        case [d] | (_, d): return d
        case A.B: f()
        case []: pass
        case {}: pass
        case other: return other
