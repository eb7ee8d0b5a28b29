def f(n): return f(n + 1) + 1
f(0)  # raises: RecursionError: maximum recursion depth exceeded
