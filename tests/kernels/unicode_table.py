"""Writes src/kernel/text/unicode_table.rs from what CPython knows of each code point.

    python3 tests/kernels/unicode_table.py > src/kernel/text/unicode_table.rs

CPython 3.11 must run it, for its Unicode version is the one that scripts shall see.
"""

import sys
import unicodedata

assert sys.version_info[:2] == (3, 11), "the tables are those of CPython 3.11"

PROPERTIES = [
    ("ALPHA", str.isalpha),
    ("DECIMAL", str.isdecimal),
    ("DIGIT", str.isdigit),
    ("NUMERIC", str.isnumeric),
    ("LOWER", str.islower),
    ("UPPER", str.isupper),
    ("TITLE", lambda c: unicodedata.category(c) == "Lt"),
    ("PRINTABLE", str.isprintable),
    ("SPACE", str.isspace),
    ("IDENTIFIER_START", str.isidentifier),
    ("IDENTIFIER_CONTINUE", lambda c: ("a" + c).isidentifier()),
    # A letter after a cased character stays lower in a title.
    ("CASED", lambda c: (c + "a").title().endswith("a")),
    # A final sigma looks through ignorable characters, in both directions.
    ("CASE_IGNORABLE", lambda c: ("aΣ" + c + "a").lower()[1] == "σ" and ("aΣ" + c + "1").lower()[1] == "ς"),
]


def code_points():
    return (i for i in range(0x110000) if not 0xD800 <= i < 0xE000)


def rows(items, width=108):
    line = "   "
    for item in items:
        if len(line) + 1 + len(item) > width:
            yield line
            line = "   "
        line += " " + item
    yield line


def quoted(text):
    return '"' + "".join("\\u{%x}" % ord(c) for c in text) + '"'


def exceptions(name, doc, mapped, usual):
    """Code points whose mapping is not the usual one: runs with a common distance, and longer texts."""
    single, several = [], []
    for i in code_points():
        c = chr(i)
        to = mapped(c)
        if to == usual(c):
            continue
        if len(to) > 1:
            several.append((i, to))
        elif single and single[-1][1] == i - 1 and single[-1][2] == ord(to) - i:
            single[-1][1] = i
        else:
            single.append([i, i, ord(to) - i])
    print(f"/// {doc}: first and last code point of a run, and the distance to the mapping.")
    print(f"pub(super) static {name}_RUNS: [(u32, u32, i32); {len(single)}] = [")
    print("\n".join(rows([f"({a:#x}, {b:#x}, {d})," for a, b, d in single])))
    print("];\n")
    print(f"/// {doc}: code points that become several.")
    print(f"pub(super) static {name}_TEXTS: [(u32, &str); {len(several)}] = [")
    print("\n".join(rows([f"({i:#x}, {quoted(to)})," for i, to in several])))
    print("];")


def main():
    classes, runs, zeros, before = {}, [], [], None
    for i in code_points():
        c = chr(i)
        bits = sum(1 << n for n, (_, holds) in enumerate(PROPERTIES) if holds(c))
        if bits != before:
            runs.append((i, classes.setdefault(bits, len(classes))))
            before = bits
        if c.isdecimal() and unicodedata.decimal(c) == 0:
            zeros.append(i)
    assert len(classes) <= 64
    print(f"""//! What Unicode {unicodedata.unidata_version} says of each code point, as CPython 3.11 knows it.
//!
//! Owns tables and nothing else; `classify` and `case` read them. Written by
//! `tests/kernels/unicode_table.py`: change that, not this.
//!
//! Invariant: runs are sorted by their first code point.

#![cfg_attr(rustfmt, rustfmt_skip)]
""")
    for n, (name, _) in enumerate(PROPERTIES):
        print(f"pub(super) const {name}: u16 = 1 << {n};")
    print("\n/// The distinct sets of properties.")
    print(f"pub(super) static CLASSES: [u16; {len(classes)}] = [")
    print("\n".join(rows([f"{bits:#x}," for bits in classes])))
    print("];\n\n/// Runs of code points with equal properties: the first code point, times 64, plus the class.")
    print(f"pub(super) static RUNS: [u32; {len(runs)}] = [")
    print("\n".join(rows([f"{i << 6 | k:#x}," for i, k in runs])))
    print("];\n\n/// The zero of each set of decimal digits; the other nine follow it.")
    print(f"pub(super) static ZEROS: [u32; {len(zeros)}] = [")
    print("\n".join(rows([f"{i:#x}," for i in zeros])))
    print("];\n")
    exceptions("TITLE", "Titlecase where it is not uppercase", str.title, str.upper)
    print()
    exceptions("FOLD", "Case folding where it is not lowercase", str.casefold, str.lower)


main()
