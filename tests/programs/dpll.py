"""A SAT solver: DPLL with unit propagation, pure literals and a count of its work; puzzles encoded as clauses."""


class Solver:
    def __init__(self, clauses):
        self.clauses = [frozenset(c) for c in clauses]
        self.decisions = self.propagations = 0

    def simplify(self, clauses, literal):
        result = []
        for clause in clauses:
            if literal in clause:
                continue
            if -literal in clause:
                clause = clause - {-literal}
                if not clause:
                    return None
            result.append(clause)
        return result

    def search(self, clauses, model):
        while True:
            unit = next((c for c in clauses if len(c) == 1), None)
            if unit is None:
                break
            (literal,) = unit
            self.propagations += 1
            model = model | {literal}
            clauses = self.simplify(clauses, literal)
            if clauses is None:
                return None
        if not clauses:
            return model
        literals = set().union(*clauses)
        pure = sorted(l for l in literals if -l not in literals)
        if pure:
            for literal in pure:
                clauses = self.simplify(clauses, literal)
            return self.search(clauses, model | set(pure))
        counts = {}
        for clause in clauses:
            for literal in clause:
                counts[literal] = counts.get(literal, 0) + 2.0 ** -len(clause)
        best = max(counts, key=lambda l: (counts[l], -abs(l), l))
        for literal in (best, -best):
            self.decisions += 1
            reduced = self.simplify(clauses, literal)
            if reduced is not None and (found := self.search(reduced, model | {literal})) is not None:
                return found
        return None

    def solve(self):
        return self.search(self.clauses, frozenset()) if all(self.clauses) else None


def check(clauses, model):
    return all(any(l in model for l in clause) for clause in clauses)


class Names:
    """Numbers for readable names."""

    def __init__(self):
        self.numbers = {}
        self.names = [None]

    def __getitem__(self, name):
        if name not in self.numbers:
            self.numbers[name] = len(self.names)
            self.names.append(name)
        return self.numbers[name]

    def true(self, model):
        return sorted(self.names[l] for l in model if l > 0)


def exactly_one(literals):
    yield list(literals)
    for i, a in enumerate(literals):
        for b in literals[i + 1:]:
            yield [-a, -b]


def pigeons(n, holes):
    v = Names()
    clauses = [[v[p, h] for h in range(holes)] for p in range(n)]
    for h in range(holes):
        for p in range(n):
            for q in range(p):
                clauses.append([-v[p, h], -v[q, h]])
    return clauses, v


def coloring(edges, colors):
    v = Names()
    nodes = sorted({n for edge in edges for n in edge})
    clauses = []
    for n in nodes:
        clauses.extend(exactly_one([v[n, c] for c in colors]))
    for a, b in edges:
        for c in colors:
            clauses.append([-v[a, c], -v[b, c]])
    return clauses, v


def queens(n):
    v = Names()
    clauses = []
    for i in range(n):
        clauses.extend(exactly_one([v[i, j] for j in range(n)]))
        clauses.extend(exactly_one([v[j, i] for j in range(n)]))
    cells = [(i, j) for i in range(n) for j in range(n)]
    for a, (i, j) in enumerate(cells):
        for k, l in cells[a + 1:]:
            if abs(i - k) == abs(j - l):
                clauses.append([-v[i, j], -v[k, l]])
    return clauses, v


def random_3sat(variables, count, seed):
    clauses = []
    for _ in range(count):
        clause = set()
        while len(clause) < 3:
            seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
            literal = (seed >> 8) % variables + 1
            if literal not in clause and -literal not in clause:
                clause.add(literal if seed >> 20 & 1 else -literal)
        clauses.append(clause)
    return clauses


MAP = [("WA", "NT"), ("WA", "SA"), ("NT", "SA"), ("NT", "Q"), ("SA", "Q"), ("SA", "NSW"), ("SA", "V"), ("Q", "NSW"), ("NSW", "V")]
for title, (clauses, names) in [("pigeons 4/4", pigeons(4, 4)), ("pigeons 5/4", pigeons(5, 4)),
                                ("map, 3 colors", coloring(MAP, "rgb")), ("map, 2 colors", coloring(MAP, "rg")),
                                ("queens 3", queens(3)), ("queens 6", queens(6))]:
    solver = Solver(clauses)
    model = solver.solve()
    print(f"{title}: {len(clauses)} clauses, {solver.decisions} decisions, {solver.propagations} propagations")
    if model is None:
        print("  unsatisfiable")
    else:
        print("  valid", check(clauses, model), "true", len(names.true(model)))
        if title.startswith("queens"):
            chosen = set(names.true(model))
            for i in range(6):
                print("   ", "".join("Q" if (i, j) in chosen else "." for j in range(6)))
        if "3 colors" in title:
            print("  ", {n: c for n, c in names.true(model)})
for seed in range(6):
    clauses = random_3sat(20, 60 + seed * 12, seed + 1)
    solver = Solver(clauses)
    model = solver.solve()
    print("random", seed, len(clauses), model is not None, model is None or check(clauses, model), solver.decisions)
print(Solver([]).solve(), Solver([[]]).solve(), Solver([[1], [-1]]).solve())
