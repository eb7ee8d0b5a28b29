# A method that is not found, looked up before its arguments: its handler's frame keeps its registers.
def outer():
    a, b, c, d, e, f, g, h = 1, 2, 3, 4, 5, 6, 7, 8

    def inner():
        (b,).find("{}".format(b))

    try:
        inner()
    except AttributeError as error:
        print(error)
    print(a, b, c, d, e, f, g, h)


outer()  # expect: 'tuple' object has no attribute 'find'
# expect: 1 2 3 4 5 6 7 8
