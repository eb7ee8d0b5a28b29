def squares(n):
    for i in range(n):
        yield i * i


def run():
    total = 0
    for value in squares(300):
        total = total + value
    return total


print(run())
