import math
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(math.sqrt(16), math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.fabs(-3), math.factorial(10), math.gcd(12, 18), math.lcm(4, 6), math.gcd(), math.lcm(), math.gcd(12, 18, 27))  # expect: 4.0 2 3 -2 3.0 3628800 6 12 0 1 3
print(math.pi, math.e, math.tau, math.inf, math.nan, math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0))  # expect: 3.141592653589793 2.718281828459045 6.283185307179586 inf nan True True True
print(math.exp(1), math.log(math.e), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(0), math.expm1(0), math.pow(2, 10), math.exp2(3), math.cbrt(27))  # expect: 2.718281828459045 1.0 3.0 3.0 3.0 0.0 0.0 1024.0 8.0 3.0000000000000004
print(math.sin(0), math.cos(0), math.tan(0), round(math.asin(1), 6), round(math.acos(0), 6), round(math.atan(1), 6), round(math.atan2(1, -1), 6), math.degrees(math.pi), round(math.radians(180), 6))  # expect: 0.0 1.0 0.0 1.570796 1.570796 0.785398 2.356194 180.0 3.141593
print(math.hypot(3, 4), math.hypot(1, 2, 2), math.dist((0, 0), (3, 4)), math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.prod([], start=5), math.comb(5, 2), math.perm(5, 2), math.perm(4), math.isqrt(17), math.isqrt(10 ** 40))  # expect: 5.0 3.0 5.0 1.0 6 5 10 20 24 4 100000000000000000000
print(math.copysign(3, -0.0), math.fmod(-7, 3), math.remainder(7, 4), math.modf(3.25), math.frexp(8), math.ldexp(0.5, 4), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.nextafter(1, 2), math.ulp(1.0))  # expect: -3.0 -1.0 -1.0 (0.25, 3.0) (0.5, 4) 8.0 True True 1.0000000000000002 2.220446049250313e-16
print(math.sinh(0), math.cosh(0), math.tanh(0), round(math.gamma(5), 6), round(math.lgamma(5), 6), math.erf(0), math.erfc(0), math.floor(2**70), math.ceil(-0.5), math.log(10 ** 400), math.sqrt(10 ** 300))  # expect: 0.0 1.0 0.0 24.0 3.178054 0.0 1.0 1180591620717411303424 0 921.0340371976182 1e+150
print(error(lambda: math.sqrt(-1)))  # expect: ValueError: math domain error
print(error(lambda: math.sqrt("a")))  # expect: TypeError: must be real number, not str
print(error(lambda: math.log(0)))  # expect: ValueError: math domain error
print(error(lambda: math.log(-1)))  # expect: ValueError: math domain error
print(error(lambda: math.log(0, 2)))  # expect: ValueError: math domain error
print(error(lambda: math.factorial(-1)))  # expect: ValueError: factorial() not defined for negative values
print(error(lambda: math.factorial(1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: math.floor("a")))  # expect: TypeError: must be real number, not str
print(error(lambda: math.floor(math.inf)))  # expect: OverflowError: cannot convert float infinity to integer
print(error(lambda: math.ceil(math.nan)))  # expect: ValueError: cannot convert float NaN to integer
print(error(lambda: math.exp(1000)))  # expect: OverflowError: math range error
print(error(lambda: math.pow(0, -1)))  # expect: ValueError: math domain error
print(error(lambda: math.acos(2)))  # expect: ValueError: math domain error
print(error(lambda: math.gcd(1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: math.isqrt(-1)))  # expect: ValueError: isqrt() argument must be nonnegative
print(error(lambda: math.comb(-1, 2)))  # expect: ValueError: n must be a non-negative integer
print(error(lambda: math.comb(1.5, 2)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: math.fmod(1, 0)))  # expect: ValueError: math domain error
print(error(lambda: math.sin()))  # expect: TypeError: math.sin() takes exactly one argument (0 given)
print(error(lambda: math.sin(1, 2)))  # expect: TypeError: math.sin() takes exactly one argument (2 given)
print(error(lambda: math.hypot("a")))  # expect: TypeError: must be real number, not str
print(error(lambda: math.dist((1,), (1, 2))))  # expect: ValueError: both points must have the same number of dimensions
print(error(lambda: math.fsum(["a"])))  # expect: TypeError: must be real number, not str
print(error(lambda: math.sqrt(10 ** 400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.ldexp(1.0, 5000)))  # expect: OverflowError: math range error
class F:
    def __float__(self): return 4.0
print(math.sqrt(F()), math.sqrt(True), math.floor(-0.5), math.trunc(1e20))  # expect: 2.0 1.0 -1 100000000000000000000
