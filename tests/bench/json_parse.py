"""A recursive JSON reader over a text that the program writes first."""
import sys


def write(value):
    if isinstance(value, dict):
        return "{" + ",".join([write(k) + ":" + write(v) for k, v in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ",".join([write(v) for v in value]) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    return str(value)


class Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def value(self):
        ch = self.text[self.at]
        if ch == "{":
            result = {}
            self.at += 1
            while self.text[self.at] != "}":
                key = self.string()
                self.at += 1
                result[key] = self.value()
                if self.text[self.at] == ",":
                    self.at += 1
            self.at += 1
            return result
        if ch == "[":
            items = []
            self.at += 1
            while self.text[self.at] != "]":
                items.append(self.value())
                if self.text[self.at] == ",":
                    self.at += 1
            self.at += 1
            return items
        if ch == '"':
            return self.string()
        if ch == "t":
            self.at += 4
            return True
        if ch == "f":
            self.at += 5
            return False
        if ch == "n":
            self.at += 4
            return None
        start = self.at
        while self.text[self.at] in "-0123456789.":
            self.at += 1
        word = self.text[start:self.at]
        return float(word) if "." in word else int(word)

    def string(self):
        self.at += 1
        parts = []
        start = self.at
        while True:
            ch = self.text[self.at]
            if ch == '"':
                parts.append(self.text[start:self.at])
                self.at += 1
                return "".join(parts)
            if ch == "\\":
                parts.append(self.text[start:self.at])
                start = self.at + 1
                self.at += 1
            self.at += 1


def main(n):
    rows = [{"id": i, "name": 'row "%d"' % i, "tags": ["a", "b\\c", "t%d" % (i % 7)], "x": i / 4, "ok": i % 3 == 0,
             "none": None, "child": {"n": [i, -i, [i * 2]]}} for i in range(n)]
    text = write(rows)
    total = 0
    for _ in range(4):
        parsed = Reader(text).value()
        total += parsed[-1]["id"] + len(parsed)
    print("json_parse", n, len(text), parsed == rows, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 8000)  # smoke: 20
