import re


def show(function):
    try:
        print(repr(function()))
    except Exception as problem:
        print(f"{type(problem).__name__}: {problem}")


for pattern in [
    "*", "+a", "a**", "a*?*", "(", ")", "a)", "(a", "(?:a", "[a", "[]", "[^]", "[z-a]", r"[\d-z]", r"[a-\d]", "\\", r"\q", r"[\q]", r"\1",
    r"(\1)", r"(?P=n)", "(?P<n>a)(?P<n>b)", "(?P<1a>a)", "(?P<>a)", "(?P<n", "(?P<n>", "(?Pxn)", "(?P", "(?", "(?z)", "(?<a)", "(?<",
    "a{3,2}", r"\x1", r"\u12", r"\U0011", r"\N{NO SUCH}", r"\N", "(?<=a+)b", "(?<=a|bc)d", "(?(1)a|b)", "(?(0)a)", "(?(x)a)", "(?(1)a|b|c)(d)", "(?(a!)b)",
    "a(?i)", "(?i", "(?i-", "(?i-i:a)", "(?-a:b)", "(?au:b)", "(?L)a", "(?#a", r"\777", r"[\777]", "x{5,1}", "(?iz)", "(?i-:a)", "(?P=", "(?P=a b)",
    "a\n(b", "(?:a))", "^*", "(?=a)*", r"(?<=(a)\1)b",
]:
    show(lambda: re.compile(pattern).pattern)
# expect: error: nothing to repeat at position 0
# expect: error: nothing to repeat at position 0
# expect: error: multiple repeat at position 2
# expect: error: multiple repeat at position 3
# expect: error: missing ), unterminated subpattern at position 0
# expect: error: unbalanced parenthesis at position 0
# expect: error: unbalanced parenthesis at position 1
# expect: error: missing ), unterminated subpattern at position 0
# expect: error: missing ), unterminated subpattern at position 0
# expect: error: unterminated character set at position 0
# expect: error: unterminated character set at position 0
# expect: error: unterminated character set at position 0
# expect: error: bad character range z-a at position 1
# expect: error: bad character range \d-z at position 1
# expect: error: bad character range a-\d at position 1
# expect: error: bad escape (end of pattern) at position 0
# expect: error: bad escape \q at position 0
# expect: error: bad escape \q at position 1
# expect: error: invalid group reference 1 at position 1
# expect: error: cannot refer to an open group at position 1
# expect: error: unknown group name 'n' at position 4
# expect: error: redefinition of group name 'n' as group 2; was group 1 at position 12
# expect: error: bad character in group name '1a' at position 4
# expect: error: missing group name at position 4
# expect: error: missing >, unterminated name at position 4
# expect: error: missing ), unterminated subpattern at position 0
# expect: error: unknown extension ?Px at position 1
# expect: error: unexpected end of pattern at position 3
# expect: error: unexpected end of pattern at position 2
# expect: error: unknown extension ?z at position 1
# expect: error: unknown extension ?<a at position 1
# expect: error: unexpected end of pattern at position 3
# expect: error: min repeat greater than max repeat at position 2
# expect: error: incomplete escape \x1 at position 0
# expect: error: incomplete escape \u12 at position 0
# expect: error: incomplete escape \U0011 at position 0
# expect: error: undefined character name 'NO SUCH' at position 0
# expect: error: missing { at position 2
# expect: error: look-behind requires fixed-width pattern
# expect: error: look-behind requires fixed-width pattern
# expect: error: invalid group reference 1 at position 3
# expect: error: bad group number at position 3
# expect: error: unknown group name 'x' at position 3
# expect: error: conditional backref with more than two branches at position 8
# expect: error: bad character in group name 'a!' at position 3
# expect: error: global flags not at the start of the expression at position 1
# expect: error: missing -, : or ) at position 3
# expect: error: missing flag at position 4
# expect: error: bad inline flags: flag turned on and off at position 5
# expect: error: bad inline flags: cannot turn off flags 'a', 'u' and 'L' at position 4
# expect: error: bad inline flags: flags 'a', 'u' and 'L' are incompatible at position 4
# expect: error: bad inline flags: cannot use 'L' flag with a str pattern at position 3
# expect: error: missing ), unterminated comment at position 0
# expect: error: octal escape value \777 outside of range 0-0o377 at position 0
# expect: error: octal escape value \777 outside of range 0-0o377 at position 1
# expect: error: min repeat greater than max repeat at position 2
# expect: error: unknown flag at position 3
# expect: error: missing flag at position 4
# expect: error: missing group name at position 4
# expect: error: bad character in group name 'a b' at position 4
# expect: error: missing ), unterminated subpattern at position 2 (line 2, column 1)
# expect: error: unbalanced parenthesis at position 5
# expect: error: nothing to repeat at position 1
# expect: '(?=a)*'
# expect: error: cannot refer to group defined in the same lookbehind subpattern at position 9
try:
    re.compile("ab\n(c")
except re.error as problem:
    print(problem.msg, problem.pos, problem.lineno, problem.colno, repr(problem.pattern))  # expect: missing ), unterminated subpattern 3 2 1 'ab\n(c'
show(lambda: re.sub("a", r"\q", "a"))  # expect: error: bad escape \q at position 0
show(lambda: re.sub("a", r"\1", "a"))  # expect: error: invalid group reference 1 at position 1
show(lambda: re.sub("a", r"\g<x>", "a"))  # expect: IndexError: unknown group name 'x'
show(lambda: re.sub("a", r"\g<x", "a"))  # expect: error: missing >, unterminated name at position 3
show(lambda: re.sub("a", r"\g", "a"))  # expect: error: missing < at position 2
show(lambda: re.sub("a", r"\g<>", "a"))  # expect: error: missing group name at position 3
show(lambda: re.sub("a", r"\g<-1>", "a"))  # expect: error: bad character in group name '-1' at position 3
show(lambda: re.sub("a", "\\", "a"))  # expect: error: bad escape (end of pattern) at position 0
show(lambda: re.compile(5))  # expect: TypeError: first argument must be string or compiled pattern
show(lambda: re.match("a", 5))  # expect: TypeError: expected string or bytes-like object, got 'int'
show(lambda: re.match("a", b"a"))  # expect: TypeError: cannot use a string pattern on a bytes-like object
show(lambda: re.match(b"a", "a"))  # expect: TypeError: cannot use a bytes pattern on a string-like object
show(lambda: re.compile(re.compile("a"), re.I))  # expect: ValueError: cannot process flags argument with a compiled pattern
show(lambda: re.compile("a", re.A | re.U))  # expect: ValueError: ASCII and UNICODE flags are incompatible
show(lambda: re.compile("a", re.L))  # expect: ValueError: cannot use LOCALE flag with a str pattern
show(lambda: re.compile(b"a", re.U))  # expect: ValueError: cannot use UNICODE flag with a bytes pattern
show(lambda: re.Pattern())  # expect: TypeError: cannot create 're.Pattern' instances
show(lambda: re.Match())  # expect: TypeError: cannot create 're.Match' instances
show(lambda: re.compile("a{99999999999}"))  # expect: OverflowError: the repetition number is too large
