def f(n):
    good = bad = 0
    for i in range(n):
        try:
            if i % 3 == 0: raise ValueError(i)
            if i % 5 == 0: {}[i]
            good += 1
        except ValueError as e: bad += e.args[0]
        except KeyError: bad -= 1
        else: good += 1
        finally: good += 1
    return good, bad
print(f(10), f(300))  # expect: (20, 17) (620, 14810)
def nested(n):
    log = 0
    for i in range(n):
        try:
            try: 1 // (i % 4)
            except ZeroDivisionError: raise LookupError
        except LookupError as e: log += e.__context__ is not None
    return log
print(nested(200))  # expect: 50
def stop(items):
    it, out = iter(items), []
    while True:
        try: out.append(next(it))
        except StopIteration: return out
print(stop(range(5)), len(stop("x" * 500)))  # expect: [0, 1, 2, 3, 4] 500
def deep(n):
    if n == 0: raise KeyError("bottom")
    try: deep(n - 1)
    finally: counts.append(n)
counts = []
for _ in range(50):
    try: deep(5)
    except KeyError: pass
print(len(counts), counts[:5])  # expect: 250 [1, 2, 3, 4, 5]
