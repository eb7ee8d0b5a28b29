# What is stored is not loaded again, and a store to one object leaves the shapes of others known.


class Counter:
    def __init__(self):
        self.count = 0
        self.last = None

    def note(self, i):
        self.count = self.count + 1
        self.last = i
        return self.count


def run(counter):
    total = 0
    for i in range(300):
        total = total + counter.note(i)
    return total


print(run(Counter()))
