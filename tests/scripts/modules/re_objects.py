import copy
import re

p = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)", re.I | re.X)
print(p)  # expect: re.compile('(?P<year>\\d{4})-(?P<month>\\d\\d)', re.IGNORECASE|re.VERBOSE)
print(p.pattern, p.flags, p.groups, dict(p.groupindex), type(p).__name__, type(p))  # expect: (?P<year>\d{4})-(?P<month>\d\d) 98 2 {'year': 1, 'month': 2} Pattern <class 're.Pattern'>
print(re.compile(p) is p, re.compile("a") is re.compile("a"), re.compile("a") == re.compile("a", re.I), hash(p) == hash(copy.copy(p)), copy.deepcopy(p) is p)  # expect: True True False True True
print(re.I, repr(re.I), re.IGNORECASE is re.I, re.I | re.M, int(re.S), repr(re.RegexFlag(0)), re.X.name)  # expect: re.IGNORECASE re.IGNORECASE True re.IGNORECASE|re.MULTILINE 16 re.NOFLAG VERBOSE
print(re.compile("a"), re.compile("a", re.A), re.compile(b"a"), re.compile(b"a", re.M), re.compile("(?s)a"))  # expect: re.compile('a') re.compile('a', re.ASCII) re.compile(b'a') re.compile(b'a', re.MULTILINE) re.compile('(?s)a', re.DOTALL)
m = p.search("on 2024-05!")
print(m, m.groupdict(), type(m), isinstance(m, re.Match), bool(m))  # expect: <re.Match object; span=(3, 10), match='2024-05'> {'year': '2024', 'month': '05'} <class 're.Match'> True True

# From a place to a place.
word = re.compile(r"\w+")
print(word.search("ab cd ef", 2), word.match("ab cd", 3), word.fullmatch("ab cd", 3, 4), word.findall("ab cd ef", 1, 7))  # expect: <re.Match object; span=(3, 5), match='cd'> <re.Match object; span=(3, 5), match='cd'> <re.Match object; span=(3, 4), match='c'> ['b', 'cd', 'e']
print(re.compile("^b").search("ab", 1), re.compile("(?m)^b").search("a\nb", 2), re.compile("a$").search("ab", 0, 1), re.compile("a").search("a", 5))  # expect: None <re.Match object; span=(2, 3), match='b'> <re.Match object; span=(0, 1), match='a'> None
print([m.group() for m in word.finditer("ab cd ef", 3)], word.split(" ab cd"), word.sub("x", "ab cd", count=1), word.subn("x", "ab cd"))  # expect: ['cd', 'ef'] [' ', ' ', ''] x cd ('x x', 2)

# Bytes.
b = re.search(rb"(\w+)\s(.)", b"\xff ab \xe9")
print(b, b.groups(), re.findall(rb"[\x80-\xff]", b"a\x80b\xff"), re.sub(rb"b", rb"<\g<0>>", b"abc"), re.split(b",", bytearray(b"a,b")))  # expect: <re.Match object; span=(2, 6), match=b'ab \xe9'> (b'ab', b'\xe9') [b'\x80', b'\xff'] b'a<b>c' [b'a', b'b']
print(re.search(b"b", memoryview(b"abc")).span(), re.match(rb"(?i)A", b"a"))  # expect: (1, 2) <re.Match object; span=(0, 1), match=b'a'>

# Text that is not ASCII: places are characters.
m = re.search("(?P<x>é+)😀", "añéé😀!")
print(m.span(), m.span("x"), m.group(), re.findall(r"\w", "aé😀ß"), re.sub("é", "e", "éaé"), re.split("ñ", "añb"))  # expect: (2, 5) (2, 4) éé😀 ['a', 'é', 'ß'] eae ['a', 'b']
print(re.findall("(?i)straße|ΣΊΣΥΦΟΣ", "STRAßE σίσυφος"), re.match(r"\d+", "٣4").group(), re.match(r"(?a)\d+", "٣4"))  # expect: ['STRAßE', 'σίσυφος'] ٣4 None


# A tokenizer, as the documentation has one.
def tokenize(code):
    specification = [
        ("NUMBER", r"\d+(\.\d*)?"), ("ASSIGN", r":="), ("END", r";"), ("ID", r"[A-Za-z]+"), ("OP", r"[+\-*/]"),
        ("SKIP", r"[ \t]+"), ("MISMATCH", r"."),
    ]
    for mo in re.finditer("|".join("(?P<%s>%s)" % pair for pair in specification), code):
        kind = mo.lastgroup
        if kind != "SKIP":
            yield kind, mo.group()


print(*tokenize("x := 3.5 + y*2;"))  # expect: ('ID', 'x') ('ASSIGN', ':=') ('NUMBER', '3.5') ('OP', '+') ('ID', 'y') ('OP', '*') ('NUMBER', '2') ('END', ';')

# What backtracks much, and deeply.
print(re.match("(a|aa)+$", "a" * 15 + "b"), re.match(r"(?:a?){12}a{12}", "a" * 12).span(), len(re.match("(?:a|b)*", "ab" * 5000).group()))  # expect: None (0, 12) 10000
print(re.search("(x+x+)+y", "x" * 10), re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"), re.search(r"(?:(?:a)*)*b", "aaa"))  # expect: None 1,234,567 None
text = "".join(chr(97 + i * 7 % 26) for i in range(3000))
print(len(re.findall("[aeiou]", text)), len(re.findall("(?i)A.C|b", text)), re.sub("[^aeiou]+", ".", text)[:12])  # expect: 578 115 a.o.e.u.i.a.
