def add_all(values):
    total = values[0]
    for v in values[1:]: total = total + v
    return total
print(add_all([1, 2, 3]), add_all([1, 2.5]), add_all(["a", "b"]), add_all([[1], [2]]), add_all([2 ** 62, 2 ** 62, 2 ** 62]), add_all([True, 1]))  # expect: 6 3.5 ab [1, 2] 13835058055282163712 2
def mixed(n):
    x = 0
    for i in range(n):
        if i == n // 2: x = float(x)
        if i == n - 2: x = str(x)
        x = x + (str(i) if isinstance(x, str) else i)
    return x
print(mixed(300))  # expect: 44253.0298299
def counter(step, limit):
    i = n = 0
    while i < limit: i += step; n += 1
    return i, n
print(counter(1, 200), counter(0.5, 100), counter(2 ** 61, 2 ** 66), counter(True, 50))  # expect: (200, 200) (100.0, 200) (73786976294838206464, 32) (50, 50)
items = [1, 2.0, "3", None, [4], (5,), {6: 7}, True] * 40
out = {}
for it in items: out[type(it).__name__] = out.get(type(it).__name__, 0) + 1
print(out)  # expect: {'int': 40, 'float': 40, 'str': 40, 'NoneType': 40, 'list': 40, 'tuple': 40, 'dict': 40, 'bool': 40}
