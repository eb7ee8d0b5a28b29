def g():
    yield 1
    raise LookupError("inside generator")
for x in g(): print(x)  # expect: 1
# raises: LookupError: inside generator
