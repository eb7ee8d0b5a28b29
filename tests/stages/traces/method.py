class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def total(self):
        return self.x + self.y


def run(point):
    total = 0
    for i in range(300):
        total = total + point.total()
    return total


print(run(Point(1, 2)))
