# Functions that a loop makes and calls at once, kept now and then; sets and lists that grow in loops.
def kept(n):
    functions, total = [], 0
    for i in range(n):
        j = i * 2

        def both(k, more=3):
            return i + j + k + more

        total += both(1) + both(2, more=0)
        if i % 40 == 39:
            functions.append(both)
        if i == 95:
            both.mark = "marked"
            functions.append(both)
    return total, [f(0) for f in functions], functions[-1].__name__, functions[2].mark, functions[0].__defaults__


print(kept(120))  # expect: (43560, [360, 360, 360, 360], 'both', 'marked', (3,))


def grids(n):
    grown = []
    for k in range(n):
        rows = [[i * j + k for j in range(i % 5)] for i in range(7)]
        grown.append(sum(map(len, rows)))
        if k == 60:
            rows[3].append({(i, i // 2) for i in range(k)})
            last = rows
    return sum(grown), len(last[3][-1]), last[2]


print(grids(80))  # expect: (880, 60, [60, 62])


def failing(n):
    try:
        return [[10 // (k - 70) for _ in range(2)] for k in range(n)]
    except ZeroDivisionError as error:
        names, at = [], error.__traceback__
        while at:
            names.append(at.tb_frame.f_code.co_name)
            at = at.tb_next
        return names


print(failing(100)[:1])  # expect: ['failing']


class Odd:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Odd)


def unique(n):
    seen, more, refused = set(), set(), 0
    for i in range(n):
        seen.add(i * i % 101)
        more.add(Odd() if i % 9 == 0 else str(i % 4))
        try:
            more.add([] if i % 50 == 49 else 1.0)
        except TypeError:
            refused += 1
    return len(seen), len(more), refused, {x % 7 for x in seen}


print(unique(300))  # expect: (51, 6, 6, {0, 1, 2, 3, 4, 5, 6})
