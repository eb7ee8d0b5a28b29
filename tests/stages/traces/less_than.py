class Version:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        return self.number < other.number


def run(a, b):
    count = 0
    for i in range(300):
        if a < b:
            count = count + 1
    return count


print(run(Version(1), Version(2)))
