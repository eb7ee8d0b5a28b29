"""Sorting records with a key function, by two fields."""
import sys


class Record:
    def __init__(self, number, group):
        self.number = number
        self.group = group


def main(n):
    seed = 7
    records = []
    for _ in range(n):
        seed = seed * 16807 % 2147483647
        records.append(Record(seed, seed % 97))
    checksum = 0
    for _ in range(3):
        by_number = sorted(records, key=lambda r: r.number)
        by_group = sorted(by_number, key=lambda r: (r.group, -r.number))
        for i in range(0, n, 100):
            checksum = (checksum * 31 + by_group[i].number + by_number[i].group) % 1000003
    print("sort_key", n, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)  # smoke: 500
