# Loops over generators that go different ways in their turns: a generator rests in the hands of compiled code between
# them, and whoever looks at it behind the loop, or resumes it, finds it where it is.


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def evens(n):
    i = 0
    while i < n:
        if i % 2 == 0:
            yield i
        i += 1


def branches(n):
    even = odd = third = 0
    g = count(n)
    for x in g:
        if x & 1:
            odd += x
        elif x % 3 == 0:
            third += x
        else:
            even += 1
        if x == n - 10:
            break
    return even, odd, third, next(g), g.gi_frame.f_locals, sum(g)


print(branches(500), branches(1000))  # expect: (164, 60025, 19926, 491, {'n': 500, 'i': 491}, 3964) (330, 245025, 82170, 991, {'n': 1000, 'i': 991}, 7964)


def pairs(n):
    total = 0
    first, second = count(n), evens(2 * n)
    for a in first:
        b = next(second)
        if a % 4:
            total += a * b
        else:
            total -= b
    return total, next(second, None), next(first, None)


print(pairs(300))  # expect: (13477500, None, None)


def short(n):
    total = 0
    for x in count(n):
        for y in count(x % 5):
            if y & 1:
                total += y
            else:
                total += x
        for y in evens(7):
            total += y
    return total


print(short(400))  # expect: 101440


def exchanged(n):
    makers = [count, evens]
    total = turns = 0
    for x in range(n):
        for y in makers[x // 50 % 2](6):
            total += y
            if y == 4:
                turns += 1
    return total, turns


print(exchanged(600))  # expect: (6300, 600)


def with_state(n, step):
    state = 0.5
    i = 0
    while i < n:
        sent = yield state
        if sent:
            state += sent
        i += step
        state *= 1.0 if i % 3 else 0.5


def sent(n):
    g = with_state(n, 1)
    total = next(g)
    try:
        while True:
            if total > 100:
                total -= 100
                total += g.send(2)
            else:
                total += next(g) + 1
    except StopIteration:
        return round(total, 6)


print(sent(500))  # expect: 34.984375


def one_or_the_other(n):
    a, b = count(n), count(n)
    total = 0
    for i in range(n):
        g = a if i % 3 else b
        for x in g:
            total += x
            break
    return total, next(a), next(b)


print(one_or_the_other(300))  # expect: (24850, 200, 100)


def raising(n):
    for i in count(n):
        if i % 50 == 49:
            raise ValueError(i)
        yield i


def caught(n):
    seen = []
    for k in range(n):
        total = 0
        try:
            for x in raising(40 + k):
                if x & 1:
                    total += x
        except ValueError as error:
            total += error.args[0] * 1000
        seen.append(total)
    return seen[5], seen[-1], sum(seen)


print(caught(60))  # expect: (484, 49576, 2483660)
