"""A hash map with open addressing, written in the language."""
import sys


class HashMap:
    def __init__(self):
        self.size = 8
        self.count = 0
        self.keys = [None] * 8
        self.values = [None] * 8

    def slot(self, key):
        mask = self.size - 1
        at = key * 40503 & mask
        keys = self.keys
        while keys[at] is not None and keys[at] != key:
            at = at + 1 & mask
        return at

    def put(self, key, value):
        at = self.slot(key)
        if self.keys[at] is None:
            self.count += 1
            self.keys[at] = key
            self.values[at] = value
            if self.count * 3 > self.size * 2:
                self.grow()
        else:
            self.values[at] = value

    def get(self, key):
        return self.values[self.slot(key)]

    def grow(self):
        keys, values = self.keys, self.values
        self.size *= 2
        self.keys, self.values = [None] * self.size, [None] * self.size
        for i in range(len(keys)):
            if keys[i] is not None:
                at = self.slot(keys[i])
                self.keys[at] = keys[i]
                self.values[at] = values[i]


def main(n):
    table = HashMap()
    for i in range(n):
        table.put(i * 7919 % 100003, i)
    total = 0
    for i in range(n):
        value = table.get(i)
        if value is not None:
            total += value
    print("hash_map", n, table.count, total % 1000003)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_500_000)  # smoke: 2000
