"""Strings grown by +=, joined from parts, formatted."""
import sys


def main(n):
    total = 0
    for round_number in range(5):
        text = ""
        for i in range(n):
            text += "ab"
            text += str(i % 10)
        total += len(text)
        parts = []
        for i in range(n):
            parts.append("x" + str(i))
        joined = ",".join(parts)
        total += len(joined)
        for i in range(n // 2):
            total += len(f"{i}:{round_number}-{text[i]}")
    print("string_build", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 250_000)  # smoke: 500
