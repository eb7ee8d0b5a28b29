"""Search and dynamic programming: knapsacks, change, longest subsequences, n-queens, knights, subset sums, scheduling, TSP."""


class Memo:
    def __init__(self, function):
        self.function, self.table, self.calls = function, {}, 0

    def __call__(self, *args):
        self.calls += 1
        if args not in self.table:
            self.table[args] = self.function(*args)
        return self.table[args]


def knapsack(items, capacity):
    best = [(0, ())] * (capacity + 1)
    for name, weight, value in items:
        for room in range(capacity, weight - 1, -1):
            total, chosen = best[room - weight]
            if total + value > best[room][0]:
                best[room] = total + value, chosen + (name,)
    return best[capacity]


def branch_and_bound(items, capacity):
    order = sorted(items, key=lambda item: -item[2] / item[1])
    best, nodes = (0, ()), 0

    def bound(i, room):
        value = 0
        for _, w, v in order[i:]:
            if w > room:
                return value + v * room / w
            room, value = room - w, value + v
        return value

    def search(i, room, value, chosen):
        nonlocal best, nodes
        nodes += 1
        if value > best[0]:
            best = value, chosen
        if i < len(order) and value + bound(i, room) > best[0]:
            name, w, v = order[i]
            if w <= room:
                search(i + 1, room - w, value + v, chosen + (name,))
            search(i + 1, room, value, chosen)
    search(0, capacity, 0, ())
    return (best[0], tuple(sorted(best[1]))), nodes


ITEMS = [("map", 9, 150), ("compass", 13, 35), ("water", 153, 200), ("sandwich", 50, 160), ("glucose", 15, 60), ("tin", 68, 45), ("banana", 27, 60),
         ("apple", 39, 40), ("cheese", 23, 30), ("beer", 52, 10), ("cream", 11, 70), ("camera", 32, 30), ("shirt", 24, 15), ("umbrella", 73, 40)]
total, chosen = knapsack(ITEMS, 300)
print(total, sorted(chosen), sum(w for n, w, _ in ITEMS if n in chosen))
print(branch_and_bound(ITEMS, 300)[0] == (total, tuple(sorted(chosen))), branch_and_bound(ITEMS, 300)[1] < 2 ** len(ITEMS))


def change(coins, amount):
    ways, fewest = [1] + [0] * amount, [0] + [None] * amount
    for coin in coins:
        for a in range(coin, amount + 1):
            ways[a] += ways[a - coin]
    for a in range(1, amount + 1):
        options = [fewest[a - c] for c in coins if c <= a and fewest[a - c] is not None]
        fewest[a] = min(options) + 1 if options else None
    return ways[amount], fewest[amount]


print(change([1, 5, 10, 25, 50], 100), change([4, 7], 17), change([4, 6], 9), change((1, 2, 5, 10, 20, 50, 100, 200), 200))


def longest_increasing(values):
    tails, previous = [], {}
    for i, v in enumerate(values):
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            if values[tails[middle]] < v:
                low = middle + 1
            else:
                high = middle
        previous[i] = tails[low - 1] if low else None
        tails[low:low + 1] = [i]
    result, i = [], tails[-1] if tails else None
    while i is not None:
        result.append(values[i])
        i = previous[i]
    return result[::-1]


print(longest_increasing([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7]), longest_increasing([]), longest_increasing([3, 2, 1]))


@Memo
def catalan(n):
    return 1 if n < 2 else sum(catalan(i) * catalan(n - 1 - i) for i in range(n))


@Memo
def partitions(n, largest):
    if n == 0:
        return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, largest) + 1))


print([catalan(n) for n in range(12)], catalan(40), catalan.calls, partitions(60, 60), len(partitions.table))


def queens(n):
    def place(columns):
        row = len(columns)
        if row == n:
            yield columns
            return
        for c in range(n):
            if all(c != k and abs(c - k) != row - r for r, k in enumerate(columns)):
                yield from place(columns + (c,))
    return place(())


print([sum(1 for _ in queens(n)) for n in range(1, 8)])
first = next(queens(8))
print("\n".join("".join("Q" if c == k else "." for k in range(8)) for c in first))


def knights_tour(n):
    moves = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    board = [[0] * n for _ in range(n)]

    def free(x, y):
        return [(x + a, y + b) for a, b in moves if 0 <= x + a < n and 0 <= y + b < n and not board[y + b][x + a]]

    def go(x, y, step):
        board[y][x] = step
        if step == n * n:
            return True
        for nx, ny in sorted(free(x, y), key=lambda p: (len(free(*p)), p)):
            if go(nx, ny, step + 1):
                return True
        board[y][x] = 0
        return False
    return board if go(0, 0, 1) else None


for row in knights_tour(6):
    print(" ".join(f"{v:2}" for v in row))
print(knights_tour(3))


def subset_sum(values, target):
    reach = {0: []}
    for v in values:
        for s, chosen in list(reach.items()):
            reach.setdefault(s + v, chosen + [v])
    return reach.get(target)


print(subset_sum([3, 34, 4, 12, 5, 2], 9), subset_sum([3, 34, 4, 12, 5, 2], 30), subset_sum([267, 961, 1153, 1000, 1922, 493, 1598, 869, 1766, 1246], 5842))


def schedule(jobs):
    """Weighted intervals: the best set that does not overlap."""
    jobs = sorted(jobs, key=lambda job: job[1])
    best = [(0, [])]
    for i, (start, end, worth, *_) in enumerate(jobs):
        before = max(j for j in range(i + 1) if j == 0 or jobs[j - 1][1] <= start)
        take = best[before][0] + worth
        best.append((take, best[before][1] + [jobs[i]]) if take > best[-1][0] else best[-1])
    return best[-1]


print(schedule([(1, 4, 5, "a"), (3, 5, 1, "b"), (0, 6, 8, "c"), (4, 7, 4, "d"), (3, 9, 6, "e"), (5, 9, 3, "f"), (6, 10, 2, "g"), (8, 11, 4, "h")]))


def tsp(distances):
    n = len(distances)
    best = {(1 << i, i): (distances[0][i], (i,)) for i in range(1, n)}
    for mask in range(2, 1 << n, 2):
        for last in range(1, n):
            if (mask, last) not in best:
                continue
            cost, path = best[mask, last]
            for nxt in range(1, n):
                if not mask >> nxt & 1:
                    key = mask | 1 << nxt, nxt
                    new = cost + distances[last][nxt]
                    if key not in best or new < best[key][0]:
                        best[key] = new, path + (nxt,)
    full = (1 << n) - 2
    return min((best[full, i][0] + distances[i][0], best[full, i][1]) for i in range(1, n))


cities = [(i * 37 % 101, i * 73 % 89) for i in range(9)]
table = [[abs(a - c) + abs(b - d) for c, d in cities] for a, b in cities]
print(tsp(table))


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


print(" ".join(hanoi(3)), sum(1 for _ in hanoi(10)))


def word_break(text, words):
    ends = {0: [[]]}
    for i in range(1, len(text) + 1):
        ends[i] = [p + [w] for w in words if text[:i].endswith(w) for p in ends.get(i - len(w), [])]
    return [" ".join(p) for p in ends[len(text)]]


print(word_break("catsanddog", ["cat", "cats", "and", "sand", "dog"]), word_break("nothing", ["no"]))
