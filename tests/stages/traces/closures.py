# Two functions of the same code: what each of them reads is its own.


def adder(n):
    def add(x):
        return x + n
    return add


def run(first, second):
    total = 0
    for i in range(300):
        total = second(first(total))
    return total


print(run(adder(1), adder(2)))
