# Cases: averages and spreads to the last bit, messages, the normal distribution.
import statistics
from statistics import *
import random
data = [[1, 2, 3, 4], [1, 3], [1.5, 2.5, 2.75], [1, 2.5], [True, False, 1], [0.1] * 10, [1e308, 1e308], [5], [-1, -2, 7], [1, 1, 2, 2, 3], [10**20, 1, -10**20]]
for d in data:
    show((d, [trial(f, d) for f in (mean, fmean, geometric_mean, harmonic_mean, median, median_low, median_high, median_grouped, mode, multimode, variance, pvariance, stdev, pstdev, quantiles)]))
for _ in range(60):
    d = [rng.choice([rng.randrange(50), rng.gauss(5, 20), rng.random()]) for _ in range(rng.randrange(1, 12))]
    e = [rng.random() * 10 for _ in d]
    show([trial(f, d) for f in (mean, fmean, median, median_low, median_high, variance, pvariance, stdev, pstdev)])
    show([trial(f, e) for f in (geometric_mean, harmonic_mean, median_grouped, quantiles)])
    show([trial(covariance, d, e), trial(correlation, d, e), trial(linear_regression, d, e), trial(linear_regression, d, e, proportional=True), trial(harmonic_mean, e, weights=e), trial(fmean, d, e), trial(quantiles, d, n=5, method="inclusive"), trial(quantiles, d, n=7), trial(variance, d, 3), trial(pstdev, e, 2.5), trial(NormalDist.from_samples, d)])
n = NormalDist(100, 15)
check("""
mean([]), 1
fmean([])
fmean([1, 2], [1])
fmean([1, 2], [0, 0])
geometric_mean([])
geometric_mean([-1])
geometric_mean([0])
harmonic_mean([])
harmonic_mean([-1, 2])
harmonic_mean([-1])
harmonic_mean([0, 1]), harmonic_mean([40, 60], weights=[5, 30]), harmonic_mean([5])
harmonic_mean([1, 2], weights=[1])
harmonic_mean(['a'])
median([])
median_low([])
median_high([])
median_grouped([])
mode([])
multimode([]), multimode('aabbc'), mode('aab'), median([1, 3, 5, 7]), median_grouped([1, 3, 3, 5, 7], 2), median_grouped([52, 52, 53, 54])
variance([1])
pvariance([])
stdev([1])
pstdev([])
quantiles([1])
quantiles([1, 2], n=0)
quantiles([1, 2], method='x')
quantiles([1, 2, 3], n=1), quantiles(range(20), n=10), quantiles([1, 2], n=4)
mean(['a'])
mean([1, float('inf')]), mean([float('inf'), -float('inf')]), mean(x for x in [1, 2]), variance(x for x in [1, 2, 4])
variance([1, float('nan')])
covariance([1], [1])
covariance([1, 2], [1])
correlation([1, 1], [1, 2])
correlation([1, 2], [1])
linear_regression([1, 1], [1, 2])
linear_regression([1], [1])
linear_regression([1, 2, 3], [2, 4, 6.5])
n, n.mean, n.stdev, n.variance, n.median, n.mode, n.pdf(110), n.cdf(110), n.inv_cdf(.9), n.quantiles(), n.zscore(130), n + 5, n - 5, n * -2, n / 3, +n, -n, 5 + n, 5 - n, 2 * n, n == NormalDist(100, 15), n != NormalDist(), hash(n) == hash(NormalDist(100, 15)), n + NormalDist(3, 4), n - NormalDist(3, 4)
NormalDist(1, -1)
NormalDist(1, 0).pdf(1)
NormalDist(1, 0).cdf(1)
NormalDist(1, 0).inv_cdf(.5)
n.inv_cdf(0)
n.overlap(NormalDist(110, 20)), n.overlap(NormalDist(110, 15)), n.overlap(n)
n.overlap(5)
n.overlap(NormalDist(1, 0))
NormalDist(1, 0).zscore(1)
n.samples(3, seed=5), n == 5
NormalDist.from_samples([1, 2, 3])
[n.inv_cdf(p) for p in (1e-300, 1e-20, 1e-9, .01, .07, .075, .3, .5, .7, .93, .99, .999999999)]
sorted(statistics.__all__)
random.seed(3); NormalDist().samples(2)
""")
