try:
    print("body")  # expect: body
finally:
    print("finally runs")  # expect: finally runs
    [][1]  # raises: IndexError: list index out of range
