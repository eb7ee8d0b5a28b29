"""Numeric kernels over plain lists: FFT with its own complex pairs, convolution, primes, integration, root finding."""
import math


def fft(values, sign=-1):
    """Radix two, recursive; values are (re, im) pairs."""
    n = len(values)
    if n == 1:
        return values
    if n & (n - 1):
        raise ValueError(f"length {n} is not a power of two")
    even, odd = fft(values[::2], sign), fft(values[1::2], sign)
    out = [None] * n
    for k in range(n // 2):
        angle = sign * 2 * math.pi * k / n
        c, s = math.cos(angle), math.sin(angle)
        re, im = odd[k]
        re, im = re * c - im * s, re * s + im * c
        out[k] = even[k][0] + re, even[k][1] + im
        out[k + n // 2] = even[k][0] - re, even[k][1] - im
    return out


def inverse(values):
    n = len(values)
    return [(re / n, im / n) for re, im in fft(values, sign=1)]


def real(values):
    return [(float(v), 0.0) for v in values]


def multiply_numbers(a, b):
    """Digits convolved by FFT, then carried."""
    x, y = [int(d) for d in str(a)[::-1]], [int(d) for d in str(b)[::-1]]
    size = 1
    while size < len(x) + len(y):
        size *= 2
    fx, fy = (fft(real(d + [0] * (size - len(d)))) for d in (x, y))
    product = inverse([(p * r - q * s, p * s + q * r) for (p, q), (r, s) in zip(fx, fy)])
    total = carry = 0
    digits = []
    for re, _ in product:
        carry += round(re)
        digits.append(carry % 10)
        carry //= 10
    while carry:
        digits.append(carry % 10)
        carry //= 10
    return int("".join(map(str, reversed(digits))))


signal = [math.sin(2 * math.pi * 3 * t / 64) + 0.5 * math.cos(2 * math.pi * 10 * t / 64) for t in range(64)]
spectrum = fft(real(signal))
power = [math.hypot(*z) for z in spectrum[:33]]
print([(k, round(p, 4)) for k, p in enumerate(power) if p > 1e-6])
back = inverse(spectrum)
print(max(abs(a - re) + abs(im) for a, (re, im) in zip(signal, back)) < 1e-12)
print(f"{sum(s * s for s in signal):.6f} {sum(re * re + im * im for re, im in spectrum) / 64:.6f}")
a, b = 123456789123456789123456789, 987654321987654321
print(multiply_numbers(a, b) == a * b, multiply_numbers(3 ** 200, 7 ** 150) == 3 ** 200 * 7 ** 150)
try:
    fft(real([1, 2, 3]))
except ValueError as problem:
    print(problem)


def primes():
    """An endless incremental sieve."""
    composites, n = {}, 2
    while True:
        for step in composites.pop(n, ()) or (yield n) or [n]:
            start = n * n if step == n and n * n not in composites else n + step
            composites.setdefault(start, []).append(step)
        n += 1


def is_prime(n):
    """Deterministic Miller-Rabin for 64 bits."""
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, r = n - 1, 0
    while d % 2 == 0:
        d, r = d // 2, r + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(r - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def factor(n):
    if n == 1:
        return []
    if is_prime(n):
        return [n]
    if n % 2 == 0:
        return [2] + factor(n // 2)
    c = 1
    while True:
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = math.gcd(abs(x - y), n)
        if d != n:
            return sorted(factor(d) + factor(n // d))
        c += 1


sieve = primes()
first = [next(sieve) for _ in range(30)]
print(first, all(map(is_prime, first)))
print([n for n in range(10 ** 12, 10 ** 12 + 200) if is_prime(n)], is_prime(2 ** 61 - 1), is_prime(3215031751))
for n in (360, 1001, 2 ** 32 + 1, 600851475143, 10 ** 12 - 11, 999999000001, 2 ** 20):
    print(n, factor(n), math.prod(factor(n)) == n)


def simpson(f, a, b, tolerance=1e-9):
    def rule(a, fa, b, fb):
        m = (a + b) / 2
        fm = f(m)
        return m, fm, (b - a) / 6 * (fa + 4 * fm + fb)

    def refine(a, fa, b, fb, m, fm, whole, tolerance, depth):
        lm, flm, left = rule(a, fa, m, fm)
        rm, frm, right = rule(m, fm, b, fb)
        delta = left + right - whole
        if abs(delta) <= 15 * tolerance or depth == 0:
            return left + right + delta / 15
        return (refine(a, fa, m, fm, lm, flm, left, tolerance / 2, depth - 1)
                + refine(m, fm, b, fb, rm, frm, right, tolerance / 2, depth - 1))
    fa, fb = f(a), f(b)
    return refine(a, fa, b, fb, *rule(a, fa, b, fb), tolerance, 30)


def newton(f, x, limit=50):
    for step in range(limit):
        h = 1e-7 * max(1, abs(x))
        slope = (f(x + h) - f(x - h)) / (2 * h)
        if slope == 0:
            raise ArithmeticError("flat")
        new = x - f(x) / slope
        if abs(new - x) < 1e-12 * max(1, abs(x)):
            return new, step
        x = new
    raise ArithmeticError("no convergence")


print(f"{simpson(math.sin, 0, math.pi):.9f} {simpson(lambda x: math.exp(-x * x), -5, 5):.9f} {math.sqrt(math.pi):.9f}")
for name, f, x in (("sqrt2", lambda x: x * x - 2, 1.0), ("cos", lambda x: math.cos(x) - x, 1.0), ("cubic", lambda x: x ** 3 - 2 * x - 5, 2.0),
                   ("none", lambda x: x * x + 1, 0.5), ("flat", lambda x: 1.0, 0.0)):
    try:
        root, steps = newton(f, x)
        print(f"{name}: {root:.10f}")
    except ArithmeticError as problem:
        print(f"{name}: {problem}")
xs = [i / 10 for i in range(50)]
ys = [2.5 * x - 1 + 0.3 * math.sin(9 * x) for x in xs]
mx, my = math.fsum(xs) / 50, math.fsum(ys) / 50
slope = sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / sum((x - mx) ** 2 for x in xs)
residual = math.sqrt(sum((y - (my + slope * (x - mx))) ** 2 for x, y in zip(xs, ys)) / 48)
print(f"slope {slope:.6f} intercept {my - slope * mx:.6f} residual {residual:.6f}")
