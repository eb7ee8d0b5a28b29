class Custom(Exception):
    pass
def f():
    raise Custom("message", 5)
print("x")  # expect: x
f()  # raises: Custom: ('message', 5)
