# statistics: averages, spreads, and the normal distribution.
#
# Comes in: numbers. Goes out: numbers of the same kind where the result allows it, else floats.
# Leaves to others: nothing; sums are exact, kept as fractions of two integers.
# Holds: means and variances are rounded once, at the end; equal data in any order give the same result.
#
# Kernels: none beyond math.

from bisect import bisect_left, bisect_right
from math import erf, exp, fabs, fsum, gcd, hypot, isqrt, log, sqrt, tau

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
    "pstdev", "pvariance", "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    pass


# Exact sums: a fraction is a pair of integers, the denominator positive. None in place of the denominator marks a
# sum that is infinite or not a number.

def _ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type {type(x).__name__!r} to numerator/denominator") from None


def _common_type(left, right):
    """The type that a sum of both has."""
    if left is right or right is int or right is bool:
        return left
    if left is int:
        return right
    if issubclass(right, left):
        return right
    if issubclass(left, right):
        return left
    if issubclass(left, int):
        return right
    if issubclass(right, int):
        return left
    if issubclass(left, float) and hasattr(right, "numerator"):
        return left
    if issubclass(right, float) and hasattr(left, "numerator"):
        return right
    raise TypeError(f"don't know how to coerce {left.__name__} and {right.__name__}")


def _sum(data):
    """The type, the sum as a fraction, and the number of the data."""
    kind = int
    count = 0
    partial = {}
    special = None
    for x in data:
        count += 1
        if type(x) is not kind:
            kind = _common_type(kind, type(x))
        numerator, denominator = _ratio(x)
        if denominator is None:
            special = numerator if special is None else special + numerator
        else:
            partial[denominator] = partial.get(denominator, 0) + numerator
    if special is not None:
        return kind, (special, None), count
    numerator, denominator = 0, 1
    for below, above in partial.items():
        shared = denominator // gcd(denominator, below) * below
        numerator = numerator * (shared // denominator) + above * (shared // below)
        denominator = shared
    return kind, (numerator, denominator), count


def _convert(fraction, kind):
    """The fraction as a value of the type, or as a float where an integer type cannot hold it."""
    numerator, denominator = fraction
    if denominator is None:
        return numerator
    if issubclass(kind, int):
        if numerator % denominator:
            return numerator / denominator
        return kind(numerator // denominator)
    if issubclass(kind, float):
        return kind(numerator / denominator)
    try:
        return kind(numerator) / kind(denominator)
    except TypeError:
        return kind(numerator, denominator)


def _over(fraction, number):
    """A fraction divided by a positive integer."""
    numerator, denominator = fraction
    if denominator is None:
        return numerator / number, None
    return numerator, denominator * number


def _root_of_fraction(numerator, denominator):
    """The square root as a float, rounded once: enough bits are computed, and the last one says if more follow."""
    if not numerator:
        return 0.0
    shift = (numerator.bit_length() - denominator.bit_length() - 109) // 2
    if shift >= 0:
        top, bottom = numerator, denominator << 2 * shift
    else:
        top, bottom = numerator << -2 * shift, denominator
    root = isqrt(top // bottom)
    if root * root * bottom != top:
        root |= 1
    if shift >= 0:
        return float(root << shift)
    return root / (1 << -shift)


def _root(fraction, kind):
    numerator, denominator = fraction
    if denominator is None:
        return sqrt(numerator)
    if not issubclass(kind, (int, float)) and hasattr(kind, "sqrt"):
        return _convert(fraction, kind).sqrt()
    return _root_of_fraction(numerator, denominator)


def _as_list(data):
    return list(data) if iter(data) is data else data


# Averages

def mean(data):
    kind, total, count = _sum(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(_over(total, count), kind)


def fmean(data, weights=None):
    if weights is None:
        if not hasattr(data, "__len__"):
            data = list(data)
        if not len(data):
            raise StatisticsError("fmean requires at least one data point")
        return fsum(data) / len(data)
    if not hasattr(weights, "__len__"):
        weights = list(weights)
    if not hasattr(data, "__len__"):
        data = list(data)
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    bottom = fsum(weights)
    top = fsum([weight * x for weight, x in zip(weights, data)])
    if not bottom:
        raise StatisticsError("sum of weights must be non-zero")
    return top / bottom


def geometric_mean(data):
    try:
        return exp(fmean([log(x) for x in data]))
    except ValueError:
        raise StatisticsError(
            "geometric mean requires a non-empty dataset containing positive numbers") from None


def _refuse_negative(values):
    for value in values:
        if value < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        yield value


def harmonic_mean(data, weights=None):
    data = _as_list(data)
    count = len(data)
    if count < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if count == 1 and weights is None:
        x = data[0]
        if not hasattr(x, "__float__"):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        return x
    if weights is None:
        weights = [1] * count
    else:
        weights = _as_list(weights)
        if len(weights) != count:
            raise StatisticsError("Number of weights does not match data size")
    _, weight, _ = _sum(_refuse_negative(weights))
    try:
        kind, total, _ = _sum([
            share / x if share else 0 for share, x in zip(weights, _refuse_negative(data))])
    except ZeroDivisionError:
        return 0
    if total[0] <= 0:
        raise StatisticsError("Weighted sum must be positive")
    if total[1] is None:
        return _convert((weight[0] / weight[1] / total[0], None), kind)
    return _convert((weight[0] * total[1], weight[1] * total[0]), kind)


def median(data):
    data = sorted(data)
    count = len(data)
    if count == 0:
        raise StatisticsError("no median for empty data")
    if count % 2:
        return data[count // 2]
    return (data[count // 2 - 1] + data[count // 2]) / 2


def median_low(data):
    data = sorted(data)
    count = len(data)
    if count == 0:
        raise StatisticsError("no median for empty data")
    return data[(count - 1) // 2]


def median_high(data):
    data = sorted(data)
    count = len(data)
    if count == 0:
        raise StatisticsError("no median for empty data")
    return data[count // 2]


def median_grouped(data, interval=1):
    data = sorted(data)
    count = len(data)
    if not count:
        raise StatisticsError("no median for empty data")
    x = data[count // 2]
    below = bisect_left(data, x)
    equal = bisect_right(data, x, below) - below
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (count / 2 - below) / equal


def _counted(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    counts = _counted(data)
    best = 0
    result = None
    for x, count in counts.items():
        if count > best:
            best = count
            result = x
    if not best:
        raise StatisticsError("no mode for empty data")
    return result


def multimode(data):
    counts = _counted(data)
    best = max(counts.values(), default=0)
    return [x for x, count in counts.items() if count == best]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    count = len(data)
    if count < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    if method == "inclusive":
        last = count - 1
        for i in range(1, n):
            place, rest = divmod(i * last, n)
            result.append((data[place] * (n - rest) + data[place + 1] * rest) / n)
        return result
    if method == "exclusive":
        for i in range(1, n):
            place = i * (count + 1) // n
            place = 1 if place < 1 else count - 1 if place > count - 1 else place
            rest = i * (count + 1) - place * n
            result.append((data[place - 1] * (n - rest) + data[place] * rest) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


# Spreads

def _squares(data, center=None):
    """The type, the sum of squared deviations from the center (the mean, if none is given), the mean, the count."""
    if center is not None:
        kind, total, count = _sum([(x - center) * (x - center) for x in data])
        return kind, total, center, count
    data = _as_list(data)
    kind, total, count = _sum(data)
    if not count:
        return kind, (0, 1), None, 0
    if total[1] is None:
        return kind, (total[0] - total[0], None), None, count
    # With one denominator for all, n * sum(x * x) - sum(x) ** 2 is an exact integer.
    denominator = 1
    for x in data:
        below = _ratio(x)[1]
        denominator = denominator // gcd(denominator, below) * below
    whole = 0
    squares = 0
    for x in data:
        above, below = _ratio(x)
        above *= denominator // below
        whole += above
        squares += above * above
    return kind, (count * squares - whole * whole, count * denominator * denominator), None, count


def variance(data, xbar=None):
    kind, squares, _, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(_over(squares, count - 1), kind)


def pvariance(data, mu=None):
    kind, squares, _, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(_over(squares, count), kind)


def stdev(data, xbar=None):
    kind, squares, _, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(_over(squares, count - 1), kind)


def pstdev(data, mu=None):
    kind, squares, _, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(_over(squares, count), kind)


# Two variables

def covariance(x, y, /):
    count = len(x)
    if len(y) != count:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if count < 2:
        raise StatisticsError("covariance requires at least two data points")
    x_mean = fsum(x) / count
    y_mean = fsum(y) / count
    return fsum([(a - x_mean) * (b - y_mean) for a, b in zip(x, y)]) / (count - 1)


def correlation(x, y, /):
    count = len(x)
    if len(y) != count:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if count < 2:
        raise StatisticsError("correlation requires at least two data points")
    x_mean = fsum(x) / count
    y_mean = fsum(y) / count
    both = fsum([(a - x_mean) * (b - y_mean) for a, b in zip(x, y)])
    x_squares = fsum([(a - x_mean) * (a - x_mean) for a in x])
    y_squares = fsum([(b - y_mean) * (b - y_mean) for b in y])
    try:
        return both / sqrt(x_squares * y_squares)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


_linear_regression_type = None


def linear_regression(x, y, /, *, proportional=False):
    global _linear_regression_type
    count = len(x)
    if len(y) != count:
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if count < 2:
        raise StatisticsError("linear regression requires at least two data points")
    if proportional:
        both = fsum([a * b for a, b in zip(x, y)])
        squares = fsum([a * a for a in x])
    else:
        x_mean = fsum(x) / count
        y_mean = fsum(y) / count
        both = fsum([(a - x_mean) * (b - y_mean) for a, b in zip(x, y)])
        squares = fsum([(a - x_mean) * (a - x_mean) for a in x])
    try:
        slope = both / squares
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    intercept = 0.0 if proportional else y_mean - slope * x_mean
    if _linear_regression_type is None:
        from collections import namedtuple
        _linear_regression_type = namedtuple("LinearRegression", ("slope", "intercept"), module=__name__)
    return _linear_regression_type(slope=slope, intercept=intercept)


# The normal distribution. Its inverse is Wichura's algorithm AS 241: three quotients of polynomials, coefficients of
# the highest power first.

_CENTER = (
    (2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4,
     4.59219_53931_54987_1457e+4, 1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3,
     1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0),
    (5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4,
     2.12137_94301_58659_5867e+4, 5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2,
     4.23133_30701_60091_1252e+1, 1.0),
)
_MIDDLE = (
    (7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
     1.27045_82524_52368_38258e+0, 3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0,
     4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0),
    (1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
     1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0,
     2.05319_16266_37758_82187e+0, 1.0),
)
_TAIL = (
    (2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
     2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0,
     5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0),
    (2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
     7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
     5.99832_20655_58879_37690e-1, 1.0),
)


def _quotient(polynomials, x):
    above, below = polynomials
    top = 0.0
    for coefficient in above:
        top = top * x + coefficient
    bottom = 0.0
    for coefficient in below:
        bottom = bottom * x + coefficient
    return top, bottom


class NormalDist:
    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = _as_list(data)
        return cls(float(mean(data)), float(stdev(data)))

    def samples(self, n, *, seed=None):
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        difference = x - self._mu
        return exp(difference * difference / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        q = p - 0.5
        if fabs(q) <= 0.425:
            top, bottom = _quotient(_CENTER, 0.180625 - q * q)
            return self._mu + top * q / bottom * self._sigma
        r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
        if r <= 5.0:
            top, bottom = _quotient(_MIDDLE, r - 1.6)
        else:
            top, bottom = _quotient(_TAIL, r - 5.0)
        x = top / bottom
        if q < 0.0:
            x = -x
        return self._mu + x * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        x, y = self, other
        if (y._sigma, y._mu) < (x._sigma, x._mu):
            x, y = y, x
        x_variance = x.variance
        y_variance = y.variance
        if not x_variance or not y_variance:
            raise StatisticsError("overlap() not defined when sigma is zero")
        wider = y_variance - x_variance
        apart = fabs(y._mu - x._mu)
        if not wider:
            return 1.0 - erf(apart / (2.0 * x._sigma * sqrt(2.0)))
        a = x._mu * y_variance - y._mu * x_variance
        b = x._sigma * y._sigma * sqrt(apart * apart + wider * log(y_variance / x_variance))
        first = (a + b) / wider
        second = (a - b) / wider
        return 1.0 - (fabs(y.cdf(first) - x.cdf(first)) + fabs(y.cdf(second) - x.cdf(second)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * fabs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / fabs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__

    def __rsub__(self, other):
        return -(self - other)

    __rmul__ = __mul__

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state
