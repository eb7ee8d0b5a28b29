"""A scanner over source text, one character at a time."""
import sys

LINE = "if (count1 >= 10 && name != \"text\") { total += count1 * 3.25; } // a comment\n"


def scan(text):
    words = numbers = strings = symbols = lines = 0
    at, end = 0, len(text)
    while at < end:
        ch = text[at]
        if ch == "\n":
            lines += 1
            at += 1
        elif ch == " ":
            at += 1
        elif "a" <= ch <= "z":
            start = at
            while at < end and ("a" <= text[at] <= "z" or "0" <= text[at] <= "9"):
                at += 1
            words += at - start
        elif "0" <= ch <= "9":
            while at < end and ("0" <= text[at] <= "9" or text[at] == "."):
                at += 1
            numbers += 1
        elif ch == '"':
            at += 1
            while text[at] != '"':
                at += 1
            at += 1
            strings += 1
        elif ch == "/" and text[at + 1] == "/":
            while at < end and text[at] != "\n":
                at += 1
        else:
            symbols += ord(ch)
            at += 1
    return words, numbers, strings, symbols, lines


def main(n):
    print("text_scanner", n, *scan(LINE * n))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 80_000)  # smoke: 100
