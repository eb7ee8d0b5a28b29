"""Number theory with big integers: digits of pi and e, RSA, continued fractions, perfect powers, bases, Fermat, Collatz, partitions."""


def pi_digits(count):
    """The spigot of Gibbons."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while count:
        if 4 * q + r - t < n * t:
            yield n
            count -= 1
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def machin(digits):
    unity = 10 ** (digits + 10)

    def arctan(x):
        total = term = unity // x
        n, sign = 3, -1
        while term:
            term //= x * x
            total += sign * (term // n)
            n, sign = n + 2, -sign
        return total
    return 4 * (4 * arctan(5) - arctan(239)) // 10 ** 10


def e_digits(digits):
    scale = 10 ** (digits + 5)
    total = term = scale
    n = 1
    while term:
        term //= n
        total += term
        n += 1
    return total // 10 ** 5


def isqrt(n):
    if n < 0:
        raise ValueError("square root of a negative number")
    if n == 0:
        return 0
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def extended_gcd(a, b):
    x, y, u, v = 1, 0, 0, 1
    while b:
        q = a // b
        a, b = b, a % b
        x, u = u, x - q * u
        y, v = v, y - q * v
    return a, x, y


def modular_inverse(a, m):
    g, x, _ = extended_gcd(a, m)
    if g != 1:
        raise ValueError(f"{a} has no inverse modulo {m}")
    return x % m


def is_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    d, s = n - 1, 0
    while not d & 1:
        d >>= 1
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if a >= n:
            break
        x = pow(a, d, n)
        if x == 1 or x == n - 1:
            continue
        for _ in range(s - 1):
            x = pow(x, 2, n)
            if x == n - 1:
                break
        else:
            return False
    return True


def next_prime(n):
    n += 1 + n % 2
    while not is_prime(n):
        n += 2
    return n


class RSA:
    def __init__(self, p, q, e=65537):
        self.n, self.e = p * q, e
        self.d = modular_inverse(e, (p - 1) * (q - 1))

    def encrypt(self, text):
        m = int.from_bytes(text.encode(), "big")
        if m >= self.n:
            raise OverflowError("message too long")
        return pow(m, self.e, self.n)

    def decrypt(self, c):
        m = pow(c, self.d, self.n)
        return m.to_bytes((m.bit_length() + 7) // 8, "big").decode()


def continued_sqrt(n, count):
    m, d, a0 = 0, 1, isqrt(n)
    a, terms = a0, [a0]
    while len(terms) < count:
        m = d * a - m
        d = (n - m * m) // d
        if d == 0:
            break
        a = (a0 + m) // d
        terms.append(a)
    return terms


def convergent(terms):
    p, q = 1, 0
    for a in reversed(terms):
        p, q = a * p + q, p
    return p, q


def pell(n):
    for count in range(1, 60):
        x, y = convergent(continued_sqrt(n, count))
        if x * x - n * y * y == 1:
            return x, y


def in_base(n, base):
    digits, out, sign = "0123456789abcdefghijklmnopqrstuvwxyz", "", "-" if n < 0 else ""
    n = abs(n)
    while True:
        n, d = divmod(n, base)
        out = digits[d] + out
        if not n:
            return sign + out


digits = list(pi_digits(60))
print("".join(map(str, digits)), str(machin(59)) == "".join(map(str, digits)))
print(machin(300) % 10 ** 30, e_digits(100))
print(isqrt(2 * 10 ** 100), isqrt(10 ** 60) == 10 ** 30, [isqrt(n) for n in (0, 1, 3, 4, 8, 9, 99)])
try:
    isqrt(-1)
except ValueError as problem:
    print(problem)
p, q = next_prime(10 ** 30), next_prime(3 * 10 ** 30)
rsa = RSA(p, q)
secret = rsa.encrypt("Meet at noon, é!")
print(p, q, secret, rsa.decrypt(secret))
for bad in (lambda: rsa.encrypt("x" * 100), lambda: modular_inverse(6, 9), lambda: RSA(7, 13, e=4)):
    try:
        bad()
    except (OverflowError, ValueError) as problem:
        print(type(problem).__name__, problem)
print(extended_gcd(2 ** 90 - 1, 2 ** 60 - 1), modular_inverse(3, 2 ** 127 - 1), [n for n in range(2, 130) if is_prime(2 ** n - 1)])
print(continued_sqrt(23, 9), convergent(continued_sqrt(2, 20)), pell(61), pell(109))
f = 1
for i in range(2, 101):
    f *= i
print(len(str(f)), sum(map(int, str(f))), str(f).rstrip("0")[-10:], f % (10 ** 9 + 7), f.bit_length())
print([in_base(n, b) for n, b in ((255, 16), (-255, 2), (2 ** 100, 36), (0, 7), (10 ** 30, 20))], int(in_base(3 ** 70, 29), 29) == 3 ** 70)
a, b = 0, 1
for _ in range(1000):
    a, b = b, a + b
print(a % 10 ** 40, len(str(a)), a & 0xFFFF, a >> 680)
n, steps, top = 2 ** 80 + 1, 0, 0
while n != 1:
    n = 3 * n + 1 if n & 1 else n >> 1
    steps, top = steps + 1, max(top, n)
print(steps, top)
mask = (1 << 128) - 1
state = 0x123456789ABCDEF
for _ in range(100):
    state = (state * 0x2360ED051FC65DA44385DF649FCCF645 + 0x5851F42D4C957F2D14057B7EF767814F) & mask
print(hex(state), state >> 64 ^ state & (1 << 64) - 1, ~state & 0xFF, -state % 1000, -state // 10 ** 36)
ways = [1] + [0] * 400
for part in range(1, 401):
    for total in range(part, 401):
        ways[total] += ways[total - part]
print(ways[100], ways[400], f"{ways[400]:,}", f"{float(ways[400]):.6e}", ways[400] / ways[399])
print(sum(1 / n for n in range(1, 500)), 2 ** 1000 % 1000007, (2 ** 521 - 1) * (2 ** 607 - 1) % 10 ** 12, divmod(-10 ** 40, 7 ** 30), round(10 ** 25, -24))
