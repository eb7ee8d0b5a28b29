# Averages and spreads, exact until the end.
import statistics as st

data = [1, 2, 2, 3, 4, 7, 9]
print(st.mean(data), st.median(data), st.mode(data), st.multimode("aabbc"), st.fmean(data))  # expect: 4 3 2 ['a', 'b'] 4.0
print(st.stdev(data), st.pstdev(data), st.variance(data), st.pvariance(data))  # expect: 2.943920288775949 2.7255405754769875 8.666666666666666 7.428571428571429
print(st.mean([1, 3]), st.mean([0.1] * 10), st.median([1, 2]), st.median_low([1, 2]), st.median_high([1, 2]))  # expect: 2 0.1 1.5 1 2
print(st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]), st.quantiles(range(1, 10)))  # expect: 36.000000000000014 48.0 [2.5, 5.0, 7.5]
x, y = [1, 2, 3, 4], [2, 4, 5, 9]
print(st.correlation(x, y), st.covariance(x, y), st.linear_regression(x, y))  # expect: 0.9647638212377322 3.6666666666666665 LinearRegression(slope=2.2, intercept=-0.5)
n = st.NormalDist(100, 15)
print(n, n.cdf(115), n.inv_cdf(0.9), n + 5, n.quantiles(n=4))  # expect: NormalDist(mu=100.0, sigma=15.0) 0.8413447460685429 119.22327348316901 NormalDist(mu=105.0, sigma=15.0) [89.88265374705878, 100.0, 110.11734625294122]
try:
    st.mean([])
except st.StatisticsError as error:
    print(error)  # expect: mean requires at least one data point
