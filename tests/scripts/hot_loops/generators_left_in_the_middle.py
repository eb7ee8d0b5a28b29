# Compiled loops are left while generators run or rest: what they do afterwards shows that nothing was lost.
import gc


class Odd(Exception):
    pass


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def mixed(n):
    # The value changes its type in the middle of the generator's body.
    value = 0
    for i in range(n):
        value = value + (i if i < 120 else 0.5)
        yield value


def left_inside():
    return [v for v in mixed(125)][-6:]


def several(n):
    for i in range(n):
        a = i * 2
        yield a
        b = a + 1
        yield b
        yield a + b


def three_places():
    total = 0
    for turn, v in enumerate(several(100)):
        total = total * 3 % 1000003 + v
        if turn == 250:
            break
    return total


def next_inside():
    g, total = several(150), 0
    for v in g:
        total += v
        if v % 5 == 0:
            total += 1000 * next(g, 7)
    return total


def next_outside():
    g = several(100)
    seen = []
    for part in range(8):
        for v in g:
            if v > part * 30:
                break
        seen.append((v, next(g)))
    return seen


def dropped_early():
    total = 0
    for i in range(200):
        for v in several(10):
            total += v
            if v > i % 7:
                break
    return total


def raising(n):
    for i in range(n):
        if i == 130:
            raise Odd(i)
        yield i


def throws():
    g, total = raising(200), 0
    try:
        for v in g:
            total += v
    except Odd as problem:
        total += problem.args[0] * 1000
    return total, next(g, "over"), list(g)


def tidy(n, log):
    try:
        for i in range(n):
            try:
                yield i
            finally:
                log.append(i)
    finally:
        log.append("end")


def with_finally():
    log, total = [], 0
    g = tidy(140, log)
    for v in g:
        total += v
        if v == 130:
            break
    g.close()
    return total, len(log), log[-2:]


def thrown_into():
    def stubborn():
        i = 0
        while True:
            try:
                i += 1
                yield i
            except Odd:
                i += 1000
    g = stubborn()
    total = 0
    for v in g:
        total += v
        if v % 100 == 50:
            total += g.throw(Odd)
        if v > 5000:
            break
    return total


def nested():
    def doubled(source):
        for v in source:
            yield v * 2

    def even(source):
        for v in source:
            if v % 4 == 0:
                yield v
    total = 0
    for v in even(doubled(count(400))):
        total += v
    return total


def delegated():
    def inner(n):
        for i in range(n):
            yield i
        return n

    def outer(n):
        got = 0
        for i in range(n):
            got += yield from inner(i % 5)
        yield got
    return sum(outer(120))


def objects():
    # What rests are young objects, which are moved.
    def pairs(n):
        previous = []
        for i in range(n):
            item = [i, previous]
            yield item
            previous = item[:1]
    last = None
    for item in pairs(300):
        if item[0] % 50 == 0:
            gc.collect()
        last = item
    return last


def itself():
    def greedy():
        for i in range(200):
            yield i
            if i == 150:
                next(own[0])
    own = [None]
    own[0] = greedy()
    total = 0
    try:
        for v in own[0]:
            total += v
    except ValueError as problem:
        return total, str(problem)


def in_handler():
    total = 0
    try:
        raise Odd("outer")
    except Odd:
        for v in mixed(130):
            total += v
        try:
            raise
        except Odd as again:
            return total, again.args


def handling_inside():
    def careful(n):
        for i in range(n):
            try:
                if i % 3 == 0:
                    raise Odd(i)
                i += 0
            except Odd as problem:
                i = -problem.args[0]
            yield i
    return sum(careful(300))


def expression():
    total = 0
    for n in range(200):
        total += sum(x * x for x in range(n % 7))
    return total, sum(v / 2 for v in count(300)), max(v % 97 for v in several(100))


def sent_and_asked():
    def running():
        total = 0
        while True:
            value = yield total
            if value is None:
                value = 1
            total += value
    g = running()
    next(g)
    seen = 0
    for i in range(300):
        seen += g.send(i) if i % 4 else next(g)
    return seen, g.gi_running, g.gi_frame is not None


print(left_inside())  # expect: [7140, 7140.5, 7141.0, 7141.5, 7142.0, 7142.5]
print(three_places())  # expect: 256882
print(next_inside())  # expect: 17891880
print(next_outside())  # expect: [(1, 1), (33, 18), (61, 32), (93, 48), (121, 62), (153, 78), (181, 92), (213, 108)]
print(dropped_early())  # expect: 2712
print(throws())  # expect: (138385, 'over', [])
print(with_finally())  # expect: (8515, 132, [130, 'end'])
print(thrown_into())  # expect: 1112378
print(nested())  # expect: 79600
print(delegated())  # expect: 480
print(objects())  # expect: [299, [298]]
print(itself())  # expect: (11325, 'generator already executing')
print(in_handler())  # expect: (359407.5, ('outer',))
print(handling_inside())  # expect: 15150
print(expression())  # expect: (2946, 22425.0, 96)
print(sent_and_asked())  # expect: (3386550, False, True)
