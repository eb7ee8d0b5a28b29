"""Text tools: word statistics, wrapping and justification, Caesar and Vigenere, Huffman codes, run lengths, soundex, edit distance, columns."""
import heapq
from collections import Counter, defaultdict
from itertools import groupby

TEXT = """It was a bright cold day in April, and the clocks were striking thirteen. The hall-way smelt of boiled cabbage and old
rag mats. At one end of it a coloured poster, too large for indoor display, had been tacked to the wall. It depicted simply an
enormous face: the face of a man of about forty-five, with a heavy black moustache."""


def words(text):
    word = ""
    for ch in text + " ":
        if ch.isalpha() or ch == "-" and word:
            word += ch.lower()
        elif word:
            yield word.strip("-")
            word = ""


def wrap(text, width):
    line = []
    for word in text.split():
        if line and sum(map(len, line)) + len(line) + len(word) > width:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def justify(text, width, mode="left"):
    lines = list(wrap(text, width))
    for number, line in enumerate(lines):
        match mode:
            case "left":
                yield " ".join(line)
            case "right" | "center" as side:
                yield f"{' '.join(line):{'>' if side == 'right' else '^'}{width}}".rstrip()
            case "full" if number == len(lines) - 1 or len(line) == 1:
                yield " ".join(line)
            case "full":
                gaps, extra = divmod(width - sum(map(len, line)), len(line) - 1)
                yield "".join(w + " " * (gaps + (i < extra)) for i, w in enumerate(line)).rstrip()
            case _:
                raise ValueError(f"no mode {mode!r}")


def caesar(text, shift):
    def turn(ch):
        if not ch.isascii() or not ch.isalpha():
            return ch
        base = ord("a" if ch.islower() else "A")
        return chr((ord(ch) - base + shift) % 26 + base)
    return "".join(map(turn, text))


def vigenere(text, key, direction=1):
    out, i = [], 0
    for ch in text:
        if ch.isalpha():
            out.append(caesar(ch, direction * (ord(key[i % len(key)].lower()) - 97)))
            i += 1
        else:
            out.append(ch)
    return "".join(out)


def huffman(text):
    heap = [(count, i, ch) for i, (ch, count) in enumerate(sorted(Counter(text).items()))]
    heapq.heapify(heap)
    number = len(heap)
    while len(heap) > 1:
        (a, _, left), (b, _, right) = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a + b, number, (left, right)))
        number += 1
    codes = {}

    def walk(node, code):
        if isinstance(node, tuple):
            walk(node[0], code + "0")
            walk(node[1], code + "1")
        else:
            codes[node] = code or "0"
    if heap:
        walk(heap[0][2], "")
    return codes


def decode(bits, codes):
    letters, code, out = {v: k for k, v in codes.items()}, "", ""
    for bit in bits:
        code += bit
        if code in letters:
            out += letters[code]
            code = ""
    if code:
        raise ValueError(f"{len(code)} bits left over")
    return out


def runs(text):
    return "".join(f"{n}{ch}" if (n := len(list(group))) > 1 else ch for ch, group in groupby(text))


def unruns(text):
    count = ""
    for ch in text:
        if ch.isdigit():
            count += ch
        else:
            yield ch * int(count or 1)
            count = ""


def soundex(name):
    groups = {c: str(i) for i, cs in enumerate(["bfpv", "cgjkqsxz", "dt", "l", "mn", "r"], 1) for c in cs}
    code, last = name[0].upper(), groups.get(name[0].lower())
    for ch in name[1:].lower():
        digit = groups.get(ch)
        if digit and digit != last:
            code += digit
        if ch not in "hw":
            last = digit
    return (code + "000")[:4]


def distance(a, b):
    previous = range(len(b) + 1)
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (x != y)))
        previous = row
    return previous[-1]


def columns(rows, align="<>^"):
    widths = [max(len(str(cell)) for cell in column) for column in zip(*rows)]
    return "\n".join(" | ".join(f"{str(c):{a}{w}}" for c, a, w in zip(row, align, widths)).rstrip() for row in rows)


def roman(n):
    out = ""
    for value, text in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        count, n = divmod(n, value)
        out += text * count
    return out


def spell(n):
    small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 0:
        return "minus " + spell(-n)
    if n < 20:
        return small[n]
    if n < 100:
        return tens[n // 10 - 2] + ("-" + small[n % 10] if n % 10 else "")
    for size, name in ((10 ** 9, "billion"), (10 ** 6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            return spell(n // size) + f" {name}" + (" " + spell(n % size) if n % size else "")


counts = Counter(words(TEXT))
print(counts.most_common(5), len(counts), max(counts, key=len), sum(counts.values()))
by_length = defaultdict(list)
for word in sorted(counts):
    by_length[len(word)].append(word)
print({n: ws[:3] for n, ws in sorted(by_length.items())})
for mode in ("left", "right", "center", "full"):
    print(f"-- {mode}", *justify(TEXT[:180], 36, mode), sep="\n")
try:
    list(justify("x", 5, "diagonal"))
except ValueError as problem:
    print(problem)
print(caesar("Hello, Wörld!", 3), caesar(caesar("xyz", 5), -5), vigenere("Attack at dawn!", "lemon"), vigenere(vigenere("Round Trip", "key"), "key", -1))
codes = huffman(TEXT)
bits = "".join(codes[ch] for ch in TEXT)
print(len(TEXT) * 8, len(bits), decode(bits, codes) == TEXT, sorted(codes.items(), key=lambda kv: (len(kv[1]), kv[1]))[:4])
print(huffman(""), huffman("aaa"), decode("000", huffman("aaa")))
try:
    decode(bits[:-1], codes)
except ValueError as problem:
    print(problem)
print(runs("aaabccdddd"), "".join(unruns(runs("aaabccdddd"))), runs(""), runs("x" * 100))
print([soundex(n) for n in ("Robert", "Rupert", "Tymczak", "Pfister", "Honeyman", "A")])
print([distance(a, b) for a, b in (("kitten", "sitting"), ("", "abc"), ("same", "same"), ("flaw", "lawn"))])
print(sorted("aple banana orange aplle".split(), key=lambda w: distance(w, "apple")))
print(columns([("name", "count", "share"), *((w, n, f"{n / sum(counts.values()):.1%}") for w, n in counts.most_common(4))]))
print([roman(n) for n in (1, 4, 9, 14, 1994, 2024, 3999)], [spell(n) for n in (0, 13, 42, 100, 1001, 999999, -7, 2 * 10 ** 9 + 5)], sep="\n")
print([w for w in counts if w == w[::-1] and len(w) > 1], "".join(sorted(set(TEXT.lower()) - set("abcdefghijklmnopqrstuvwxyz\n "))))
groups = defaultdict(set)
for w in "listen silent enlist google elgoog abc cab bca".split():
    groups["".join(sorted(w))].add(w)
print([sorted(g) for g in groups.values()])
