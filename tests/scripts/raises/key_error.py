{"a": 1}["missing"]  # raises: KeyError: 'missing'
