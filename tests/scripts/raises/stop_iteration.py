next(iter([]))  # raises: StopIteration
