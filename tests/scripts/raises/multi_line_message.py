print(1)  # expect: 1
raise ValueError("last part")  # raises: ValueError: last part
