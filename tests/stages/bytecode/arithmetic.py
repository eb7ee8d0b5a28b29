def operators(a, b):
    x = a + b * 2 - a ** b // 3
    x = -a, +b, ~x, not a
    x = a @ b | a & 15 ^ b << 3 >> a
    x = 1 + a
    return (a + 1) % 7 / 2


def folded():
    return 2 * 3 + 1, -5, "a" "b" * 2, (1, (2, 3)), 1 / 4, 10 ** 100, not 0


def in_place(a, b):
    a += 1
    a -= b
    a *= 2
    a //= b
    a.x += 1
    a[b] **= 2
    return a
