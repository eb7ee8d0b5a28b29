"""Text comparison: longest common subsequence, Myers' algorithm, unified output, merge of three versions, word diff."""


def lcs_table(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            table[i][j] = table[i + 1][j + 1] + 1 if a[i] == b[j] else max(table[i + 1][j], table[i][j + 1])
    return table


def edits(a, b):
    """(tag, item) pairs: ' ' kept, '-' removed, '+' added."""
    table = lcs_table(a, b)
    i = j = 0
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            yield " ", a[i]
            i, j = i + 1, j + 1
        elif j >= len(b) or i < len(a) and table[i + 1][j] >= table[i][j + 1]:
            yield "-", a[i]
            i += 1
        else:
            yield "+", b[j]
            j += 1


def myers_distance(a, b):
    """The number of insertions and deletions of the shortest edit script."""
    reach = {1: 0}
    for d in range(len(a) + len(b) + 1):
        for k in range(-d, d + 1, 2):
            if k == -d or k != d and reach[k - 1] < reach[k + 1]:
                x = reach[k + 1]
            else:
                x = reach[k - 1] + 1
            y = x - k
            while x < len(a) and y < len(b) and a[x] == b[y]:
                x, y = x + 1, y + 1
            reach[k] = x
            if x >= len(a) and y >= len(b):
                return d


def hunks(a, b, context=2):
    changes = list(edits(a, b))
    marked = [i for i, (tag, _) in enumerate(changes) if tag != " "]
    groups = []
    for i in marked:
        if groups and i - groups[-1][1] <= 2 * context:
            groups[-1][1] = i
        else:
            groups.append([i, i])
    for first, last in groups:
        start, stop = max(0, first - context), min(len(changes), last + context + 1)
        old = sum(tag != "+" for tag, _ in changes[:start])
        new = sum(tag != "-" for tag, _ in changes[:start])
        body = changes[start:stop]
        removed = sum(tag != "+" for tag, _ in body)
        added = sum(tag != "-" for tag, _ in body)
        yield f"@@ -{old + 1},{removed} +{new + 1},{added} @@", body


def unified(a, b):
    return [line for header, body in hunks(a, b) for line in (header, *(tag + text for tag, text in body))]


def patch(lines, patch_lines):
    result, at = [], 0
    for line in patch_lines:
        if line.startswith("@@"):
            start = int(line.split()[1][1:].split(",")[0]) - 1
            result.extend(lines[at:start])
            at = start
            continue
        tag, text = line[0], line[1:]
        if tag in " -":
            if lines[at] != text:
                raise ValueError(f"patch does not apply at line {at + 1}: {lines[at]!r} != {text!r}")
            at += 1
        if tag in " +":
            result.append(text)
    return result + lines[at:]


def merge(base, left, right):
    """Three way merge over aligned blocks; conflicts stay marked."""
    def matches(other):
        pairs, i, j = {}, 0, 0
        for tag, _ in edits(base, other):
            if tag == " ":
                pairs[i] = j
            i += tag != "+"
            j += tag != "-"
        return pairs
    ours, theirs = matches(left), matches(right)
    anchors = [i for i in range(len(base)) if i in ours and i in theirs] + [len(base)]
    ours[len(base)], theirs[len(base)] = len(left), len(right)
    result, conflicts = [], 0
    b = l = r = 0
    for anchor in anchors:
        old, mine, other = base[b:anchor], left[l:ours[anchor]], right[r:theirs[anchor]]
        if mine == old:
            result += other
        elif other == old or mine == other:
            result += mine
        else:
            conflicts += 1
            result += ["<<<<<<<", *mine, "=======", *other, ">>>>>>>"]
        if anchor < len(base):
            result.append(base[anchor])
        b, l, r = anchor + 1, ours[anchor] + 1, theirs[anchor] + 1
    return result, conflicts


def words(text):
    out, current = [], ""
    for ch in text:
        if ch.isalnum():
            current += ch
            continue
        if current:
            out.append(current)
            current = ""
        out.append(ch)
    return out + [current] if current else out


def word_diff(a, b):
    out = ""
    previous = " "
    for tag, word in edits(words(a), words(b)):
        if tag != previous:
            out += {"-": "-]", "+": "+}"}.get(previous, "") + {"-": "[-", "+": "{+"}.get(tag, "")
        out += word
        previous = tag
    return out + {"-": "-]", "+": "+}"}.get(previous, "")


OLD = """one
two
three
four
five
six
seven
eight
nine
ten
eleven
twelve""".split("\n")
NEW = OLD.copy()
NEW[1:3] = ["2", "two and a half", "3"]
NEW.remove("seven")
NEW.insert(0, "zero")
NEW[-1] = "TWELVE"
result = unified(OLD, NEW)
print("\n".join(result))
print(patch(OLD, result) == NEW, myers_distance(OLD, NEW), sum(tag != " " for tag, _ in edits(OLD, NEW)))
try:
    patch(NEW, result)
except ValueError as problem:
    print(problem)
left = ["zero"] + OLD[:3] + ["3.5"] + OLD[3:8]
right = OLD[:5] + ["FIVE AND MORE"] + OLD[6:] + ["end"]
merged, conflicts = merge(OLD[:], left, right)
print(conflicts, merged)
merged, conflicts = merge(OLD, [w.upper() if w == "four" else w for w in OLD], ["4" if w == "four" else w for w in OLD])
print(conflicts, merged[:9])
print(word_diff("The quick brown fox jumps over the dog", "The slow brown fox leaps over the lazy dog"))
print(word_diff("same", "same"), word_diff("", "new text"), word_diff("gone", ""))
for a, b in [("kitten", "sitting"), ("", "abc"), ("abc", "abc"), ("abcabba", "cbabac"), ("x" * 30, "x" * 10 + "y" * 20)]:
    table = lcs_table(a, b)
    common = "".join(c for tag, c in edits(a, b) if tag == " ")
    print(f"{a[:10]!r} {b[:10]!r} lcs={table[0][0]} {common[:12]!r} distance={myers_distance(a, b)}",
          myers_distance(a, b) == len(a) + len(b) - 2 * table[0][0])
