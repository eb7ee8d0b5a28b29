assert 1 == 2, "numbers differ"  # raises: AssertionError: numbers differ
