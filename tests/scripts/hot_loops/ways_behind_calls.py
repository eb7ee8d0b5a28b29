# What a call answers decides where a loop goes on; each way is compiled, and what was done is not done again.
class Odd:
    def __init__(self, n):
        self.n = n
        self.asked = 0

    def __eq__(self, other):
        self.asked += 1
        return self.n == other

    def __contains__(self, item):
        self.asked += 1
        return [item][: self.n]

    def __bool__(self):
        self.asked += 1
        return self.n % 3 == 0


def compare(n):
    counts = [0, 0, 0, 0]
    x = Odd(0)
    for i in range(n):
        x.n = i % 5
        if (i, x) == (i, 3):
            counts[0] += 1
        if [i % 7] < [3, x]:
            counts[1] += 1
        else:
            counts[2] += 1
        if i % 4 in (0, 1, i % 3):
            counts[3] += 1
    return counts, x.asked


print(compare(300))


def read(texts):
    good = bad = 0
    for text in texts:
        try:
            good += int(text)
        except ValueError:
            bad += 1
    return good, bad


print(read(["1", "x", "2", "3", "y", "zz"] * 60))
print(read(["x", "1"] * 60))
print(read(["1"] * 90 + ["x"] * 90 + ["5"] * 10))


def deep(text, depth):
    if depth:
        return deep(text, depth - 1)
    return int(text)


def read_deep(texts):
    good = bad = least = 0
    for text in texts:
        try:
            try:
                good += deep(text, 2)
            except TypeError:
                bad += 100
            finally:
                least += 1
        except ValueError as problem:
            bad += len(str(problem))
    return good, bad, least


print(read_deep(["1", "x", "2", "3", None, "zz"] * 60))


def pairs(rows):
    total = 0
    for row in rows:
        for i, x in enumerate(row):
            total += i * x
        for a, b in zip(row, row[1:]):
            total += a * b
        for key in {x: 1 for x in row}:
            total += key
        for x in reversed(row):
            total = total * 3 % 1000003
    return total, row, x


print(pairs([list(range(i % 5)) for i in range(200)]))
print(pairs([[7] * (i // 50) for i in range(300)] + [[4]]))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


def consume(n):
    total = 0
    x = None
    for i in range(n):
        for x in map(str, Countdown(i % 4)):
            total += int(x) + 1
        for y in filter(None, Countdown(i % 3)):
            total += y
    return total, x, y


print(consume(200))


def first(iterators):
    seen = []
    for it in iterators:
        try:
            seen.append(next(it))
        except StopIteration as stop:
            seen.append(stop.value)
    return seen.count(None), sum(x for x in seen if x)


print(first([iter([1])] * 2 + [iter([i] * (i % 2)) for i in range(120)]))


def leave(keys):
    found = []
    table = {"a": 1, "b": 2}
    for key in keys:
        try:
            if key == "c":
                table.pop(key)
            found.append(table.pop(key))
        except KeyError as problem:
            found.append(problem.args[0])
            table["a"] = len(found)
    return found[-3:], len(found), sorted(table.items())


print(leave(["a", "a", "c", "b"] * 50))


def out(texts):
    for text in texts:
        int(text)


for texts in (["1"] * 50 + ["x"], ["2"] * 5 + ["y"], ["3"] * 50 + ["z"]) * 12:
    try:
        out(texts)
    except ValueError as problem:
        last = problem
print(last, last.__traceback__.tb_next.tb_frame.f_locals["text"], last.__context__)
# expect: ([60, 172, 128, 175], 300)
# expect: (360, 180)
# expect: (60, 60)
# expect: (140, 90)
# expect: (360, 11220, 360)
# expect: (547625, [0, 1, 2, 3], 0)
# expect: (301986, [4], 4)
# expect: (566, '0', 1)
# expect: (61, 3601)
# expect: (['a', 'c', 'b'], 200, [('a', 200)])
# expect: invalid literal for int() with base 10: 'z' z None
