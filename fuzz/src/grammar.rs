//! The grammar of generated programs: tables of templates.
//!
//! Owns what programs are made of. A template is a piece of Python with holes: `{i}` is filled by any expression for an
//! int, `{I}` by the name of a variable that usually holds one, `{B}`, which stands alone on its line, by a block. How
//! holes are filled is `generate`'s business.
//!
//! Invariants: the first row of each table has no holes that lead on, so that expansion can always end; every loop
//! ends; what a loop adds to is bounded (`clip`, in the prelude), so that values stay small.

/// What a hole is filled with.
pub struct Kind {
    /// The letter in the braces.
    pub hole: char,
    /// What needs no more holes of a tree's size.
    pub leaves: &'static [&'static str],
    /// What does.
    pub trees: &'static [&'static str],
}

/// The kinds of expressions.
pub const KINDS: &[Kind] = &[
    // Ints.
    Kind {
        hole: 'i',
        leaves: &[
            "{k}", "{I}", "{I}", "{I}", "{I}", "{j}", "2147483647", "140737488355327", "-140737488355328",
            "140737488355328", "9223372036854775807", "-9223372036854775808", "18446744073709551615", "(1 << 100)",
            "-1", "True", "{O}.x", "{O}.y", "len({L})", "len({S})",
        ],
        trees: &[
            "({i} + {i})", "({i} - {i})", "({i} * {i})", "({i} + {k})", "({i} - 1)", "({i} // {i})", "({i} % {i})",
            "({i} // {k})", "({i} % {k})", "(-{i})", "(~{i})", "({i} & {i})", "({i} | {i})", "({i} ^ {i})",
            "({i} & 0xFFFFFFFFFFFFFFFF)", "({i} * 6364136223846793005 & 0xFFFFFFFFFFFFFFFF)", "({i} << {k})",
            "({i} >> {k})", "({k} ** {k})", "pow({i}, {k}, 97)", "abs({i})", "min({i}, {i})", "max({i}, {i}, {i})",
            "sum({l})", "len({l})", "len({s})", "len({d})", "int({f} % 1000)", "({i} if {b} else {i})",
            "({i} and {i})", "({i} or {i})", "{L}[{j}]", "{l}[{k}]", "{L}[-1]", "{D}.get({i}, {i})", "{D}[{j}]",
            "{o}.sum()", "{o}.total", "{o}.x", "{o}.y", "{o}({k})", "Vec.double({i})", "{o}.add({k}).x",
            "{O}.add({i}, 1, 2, by={k}).y", "{o}[{k}]", "step()", "step({i})", "fib({k})", "take({i})",
            "take({i}, {i}, *{t}, d={k})", "take(1, *{t}, **{'u': {i}, 'c': 5})", "(lambda u, v={k}: u + v)({i})",
            "sum(u + {k} for u in {l})", "sum(u * u for u in range({k}) if u != {j})", "max({l}, default={i})",
            "min({l}, key=lambda u: -u, default=0)", "next({G}, {i})", "next(gen({k}))", "risky({i})", "ord({s}[0])",
            "divmod({i}, {k})[1]", "{s}.find({s})", "{s}.count('a')", "{l}.index({i})", "{l}.count({i})",
            "round({f})", "int({s})", "int('{k}' + '0')", "(w := {i})", "{i}.bit_length()", "hash({i})",
            "isinstance({x}, int)", "[{i}, {i}][{j} % 2]", "({i}, {i})[{b}]", "functools.reduce(lambda u, v: u ^ v, {l}, 0)",
            "getattr({o}, 'x', {k})", "getattr({o}, 'dynamic', {k})", "len(set({l}))", "{i} .__add__({i})",
            "int.__sub__({i}, {i})", "range({k}, {k} + 9, 2)[{j}]", "len(range({i}, {i}, {k} or 1))",
            "math.gcd({i}, {i})", "math.isqrt(abs({i}))", "sorted({l})[{j}]",
        ],
    },
    // Small ints that are not constant.
    Kind { hole: 'j', leaves: &["{k}", "n", "-{k}"], trees: &["({I} % 4)", "({I} & 3)", "len({L}) - 1", "n"] },
    // Floats.
    Kind {
        hole: 'f',
        leaves: &["{F}", "{F}", "{F}", "0.5", "-0.0", "1e300", "1e-7", "float('inf')", "float('nan')", "3.0"],
        trees: &[
            "({f} + {f})", "({f} - {f})", "({f} * {f})", "({f} / {f})", "({f} * 0.5)", "({i} / {i})", "({f} // {f})",
            "({f} % {f})", "({f} + {i})", "({i} * {f})", "-{f}", "abs({f})", "float({i})", "({f} if {b} else {f})",
            "min({f}, {f})", "max({f}, {i})", "round({f}, {k})", "math.sqrt(abs({f}))", "math.floor({f})",
            "(abs({f}) ** 0.5)", "sum([{f}, {f}, {f}])", "float(str({f}))", "math.sin({f})", "{f}.real", "divmod({f}, {f})[0]",
        ],
    },
    // Tests.
    Kind {
        hole: 'b',
        leaves: &["True", "False", "{I} < {k}", "n % 2 == 0", "{I} > n", "{L}", "{S} == 'a'", "not {I}"],
        trees: &[
            "({i} < {i})", "({i} == {i})", "({i} != {i})", "({i} >= {i})", "({f} < {f})", "({f} == {i})", "({s} < {s})",
            "({s} == {s})", "({b} and {b})", "({b} or {b})", "(not {b})", "({i} < {i} <= {i})", "({i} in {l})",
            "({i} not in {d})", "({s} in {s})", "({o} == {o})", "({O} < {O})", "({O} is {O})", "({i} in {o})",
            "({l} == {l})", "({l} < {l})", "({t} == {t})", "bool({x})", "any({l})", "all(u > {k} for u in {l})",
            "any(u == {j} for u in {l})", "isinstance({O}, {C})", "hasattr({O}, 'x')", "callable({x})", "({x} == {x})",
            "({x} is None)", "({i} > {f})", "({d} == {d})", "{s}.startswith({s})", "{s}.isdigit()", "issubclass(Sub, {C})",
        ],
    },
    // Strings.
    Kind {
        hole: 's',
        leaves: &["{S}", "{S}", "'a'", "''", "'héllo'", "'12'", "'x y z'", "'😀b'"],
        trees: &[
            "({s} + {s})", "str({i})", "str({f})", "({s} * {j})", "{s}[{k}:]", "{s}[:{j}]", "{s}[::-1]", "{s}[{k}:{j}:2]",
            "f'{{i}:>{k}}|{{s}!r}'", "f'{{f}:.3f}'", "f'{{i}:,}'", "f'{{i}:#x}'", "f'{{f}:10.4g}'", "f'{{i}=}'", "'%d-%s' % ({i}, {s})",
            "'%5.2f' % {f}", "'{}:{}'.format({i}, {s})", "{s}.upper()", "{s}.replace('a', {s})", "{s}.strip()",
            "'-'.join(str(u) for u in {l})", "','.join([{s}, {s}])", "{s}.split()[0]", "repr({x})", "str({t})",
            "{s}.title()", "{s}.rjust({k}, '.')", "chr(97 + {i} % 26)", "type({x}).__name__", "bin({i})", "hex({i})",
            "''.join(sorted({s}))", "''.join(reversed({s}))", "{s}.partition('a')[2]", "({s} if {b} else {s})",
            "str({o})", "{o}.kind", "max({s}, {s})", "{s}.encode().decode()", "format({i}, '08b')", "{s}.zfill({k})",
        ],
    },
    // Lists of ints.
    Kind {
        hole: 'l',
        leaves: &["{L}", "{L}", "{L}", "[]", "[1, 2, 3]"],
        trees: &[
            "[{i}, {i}, {i}]", "({l} + {l})", "{l}[{k}:]", "{l}[:{j}]", "{l}[::-1]", "({l} * {k})[:30]",
            "[u + {i} for u in {l}]", "[u for u in range({k}) if {b}]", "[u * v for u in range(3) for v in {l}[:4]]",
            "list(range({k}))", "sorted({l})", "sorted({l}, key=lambda u: u % 5, reverse={b})", "list(map(lambda u: u + {k}, {l}))",
            "list(filter(None, {l}))", "list({t})", "list({d})", "list({d}.values())", "list(reversed({l}))",
            "[*{l}, {i}, *{t}]", "list(gen({k}))", "list(chain({k}))", "[u for u, v in zip({l}, {l})]",
            "[u for u, v in enumerate({l})]", "sorted(set({l}))", "list({o})", "({l} if {b} else {l})", "list(dict.fromkeys({l}))",
            "[step() for u in {l}[:5]]", "[(lambda: u)() for u in {l}]", "[u() for u in [lambda: v for v in range({k})]]",
            "list(itertools.islice(itertools.count({k}), 4))", "list(itertools.accumulate({l}))", "{L}.copy()",
            "sorted({l}, key=functools.cmp_to_key(lambda u, v: u - v))", "[len(u) for u in {s}.split('a')]",
            "[u.x for u in ({o}, {o})]", "[u for u in {l} if u in {d}]", "list({s}.encode())", "sorted({u})",
        ],
    },
    // Tuples.
    Kind {
        hole: 't',
        leaves: &["()", "(1, 2)", "({I}, {k})"],
        trees: &["({i}, {i})", "({i}, *{l}[:3])", "tuple({l}[:4])", "{t}[1:]", "({t} + {t})[:6]", "divmod({i}, {i})",
            "tuple(u for u in {l}[:3])", "({i}, {s}, {f})", "({b}, None, {o})"],
    },
    // Dicts from ints to ints.
    Kind {
        hole: 'd',
        leaves: &["{D}", "{D}", "{}", "{1: 2, 3: 4}"],
        trees: &["{{i}: {i}, {i}: {i}}", "{u: u + {k} for u in {l}}", "dict(zip({l}, {l}))", "{**{d}, {i}: {i}}",
            "({d} | {d})", "dict({d})", "{D}.copy()", "{v: u for u, v in {d}.items()}", "dict(enumerate({l}))"],
    },
    // Sets of ints.
    Kind {
        hole: 'u',
        leaves: &["set()", "{1, 2, 3}"],
        trees: &["set({l})", "{{i}, {i}}", "({u} & {u})", "({u} | {u})", "({u} - {u})", "({u} ^ {u})", "{u % 5 for u in {l}}",
            "frozenset({l})", "{u}.union({l})", "set({d})"],
    },
    // Objects of the prelude's classes.
    Kind {
        hole: 'o',
        leaves: &["{O}", "{O}", "{O}", "Vec(1)"],
        trees: &["Vec({i}, {i})", "Sub({i})", "Slots({i}, {i})", "({o} + {o})", "(-{o})", "Vec.make({i})", "Sub.make({k})",
            "({o} * {k})", "({i} + {o})", "({o} if {b} else {o})", "max({O}, {O})", "{o}.add({i})", "[{o}, {o}][{j}]"],
    },
    // Anything.
    Kind {
        hole: 'x',
        leaves: &["{I}", "{F}", "{S}", "{L}", "{D}", "{O}", "None", "{k}", "NotImplemented", "..."],
        trees: &["{i}", "{f}", "{s}", "{b}", "{l}", "{t}", "{d}", "{o}", "[{x}, {x}]", "({x}, {x})", "{'a': {x}}",
            "({x} + {x})", "({x} * {x})", "({x} < {x})", "({x} or {x})", "({x}, {x})[{j}]", "b'ab'[{j}:]", "complex({f}, {k})",
            "slice({k}, {j})", "sorted({u})", "{x}.x", "{x}[{j}]", "{x}.total", "-{x}", "len({x})", "list({x})[:9]",
            "str({x})", "[*{x}][:9]", "bytes({l})", "int", "Boom({i})", "memo.setdefault({i}, {x})"],
    },
    // Constants.
    Kind { hole: 'k', leaves: &["0", "1", "2", "3", "4", "5", "7", "6"], trees: &[] },
    // Turns of a loop, around the count after which it is recorded.
    Kind { hole: 'n', leaves: &["3", "0", "1", "2", "6", "9", "14", "25", "60"], trees: &["{k} + 4", "len({l}) + 8"] },
    // Classes.
    Kind { hole: 'C', leaves: &["Vec", "Sub", "Slots", "Evil", "int", "(int, str)", "Exception"], trees: &[] },
    // Exceptions.
    Kind {
        hole: 'e',
        leaves: &["ValueError", "Exception", "KeyError", "TypeError", "(ValueError, KeyError)", "Boom", "ZeroDivisionError",
            "IndexError", "ArithmeticError", "LookupError", "StopIteration", "AttributeError"],
        trees: &[],
    },
    // What an evil object does.
    Kind {
        hole: 'a',
        leaves: &["None", "{L}.clear()", "{L}.append(n)", "{D}.clear()", "{D}.update({n: n, n + 9: 1})", "{L}.pop()",
            "{O}.__dict__.clear()", "setattr({O}, 'x', n)", "setattr({O}, 'z%d' % n, n)", "setattr(Vec, 'kind', n)",
            "delattr({O}, 'x')", "risky(n)", "{L}.sort()", "{L}.extend(range(20))", "{D}.pop(n, 0)", "{L}.reverse()",
            "LOG.append(n)", "{L}.__delitem__(slice(None))", "{D}.setdefault(n, n)", "setattr(Sub, 'sum', lambda self: n)",
            "memo.clear()", "{L}.insert(0, n)", "next({G}, 0)", "{G}.close()"],
        trees: &["[{x}, {x}]", "{x}"],
    },
];

