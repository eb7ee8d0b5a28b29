import time
a = time.time(); b = time.perf_counter(); c = time.monotonic(); d = time.process_time()
print(type(a).__name__, type(b).__name__, type(c).__name__, type(d).__name__, a > 0, time.time() >= a, time.perf_counter() >= b, time.monotonic() >= c)  # expect: float float float float True True True True
print(type(time.perf_counter_ns()).__name__, type(time.time_ns()).__name__, time.sleep(0), time.sleep(0.001))  # expect: int int None None
for bad in (lambda: time.sleep(-1), lambda: time.sleep("a"), lambda: time.sleep()):
    try: bad()
    except (ValueError, TypeError) as e: print(type(e).__name__, e)  # expect: ValueError sleep length must be non-negative
    # expect: TypeError 'str' object cannot be interpreted as an integer
    # expect: TypeError time.sleep() takes exactly one argument (0 given)
