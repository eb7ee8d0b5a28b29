class Refused(Exception):
    pass


def check(n):
    if n >= 0:
        raise Refused
    return n


def run():
    refused = 0
    for i in range(300):
        try:
            check(i)
        except Refused:
            refused = refused + 1
    return refused


print(run())
