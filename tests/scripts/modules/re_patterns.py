import re


def show(function):
    try:
        print(repr(function()))
    except Exception as problem:
        print(f"{type(problem).__name__}: {problem}")


# Matching.
m = re.match(r"(\w+) (\w+)", "Isaac Newton, physicist")
print(m)  # expect: <re.Match object; span=(0, 12), match='Isaac Newton'>
print(m.group(), m.group(0), m.group(1), m.group(2), m.group(1, 2), m[1])  # expect: Isaac Newton Isaac Newton Isaac Newton ('Isaac', 'Newton') Isaac
print(m.groups(), m.span(), m.span(2), m.start(2), m.end(2), m.lastindex, m.lastgroup)  # expect: ('Isaac', 'Newton') (0, 12) (6, 12) 6 12 2 None
print(m.string, m.pos, m.endpos, m.re.pattern, m.regs)  # expect: Isaac Newton, physicist 0 23 (\w+) (\w+) ((0, 12), (0, 5), (6, 12))
print(re.match("x", "abc"), re.search("c", "abc").span(), re.fullmatch("ab", "abc"), bool(re.fullmatch("a.c", "abc")))  # expect: None (2, 3) None True
named = re.search(r"(?P<first>\w)(?P<second>\d)?", "- a")
print(named.groupdict(), named.groupdict("none"), named["first"], named.group("second"), named.lastgroup)  # expect: {'first': 'a', 'second': None} {'first': 'a', 'second': 'none'} a None first
print(named.groups(), named.groups(0), named.span("second"), named.expand(r"<\g<first>\2>"))  # expect: ('a', None) ('a', 0) (-1, -1) <a>
show(lambda: m.group(3))  # expect: IndexError: no such group
show(lambda: m.group("none"))  # expect: IndexError: no such group
show(lambda: m["x"])  # expect: IndexError: no such group

# Functions.
print(re.findall(r"\bf[a-z]*", "which foot or hand fell fastest"))  # expect: ['foot', 'fell', 'fastest']
print(re.findall(r"(\w+)=(\d+)", "set width=20 and height=10"), re.findall("(a)|b", "ab"))  # expect: [('width', '20'), ('height', '10')] ['a', '']
print([m.span() for m in re.finditer(r"\d*", "a12b")])  # expect: [(0, 0), (1, 3), (3, 3), (4, 4)]
print(re.split(r"\W+", "Words, words, words."), re.split(r"(\W+)", "Words, words."), re.split("x*", "axbc"))  # expect: ['Words', 'words', 'words', ''] ['Words', ', ', 'words', '.', ''] ['', 'a', '', 'b', 'c', '']
print(re.split(r"\W+", "a, b, c", maxsplit=1), re.split("(a)|b", "xay b"), re.split("-", "abc"))  # expect: ['a', 'b, c'] ['x', 'a', 'y ', None, ''] ['abc']
print(re.sub(r"def\s+([a-z]+)", r"static \1", "def  go def stop"), re.sub("x*", "-", "abxd"), re.subn("a", "b", "banana", 2))  # expect: static go static stop -a-b--d- ('bbnbna', 2)
print(re.sub("(?P<n>a)", r"[\g<n>\g<1>\g<0>]", "cat"), re.sub("a", r"\n\t\\", "cat") == "c\n\t\\t", re.sub("a", lambda m: m[0].upper() * 2, "cat"))  # expect: c[aaa]t True cAAt
print(re.escape("a.b*c [d] 1-2"), re.escape(b"x+y"), re.escape("é_ "))  # expect: a\.b\*c\ \[d\]\ 1\-2 b'x\\+y' é_\ 

