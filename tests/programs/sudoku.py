"""Sudoku by constraint propagation and search, with the statistics of the search."""


ROWS, COLUMNS = "ABCDEFGHI", "123456789"
SQUARES = [r + c for r in ROWS for c in COLUMNS]
UNITS = ([[r + c for c in COLUMNS] for r in ROWS] + [[r + c for r in ROWS] for c in COLUMNS]
         + [[r + c for r in rs for c in cs] for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")])
OF = {s: [u for u in UNITS if s in u] for s in SQUARES}
PEERS = {s: set(sum(OF[s], [])) - {s} for s in SQUARES}


class Contradiction(Exception):
    pass


class Solver:
    def __init__(self, text):
        self.nodes = self.eliminations = 0
        self.depth = 0
        self.candidates = {s: COLUMNS for s in SQUARES}
        cells = [c for c in text if c in "0123456789."]
        if len(cells) != 81:
            raise ValueError(f"expected 81 cells, got {len(cells)}")
        for square, digit in zip(SQUARES, cells):
            if digit in COLUMNS:
                self.assign(self.candidates, square, digit)

    def assign(self, values, square, digit):
        for other in values[square].replace(digit, ""):
            self.eliminate(values, square, other)

    def eliminate(self, values, square, digit):
        if digit not in values[square]:
            return
        self.eliminations += 1
        values[square] = left = values[square].replace(digit, "")
        if not left:
            raise Contradiction(square)
        if len(left) == 1:
            for peer in PEERS[square]:
                self.eliminate(values, peer, left)
        for unit in OF[square]:
            places = [s for s in unit if digit in values[s]]
            if not places:
                raise Contradiction(f"{digit} near {square}")
            if len(places) == 1:
                self.assign(values, places[0], digit)

    def search(self, values, depth=0):
        self.nodes += 1
        self.depth = max(self.depth, depth)
        open_squares = [s for s in SQUARES if len(values[s]) > 1]
        if not open_squares:
            return values
        square = min(open_squares, key=lambda s: (len(values[s]), s))
        for digit in values[square]:
            attempt = values.copy()
            try:
                self.assign(attempt, square, digit)
                if solved := self.search(attempt, depth + 1):
                    return solved
            except Contradiction:
                continue
        return None

    def solve(self):
        return self.search(self.candidates)


def show(values):
    lines = []
    for r in ROWS:
        cells = [values[r + c] if len(values[r + c]) == 1 else "." for c in COLUMNS]
        lines.append("|".join(" ".join(cells[i:i + 3]) for i in (0, 3, 6)))
        if r in "CF":
            lines.append("-----+-----+-----")
    return "\n".join(lines)


def verify(values):
    return all(sorted(values[s] for s in unit) == list(COLUMNS) for unit in UNITS)


PUZZLES = {
    "easy": "003020600900305001001806400008102900700000008006708200002609500800203009005010300",
    "hard": "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
    "norvig": "85...24..72......9..4.........1.7..23.5...9...4...........8..7..17..........36.4.",
}
for name, puzzle in PUZZLES.items():
    solver = Solver(puzzle)
    solution = solver.solve()
    print(name, "valid" if verify(solution) else "INVALID")
    print(show(solution))
    print("nodes", solver.nodes, "depth", solver.depth)
for bad in ("55" + "." * 79, "123", "12345678." + "........9" + "." * 63):
    try:
        result = Solver(bad).solve()
        print("solved", result is not None)
    except Contradiction as problem:
        print("contradiction")
    except ValueError as problem:
        print(problem)