/// Statements of one line.
pub const SIMPLE: &[&str] = &[
    "pass", "show({I})", "show({x})", "show({i}, {f}, {s})", "show({l}, {d})", "show({o}, {t})", "{I} = clip({i})", "{I} = clip({i})",
    "{I} = {i} & 0xFFFFFFFF", "{I} = {i} % 1000003", "{I} += {j}", "{I} -= {k}", "{I} += n", "{I} ^= {j}", "{I} = ({i} * 31 + {j}) & 0xFFFFFFFFFFFFFFFF",
    "{F} = clip({f})", "{F} += 0.25", "{F} = {F} * 0.5 + {f}", "{S} = clip({s})", "{S} += 'q'", "{L} = clip({l})", "{L}.append({i})",
    "{L}[{j}] = {i}", "{L}[{k}:{j}] = {l}[:5]", "del {L}[{j}]", "del {L}[{k}:]", "{L}.pop()", "{L}.insert({j}, {i})", "{L}.remove({i})", "{L}.sort()",
    "{L}.reverse()", "{L}.extend({t})", "{L} += [{i}]", "{D}[{i}] = {i}", "{D}[{j}] = {D}.get({j}, 0) + 1", "del {D}[{i}]", "{D}.update({d})",
    "{D}.pop({i}, None)", "{D} = {d}", "{O} = {o}", "{O}.x = clip({i})", "{O}.y += 1", "{O}.total = {i}", "{O}.z = {x}", "del {O}.x", "{O} += {O}",
    "{O}.add({i})", "{I}, {I} = {I}, {I}", "{I}, *{L} = {l}", "{I}, {F} = {i}, {f}", "({I}, {S}), {F} = ({i}, {s}), {f}", "{I} = {L}[0] = {i}",
    "{I} = {f}", "{I} = {x}", "{S} = {k}", "{L} = {t}", "{O} = {i}", "{I} = None", "{F} = {k}", "raise {e}({k})", "risky({i})", "assert {b}, {i}",
    "del {I}; {I} = {k}", "{G} = gen({n})", "{G} = chain({k})", "{G} = (u + n for u in {l}[:30])", "{I} = next({G})", "show({G}.send({i}))",
    "show({G}.throw(ValueError))", "show({G}.throw(KeyError({k})))", "{G}.close()", "{G} = iter(list({x}))", "step = counter({i})", "memo[{i}] = {x}",
    "Vec.kind = {k}", "Sub.sum = lambda self: self.x - {k}", "Vec.sum = lambda self: self.y", "{O}.__class__ = Sub", "{O}.__dict__['x'] = {i}",
    "{O}.sum = lambda: {i}", "show(sorted({O}.__dict__))", "show(sorted(locals())[:3])", "exec('{I} = 1')", "show(eval('n + 1'))", "show(LOG[-3:])",
    "global g0; g0 = clip({i})", "show(max({l}, key=lambda u: Evil(lambda n: {a}, u)))", "show(Evil(lambda n: {a}) == {x})",
    "show(Evil(lambda n: {a}) in {L})", "{L}.append(Evil(lambda n: {a}))", "{L}.sort(key=lambda u: Evil(lambda n: {a}))", "memo[Evil(lambda n: {a})] = {i}",
    "memo[{k}] = Evil(lambda n: {a})", "show(memo.get(Evil(lambda n: {a})))", "{L}[Evil(lambda n: {a})] = {i}", "{L}[:] = Evil(lambda n: {a})",
    "{L}.extend(Evil(lambda n: {a}))", "{O} = Evil(lambda n: {a})", "show({L} == [{x}, Evil(lambda n: {a})])", "show({L}.index(Evil(lambda n: {a})))",
    "show(sum([{i}, Evil(lambda n: {a})]))", "show('%s' % [Evil(lambda n: {a}), {i}])", "show({x} + Evil(lambda n: {a}))", "show(dict.fromkeys([Evil(lambda n: {a}), {k}]))",
    "show(len({Evil(lambda n: {a}), Evil(lambda n: {a}), 7}))", "show(min(Evil(lambda n: {a}), Evil(lambda n: {a})).left)", "{L}.remove(Evil(lambda n: {a}))",
    "show(list(zip(Evil(lambda n: {a}), {L})))", "show([*Evil(lambda n: {a}), *{L}])", "show(take(*Evil(lambda n: {a})))", "print({i}, {s}, sep=Evil)",
    "{I}: int = {i}", "show(isinstance({x}, {C}))", "show(dataclasses.astuple(Pair({i}, {s})))", "show(Pair({i}, {s}) == Pair({i}, {s}))",
    "show(collections.Counter({l}).most_common(2))", "show(list(collections.deque({l}, {k})))", "show(copy.deepcopy([{l}, {t}]))", "show(heapq.nsmallest({k}, {l}))",
    "show(bisect.bisect({l}, {i}))", "show(type({x}))", "show(sys.exc_info()[0])",
];

