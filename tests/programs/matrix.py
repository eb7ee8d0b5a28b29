"""Matrices: products, LU, determinants, inverses, Gauss over fractions of its own, power iteration, least squares."""


def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)


class Fraction:
    def __init__(self, top, bottom=1):
        if bottom == 0:
            raise ZeroDivisionError("fraction with bottom 0")
        if bottom < 0:
            top, bottom = -top, -bottom
        g = gcd(top, bottom)
        self.top, self.bottom = top // g, bottom // g

    @staticmethod
    def of(value):
        return value if isinstance(value, Fraction) else Fraction(value)

    def __add__(self, other):
        other = Fraction.of(other)
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.top, self.bottom)

    def __sub__(self, other):
        return self + -Fraction.of(other)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        other = Fraction.of(other)
        return Fraction(self.top * other.top, self.bottom * other.bottom)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = Fraction.of(other)
        return Fraction(self.top * other.bottom, self.bottom * other.top)

    def __rtruediv__(self, other):
        return Fraction.of(other) / self

    def __eq__(self, other):
        other = Fraction.of(other)
        return (self.top, self.bottom) == (other.top, other.bottom)

    def __lt__(self, other):
        other = Fraction.of(other)
        return self.top * other.bottom < other.top * self.bottom

    def __abs__(self):
        return Fraction(abs(self.top), self.bottom)

    def __bool__(self):
        return self.top != 0

    def __float__(self):
        return self.top / self.bottom

    def __repr__(self):
        return str(self.top) if self.bottom == 1 else f"{self.top}/{self.bottom}"


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError("rows of different length")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, key):
        match key:
            case (int() as i, int() as j):
                return self.rows[i][j]
            case (slice() as i, slice() as j):
                return Matrix(row[j] for row in self.rows[i])
            case int() as i:
                return self.rows[i]
            case _:
                raise TypeError(f"bad index {key!r}")

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __sub__(self, other):
        return self + other * -1

    def __mul__(self, k):
        return Matrix([[a * k for a in row] for row in self.rows])

    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape} do not match")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __repr__(self):
        cells = [[f"{x:.4g}" if isinstance(x, float) else str(x) for x in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*cells)]
        return "\n".join("[" + " ".join(c.rjust(w) for c, w in zip(row, widths)) + "]" for row in cells)

    def map(self, function):
        return Matrix([[function(x) for x in row] for row in self.rows])

    def lu(self):
        n = len(self.rows)
        u, l = self.map(Fraction.of), Matrix.identity(n)
        order, sign = list(range(n)), 1
        for k in range(n):
            pivot = max(range(k, n), key=lambda i: abs(u[i, k]))
            if not u[pivot, k]:
                raise ArithmeticError("singular matrix")
            if pivot != k:
                u.rows[k], u.rows[pivot] = u.rows[pivot], u.rows[k]
                l.rows[k][:k], l.rows[pivot][:k] = l.rows[pivot][:k], l.rows[k][:k]
                order[k], order[pivot] = order[pivot], order[k]
                sign = -sign
            for i in range(k + 1, n):
                factor = u[i, k] / u[k, k]
                l[i, k] = factor
                u.rows[i] = [a - factor * b for a, b in zip(u[i], u[k])]
        return l, u, order, sign

    def determinant(self):
        try:
            _, u, _, sign = self.lu()
        except ArithmeticError:
            return 0
        for i in range(len(self.rows)):
            sign = sign * u[i, i]
        return sign

    def solve(self, b):
        l, u, order, _ = self.lu()
        n = len(order)
        y = []
        for i in range(n):
            y.append(b[order[i]] - sum((l[i, j] * y[j] for j in range(i)), Fraction(0)))
        x = [None] * n
        for i in reversed(range(n)):
            x[i] = (y[i] - sum((u[i, j] * x[j] for j in range(i + 1, n)), Fraction(0))) / u[i, i]
        return x

    def inverse(self):
        n = len(self.rows)
        return Matrix([self.solve(column) for column in Matrix.identity(n).rows]).T


a = Matrix([[2, 1, 1], [4, -6, 0], [-2, 7, 2]])
print(a)
print(a.determinant(), a.solve([5, -2, 9]), a.T.rows, a.shape)
inverse = a.inverse()
print(inverse)
print(a @ inverse == Matrix.identity(3).map(Fraction), (a @ a - a * 2)[0], a[0:2, 1:3].rows, a[1][2], a[2, 0])
l, u, order, sign = a.lu()
print(l, u, order, sign, sep="\n")
print((l @ u).rows == [[Fraction(x) for x in a[i]] for i in order])
hilbert = Matrix([[Fraction(1, i + j + 1) for j in range(5)] for i in range(5)])
print(hilbert.determinant(), hilbert.inverse()[4], sep="\n")
fib = Matrix([[1, 1], [1, 0]])
print((fib ** 90)[0, 1], fib ** 10, sep="\n")
v = [1.0] * 3
for _ in range(60):
    w = [sum(x * y for x, y in zip(row, v)) for row in [[4, 1, 0], [1, 3, 1], [0, 1, 2]]]
    norm = max(map(abs, w))
    v = [x / norm for x in w]
print(f"{norm:.8f}", [round(x, 6) for x in v])
points = [(0, 1), (1, 3), (2, 7), (3, 13), (4, 21)]
design = Matrix([[x ** k for k in range(3)] for x, _ in points])
print((design.T @ design).solve([sum(r * y for r, (_, y) in zip(column, points)) for column in design.T.rows]))
for bad in (lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a @ Matrix([[1]]), lambda: Matrix([[1], [1, 2]]),
            lambda: Fraction(1, 0), lambda: a["x"], lambda: 1 / Fraction(0)):
    try:
        bad()
    except (ArithmeticError, ValueError, TypeError) as problem:
        print(type(problem).__name__ + ":", problem)
print(Matrix([[1, 2], [2, 4]]).determinant(), 1 - Fraction(1, 3), 2 / Fraction(4, 6), Fraction(1, 2) < 1, float(Fraction(1, 8)))
