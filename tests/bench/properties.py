"""Properties, setters, operators and comparison methods of a small class."""
import sys


class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        self._celsius = value if value > -273 else -273

    @property
    def fahrenheit(self):
        return self.celsius * 9 // 5 + 32

    def __add__(self, other):
        return Temperature(self._celsius + other._celsius)

    def __lt__(self, other):
        return self._celsius < other._celsius

    def __getitem__(self, index):
        return self._celsius + index

    def __len__(self):
        return 3


def main(n):
    a, b = Temperature(20), Temperature(-5)
    total = 0
    for i in range(n):
        a.celsius = i % 300 - 290
        total += a.fahrenheit
        if b < a:
            total += (a + b).celsius
        total += a[i & 3] + len(b)
    print("properties", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_500_000)  # smoke: 1000