/// Statements with blocks. A line that is only `{B}` becomes a block, as deep as it stands.
pub const COMPOUND: &[&str] = &[
    "for n in range({n}):\n    {B}", "for n in range({n}):\n    {B}", "for n in range({n}):\n    {I} += n\n    {B}", "for n in list({l}):\n    {B}", "for n in {L}:\n    if len({L}) > 60:\n        break\n    {B}",
    "for n in range({k}, {n}, 2):\n    {B}\nelse:\n    {B}", "for n in {G}:\n    {B}", "for n in gen({n}):\n    {B}", "for n in chain({k}):\n    {B}",
    "for n in (u * 2 for u in {l}[:30]):\n    {B}", "for n, w in enumerate({l}[:30]):\n    {B}", "for n, w in {d}.items():\n    {B}", "for n in list({d}):\n    {B}",
    "for n in {d}:\n    {B}", "for n in {L}:\n    if len({L}) > 30:\n        break\n    {L}.append(n)\n    {B}", "for n in {L}:\n    {L}.remove(n)\n    {B}",
    "for n, *w in zip({l}[:30], {l}, {l}):\n    {B}", "for n in reversed(range({n})):\n    {B}", "for w in {s}:\n    {B}", "for w in [{o}, {o}, {o}, {o}, {o}, {o}]:\n    {I} = clip({I} + w.sum())\n    {B}",
    "for {O} in [{o}, {o}, {o}, {o}, {o}, {o}, {o}]:\n    {B}", "for {O}.x in {l}[:30]:\n    {B}", "for n in map(lambda u: u + 1, {l}[:30]):\n    {B}",
    "w = {n}\nwhile w > 0:\n    w -= 1\n    {B}", "w = 0\nwhile (w := w + 1) < {n}:\n    {B}\nelse:\n    {B}",
    "if {b}:\n    {B}", "if {b}:\n    {B}\nelse:\n    {B}", "if {b}:\n    {B}\nelif {b}:\n    {B}\nelse:\n    {B}",
    "for n in range({n}):\n    if {b}:\n        continue\n    {B}", "for n in range({n}):\n    if {b}:\n        break\n    {B}\nelse:\n    {B}",
    "for n in range({n}):\n    try:\n        {B}\n    except {e}:\n        {I} = clip({I} + 1)", "for n in range({n}):\n    try:\n        {I} = risky(n)\n    except ValueError as e:\n        {B}\n    except KeyError:\n        continue",
    "for n in range({n}):\n    try:\n        if {b}:\n            continue\n        {B}\n    finally:\n        {B}", "for n in range({n}):\n    try:\n        {B}\n        break\n    except Exception as e:\n        show(type(e).__name__)\n    finally:\n        {I} += 1",
    "try:\n    {B}\nexcept {e} as e:\n    show(type(e).__name__, e.args)\n    {B}\nelse:\n    {B}\nfinally:\n    {B}", "try:\n    try:\n        {B}\n    finally:\n        {B}\nexcept Exception as e:\n    show(type(e).__name__, type(e.__context__).__name__)",
    "try:\n    raise {e}({k}) from Boom({i})\nexcept Exception as e:\n    show(e, e.__cause__)\n    {B}", "try:\n    {B}\n    raise\nexcept Exception as e:\n    show(type(e).__name__, str(e)[:200])", "try:\n    raise ExceptionGroup('g', [ValueError({i}), KeyError({k})])\nexcept* ValueError as e:\n    show(e.exceptions)\n    {B}\nexcept* KeyError:\n    {B}",
    "with {o} as w:\n    {B}", "with {o}, Vec({i}) as w:\n    raise {e}(1)", "def inner(u, v={i}, *a, **k):\n    {B}\n    return u + v\nshow(inner({i}))\nfor n in range({n}):\n    {I} = clip(inner({j}, w=1))",
    "def inner():\n    nonlocal {I}\n    {B}\n    yield {I}\n    yield n\nfor n in inner():\n    {B}", "def inner():\n    try:\n        return {i}\n    finally:\n        {B}\nshow(inner())", "def inner():\n    for n in range({n}):\n        try:\n            return {i}\n        finally:\n            if {b}:\n                break\n    return -1\nshow(inner())",
    "def inner(u):\n    while True:\n        try:\n            u = yield u\n        except KeyError:\n            u = -1\n{G} = inner({i})\nnext({G})\nfor n in range({n}):\n    show({G}.send(n) if {b} else {G}.throw(KeyError))", "class Local({P}):\n    z = {i}\n    def sum(self):\n        return self.z + {k}\n{O} = Local({i})\nfor n in range({n}):\n    {I} = clip({O}.sum())\n    {B}",
    "class Local({P}):\n    def __init__(self, u):\n        super().__init__(u)\n        self.w = u\n    @property\n    def sum(self):\n        return lambda: self.w\n    def __getattribute__(self, name):\n        LOG.append(name)\n        return super().__getattribute__(name)\n{O} = Local({i})\nfor n in range({n}):\n    {I} = clip({O}.sum())\n    {B}",
    "match {x}:\n    case 0 | 1 | None:\n        {B}\n    case int(n) if n > {k}:\n        {B}\n    case [w, *_]:\n        show(w)\n    case {'a': w}:\n        {B}\n    case Vec(x=w):\n        show(w)\n    case str():\n        {B}\n    case _:\n        {B}",
    "for n in range({n}):\n    match n % 4, {x}:\n        case 0, _:\n            {B}\n        case 1, w:\n            {I} = clip({I} + 1)\n        case _:\n            {B}", "async def inner(u):\n    {B}\n    return u\nw = inner({i})\ntry:\n    w.send(None)\nexcept StopIteration as e:\n    show(e.value)", "@functools.lru_cache(None)\ndef inner(u):\n    return u if u < 2 else inner(u - 1) + inner(u - 2)\nshow(inner({k} * 5))",
    "{G} = (u for u in Evil(lambda n: {a}))\nfor n in {G}:\n    {B}", "for n in range({n}):\n    {O} = [Vec, Sub, Slots][n % 3](n)\n    {I} = clip({O}.x + {O}.sum())\n    {B}", "for n in range({n}):\n    {O}.x = n if n % 5 else 'text'\n    {B}", "for n in range({n}):\n    Vec.kind = n\n    {I} = Vec.kind\n    {B}",
    "for n in range({n}):\n    {L}.append(n)\n    {L}[n % len({L})] += 1\n    {B}", "for n in range({n}):\n    {I} = (({I} << 7) ^ ({I} >> 3) ^ n) & 0xFFFFFFFFFFFF\n    {B}", "for n in range({n}):\n    for w in range(n % 5):\n        {B}",
];
