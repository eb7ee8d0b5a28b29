try:
    1 / 0
except ZeroDivisionError as problem:
    raise RuntimeError("wrapped") from problem  # raises: RuntimeError: wrapped
