class Box:
    def __init__(self, width, height):
        self.width = width
        self.height = height

    @property
    def area(self):
        return self.width * self.height


def run(box):
    total = 0
    for i in range(300):
        total = total + box.area
    return total


print(run(Box(3, 4)))
