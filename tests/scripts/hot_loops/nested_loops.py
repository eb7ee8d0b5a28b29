# Loops in loops: short and long inner ones, breaks through several, else branches, while and for mixed.


def primes(n):
    found = []
    for i in range(2, n):
        for p in found:
            if i % p == 0:
                break
        else:
            found.append(i)
    return len(found), found[-1]


def triangle(n):
    total = 0
    for i in range(n):
        for j in range(i):
            for k in range(j % 3):
                total += i * j - k
    return total


def mixed():
    total = turns = 0
    i = 0
    while i < 100:
        i += 1
        j = i
        while j > 0:
            j //= 2
            if j == 3:
                continue
            turns += 1
        for k in (1, 2, 3):
            if k == i % 4:
                break
            total += k
        else:
            total += 100
    return total, turns


def collatz(limit):
    best = longest = 0
    for start in range(1, limit):
        n, length = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            length += 1
        if length > longest:
            best, longest = start, length
    return best, longest


def comprehensions():
    total = 0
    for i in range(80):
        total += sum([x * y for x in range(i % 5) for y in range(x) if (x + y) % 2])
        total += len({x: [y for y in range(x)] for x in range(i % 4)})
        total += len({x % 3 for x in range(i % 7)})
    return total


def big_range():
    total = 0
    for i in range((1 << 47) - 60, (1 << 47) + 60):
        total += i - (1 << 47)
    for i in range(200, 0, -2):
        total += i
    return total


print(primes(400))  # expect: (78, 397)
print(triangle(60))  # expect: 1530205
print(mixed())  # expect: (2750, 545)
print(collatz(120))  # expect: (97, 118)
print(comprehensions())  # expect: 448
print(big_range())  # expect: 10040
