def f():
    return undefined_name
f()  # raises: NameError: name 'undefined_name' is not defined
