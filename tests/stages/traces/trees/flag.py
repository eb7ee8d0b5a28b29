# What is asked in each turn is answered alike for a whole loop, and otherwise in the next one.


def run(n, doubled):
    total = 0
    for i in range(n):
        total += i * 2 if doubled else i + 1
    return total


for doubled in (False, True):
    print(run(50_000, doubled))
