# Two generators that a turn resumes behind a call are one in a later turn: what a call has left known of both does not
# tell them apart.
def count():
    n = 0
    while True:
        n += 1
        yield n


def take(numbers):
    for n in numbers:
        return n


def taken(turns):
    first, second = count(), count()
    total = turn = 0
    while turn < turns:
        turn += 1
        if turn == 40:
            second = first
        total += take(first)
        "{}".format(total)
        total += 3 * take(second)
        "{}".format(total)
        total += 5 * take(first)
        total += 7 * take(second)
    return total


print({taken(60) for _ in range(5)})  # expect: {65502}