# Syntax.
for pattern, text in [
    (r"a|ab", "ab"), (r"(?:a|ab)c", "abc"), (r"a{2,3}", "aaaa"), (r"a{2,3}?", "aaaa"), (r"a{,2}b", "aaab"), (r"a{x}", "a{x}"),
    (r"(a+)+b", "aaab"), (r"(?<=c)d", "bcd"), (r"(?<!c)d", "cdd"), (r"a(?=b)", "acab"), (r"a(?!c)", "acab"),
    (r"(.)\1", "abccd"), (r"(?P<q>['\"]).*?(?P=q)", "x='it' \"q\""), (r"(a)?b(?(1)c|d)", "bd abc"), (r"(?>a+)b", "aab"),
    (r"a++b", "aab"), (r"(?>a+)ab", "aab"), (r"a?+a", "a"), (r"[]a]+", "]a]"), (r"[^]a]+", "xy]"), (r"[a\-z]+", "-az"),
    (r"[\w.-]+@\w+", "me.x-y@z"), (r"[\d\s]+", "1 2\t3"), (r"\x41\u0042\103", "ABC"), (r"\A\w\Z", "a"), (r"^$", ""),
    (r"$", "a\n"), (r"a$", "a\n"), (r"\bé\b", "a é"), (r"(?i)HeLLo", "hEllO"), (r"(?i:a)b", "Ab"), (r"(?i:a)b", "AB"),
    (r"(?s).+", "a\nb"), (r".+", "a\nb"), (r"(?m)^b$", "a\nb\nc"), (r"(?x) a b # comment", "ab"), (r"(?x:a b)c d", "abc d"),
    (r"(?-i:a)", "A"), (r"(?a)\w+", "aé"), (r"\w+", "aé_1"), (r"(?i)ſ", "S"), (r"\N{BULLET}", "•"), (r"(?#note)a", "a"),
    (r"()*", "a"), (r"(a*)*", "aa"), (r"(a|b)*", "abx"), (r"(?:(a)|b)*", "ab"), (r"(a(?=b)|c)+", "cab"), (r"((a)(b)?)+", "aba"),
    (r"", "x"), (r"(|a)+", "aaa"), (r"(?:a|(b))+?c", "abc"), (r"\\", "\\"), (r"[\\\]]+", "\\]"), (r"\0", "\0"), (r"\s\S\d\D\w\W", " a1a1-"),
]:
    m = re.search(pattern, text)
    print(repr(pattern), m and (m.span(), m.groups()))
# expect: 'a|ab' ((0, 1), ())
# expect: '(?:a|ab)c' ((0, 3), ())
# expect: 'a{2,3}' ((0, 3), ())
# expect: 'a{2,3}?' ((0, 2), ())
# expect: 'a{,2}b' ((1, 4), ())
# expect: 'a{x}' ((0, 4), ())
# expect: '(a+)+b' ((0, 4), ('aaa',))
# expect: '(?<=c)d' ((2, 3), ())
# expect: '(?<!c)d' ((2, 3), ())
# expect: 'a(?=b)' ((2, 3), ())
# expect: 'a(?!c)' ((2, 3), ())
# expect: '(.)\\1' ((2, 4), ('c',))
# expect: '(?P<q>[\'\\"]).*?(?P=q)' ((2, 6), ("'",))
# expect: '(a)?b(?(1)c|d)' ((0, 2), (None,))
# expect: '(?>a+)b' ((0, 3), ())
# expect: 'a++b' ((0, 3), ())
# expect: '(?>a+)ab' None
# expect: 'a?+a' None
# expect: '[]a]+' ((0, 3), ())
# expect: '[^]a]+' ((0, 2), ())
# expect: '[a\\-z]+' ((0, 3), ())
# expect: '[\\w.-]+@\\w+' ((0, 8), ())
# expect: '[\\d\\s]+' ((0, 5), ())
# expect: '\\x41\\u0042\\103' ((0, 3), ())
# expect: '\\A\\w\\Z' ((0, 1), ())
# expect: '^$' ((0, 0), ())
# expect: '$' ((1, 1), ())
# expect: 'a$' ((0, 1), ())
# expect: '\\bé\\b' ((2, 3), ())
# expect: '(?i)HeLLo' ((0, 5), ())
# expect: '(?i:a)b' ((0, 2), ())
# expect: '(?i:a)b' None
# expect: '(?s).+' ((0, 3), ())
# expect: '.+' ((0, 1), ())
# expect: '(?m)^b$' ((2, 3), ())
# expect: '(?x) a b # comment' ((0, 2), ())
# expect: '(?x:a b)c d' ((0, 5), ())
# expect: '(?-i:a)' None
# expect: '(?a)\\w+' ((0, 1), ())
# expect: '\\w+' ((0, 4), ())
# expect: '(?i)ſ' ((0, 1), ())
# expect: '\\N{BULLET}' ((0, 1), ())
# expect: '(?#note)a' ((0, 1), ())
# expect: '()*' ((0, 0), ('',))
# expect: '(a*)*' ((0, 2), ('',))
# expect: '(a|b)*' ((0, 2), ('b',))
# expect: '(?:(a)|b)*' ((0, 2), ('a',))
# expect: '(a(?=b)|c)+' ((0, 2), ('a',))
# expect: '((a)(b)?)+' ((0, 3), ('a', 'a', 'b'))
# expect: '' ((0, 0), ())
# expect: '(|a)+' ((0, 0), ('',))
# expect: '(?:a|(b))+?c' ((0, 3), ('b',))
# expect: '\\\\' ((0, 1), ())
# expect: '[\\\\\\]]+' ((0, 2), ())
# expect: '\\0' ((0, 1), ())
# expect: '\\s\\S\\d\\D\\w\\W' ((0, 6), ())
