# A trace that resumes a generator and goes on to a compiled loop in its body leaves it the values of this turn.
def sums(rows):
    for row in range(rows):
        total = 0
        for column in range(20):
            total += row
        yield total


def consumed(rows):
    seen = []
    for total in sums(rows):
        seen.append(total)
    return seen


print(consumed(8))  # expect: [0, 20, 40, 60, 80, 100, 120, 140]
print(sum(consumed(60)))  # expect: 35400
