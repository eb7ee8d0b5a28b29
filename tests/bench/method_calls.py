"""Methods calling methods, inherited ones, super, class and static methods."""
import sys


class Shape:
    def __init__(self, size):
        self.size = size

    def area(self):
        return self.size

    def scaled(self, k):
        return self.area() * k + self.bonus(k)

    @staticmethod
    def bonus(k):
        return k & 3

    @classmethod
    def unit(cls):
        return cls(1)


class Square(Shape):
    def area(self):
        return self.size * self.size


class Padded(Square):
    def area(self):
        return super().area() + 1


def main(n):
    total = 0
    square, padded = Square(3), Padded(4)
    for i in range(n):
        total += square.scaled(i & 7)
        total += padded.area()
    for i in range(n // 5):
        total += Padded.unit().area()
    print("method_calls", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_500_000)  # smoke: 1000
