# An iterator of the script is made, gives two items and ends in each turn.


class Pair:
    def __init__(self, first):
        self.at = first

    def __iter__(self):
        return self

    def __next__(self):
        if self.at > 1:
            raise StopIteration
        self.at = self.at + 1
        return self.at


def run():
    total = 0
    for i in range(300):
        for v in Pair(0):
            total = total + v
    return total


print(run())
