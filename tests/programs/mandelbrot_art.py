"""Fractals and patterns in text: Mandelbrot, Julia, Sierpinski, dragon curve, cellular automata, spirals, a maze, plasma."""


def mandelbrot(width, height, limit):
    shades = " .:-=+*#%@"
    for row in range(height):
        line = ""
        for column in range(width):
            cr, ci = -2.2 + 3.2 * column / width, -1.2 + 2.4 * row / height
            zr = zi = 0.0
            n = 0
            while zr * zr + zi * zi <= 4 and n < limit:
                zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
                n += 1
            line += shades[n * (len(shades) - 1) // limit]
        yield line.rstrip()


class Complex:
    __slots__ = ("re", "im")

    def __init__(self, re, im=0.0):
        self.re, self.im = re, im

    def __add__(self, o):
        return Complex(self.re + o.re, self.im + o.im)

    def __mul__(self, o):
        return Complex(self.re * o.re - self.im * o.im, self.re * o.im + self.im * o.re)

    def __pow__(self, n):
        result = Complex(1.0)
        for _ in range(n):
            result *= self
        return result

    def __abs__(self):
        return (self.re ** 2 + self.im ** 2) ** 0.5

    def __repr__(self):
        return f"{self.re:.3f}{self.im:+.3f}i"


def julia(width, height, c, power=2):
    for row in range(height):
        line = []
        for column in range(width):
            z = Complex(-1.6 + 3.2 * column / width, -1.1 + 2.2 * row / height)
            for n in range(24):
                if abs(z) > 2:
                    break
                z = z ** power + c
            else:
                n = 24
            line.append(" .'`^,:;!+*oO0#@"[n * 15 // 24])
        yield "".join(line).rstrip()


def sierpinski(n):
    lines = ["*"]
    for k in range(n):
        pad = " " * 2 ** k
        lines = [pad + line + pad for line in lines] + [line + " " + line for line in lines]
    return [line.rstrip() for line in lines]


def dragon(n):
    turns = []
    for _ in range(n):
        turns = turns + [1] + [1 - t for t in reversed(turns)]
    x = y = 0
    dx, dy = 1, 0
    points = {(0, 0)}
    for turn in turns + [0]:
        for _ in range(2):
            x, y = x + dx, y + dy
            points.add((x, y))
        dx, dy = (-dy, dx) if turn else (dy, -dx)
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return ["".join("#" if (x, y) in points else " " for x in range(min(xs), max(xs) + 1)).rstrip() for y in range(min(ys), max(ys) + 1)]


def automaton(rule, width, steps):
    cells = [0] * width
    cells[width // 2] = 1
    for _ in range(steps):
        yield "".join(" #"[c] for c in cells).rstrip()
        cells = [rule >> (cells[i - 1] << 2 | cells[i] << 1 | cells[(i + 1) % width]) & 1 for i in range(width)]


def spiral(n):
    grid = [[0] * n for _ in range(n)]
    x = y = 0
    dx, dy = 1, 0
    for value in range(1, n * n + 1):
        grid[y][x] = value
        nx, ny = x + dx, y + dy
        if not (0 <= nx < n and 0 <= ny < n) or grid[ny][nx]:
            dx, dy = -dy, dx
            nx, ny = x + dx, y + dy
        x, y = nx, ny
    return grid


def random(seed):
    while True:
        seed = (seed * 1664525 + 1013904223) & 0xFFFFFFFF
        yield seed >> 16


def maze(width, height, seed):
    source = random(seed)
    grid = [["#"] * (2 * width + 1) for _ in range(2 * height + 1)]
    stack = [(0, 0)]
    grid[1][1] = " "
    while stack:
        x, y = stack[-1]
        options = [(x + a, y + b) for a, b in ((1, 0), (-1, 0), (0, 1), (0, -1))
                   if 0 <= x + a < width and 0 <= y + b < height and grid[2 * (y + b) + 1][2 * (x + a) + 1] == "#"]
        if not options:
            stack.pop()
            continue
        nx, ny = options[next(source) % len(options)]
        grid[y + ny + 1][x + nx + 1] = grid[2 * ny + 1][2 * nx + 1] = " "
        stack.append((nx, ny))
    return grid


def solve(grid):
    goal = len(grid) - 2, len(grid[0]) - 2
    previous, queue = {(1, 1): None}, [(1, 1)]
    for y, x in queue:
        if (y, x) == goal:
            break
        for place in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
            if grid[place[0]][place[1]] == " " and place not in previous:
                previous[place] = y, x
                queue.append(place)
    place, steps = goal, 0
    while place:
        grid[place[0]][place[1]] = "."
        place, steps = previous[place], steps + 1
    return steps


def plasma(size, seed):
    """Diamond and square, with wrapping edges."""
    source = random(seed)
    field = [[0.0] * size for _ in range(size)]
    step, scale = size, 1.0
    while step > 1:
        half = step // 2
        for y in range(0, size, step):
            for x in range(0, size, step):
                corners = field[y][x] + field[y][(x + step) % size] + field[(y + step) % size][x] + field[(y + step) % size][(x + step) % size]
                field[y + half][x + half] = corners / 4 + (next(source) / 32768 - 1) * scale
        for y in range(0, size, half):
            for x in range((y // half + 1) % 2 * half, size, step):
                around = field[y - half][x] + field[(y + half) % size][x] + field[y][x - half] + field[y][(x + half) % size]
                field[y][x] = around / 4 + (next(source) / 32768 - 1) * scale
        step, scale = half, scale / 2
    low, high = min(map(min, field)), max(map(max, field))
    return ["".join(" .,:;+=xX#"[int((v - low) / (high - low) * 9.999)] for v in row).rstrip() for row in field]


print(*mandelbrot(64, 22, 40), sep="\n")
print(*julia(56, 18, Complex(-0.8, 0.156)), sep="\n")
print(*julia(30, 9, Complex(0.4, 0.1), power=3), sep="\n")
print(*sierpinski(4), sep="\n")
print(*dragon(6), sep="\n")
for rule in (30, 90, 110):
    print(f"rule {rule}", *automaton(rule, 41, 10), sep="\n")
for row in spiral(6):
    print(" ".join(f"{v:2}" for v in row))
labyrinth = maze(14, 6, 3)
steps = solve(labyrinth)
print(*("".join(row) for row in labyrinth), sep="\n")
print(steps, "steps")
print(*plasma(16, 5), sep="\n")
print(Complex(1, 2) * Complex(3, -1), Complex(1, 1) ** 5, abs(Complex(3, 4)))
