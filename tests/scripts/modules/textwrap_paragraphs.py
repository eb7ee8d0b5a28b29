# Text to lines.
from textwrap import dedent, fill, indent, shorten, wrap

text = "The quick brown fox jumps over the well-known lazy dog -- twice. It's a state-of-the-art jump."
for line in wrap(text, 24):
    print(line)  # expect: The quick brown fox
    # expect: jumps over the well-
    # expect: known lazy dog -- twice.
    # expect: It's a state-of-the-art
    # expect: jump.
print(fill(text, 40, initial_indent="* ", subsequent_indent="  "))  # expect: * The quick brown fox jumps over the
# expect:   well-known lazy dog -- twice. It's a
# expect:   state-of-the-art jump.
print(shorten(text, 30), shorten(text, 20, placeholder="..."))  # expect: The quick brown fox [...] The quick brown...
print(repr(dedent("    a\n      b\n    c")), repr(indent("a\n\nb", "> ")))  # expect: 'a\n  b\nc' '> a\n\n> b'
print(wrap("supercalifragilistic word", 8), wrap("supercalifragilistic word", 8, break_long_words=False))  # expect: ['supercal', 'ifragili', 'stic', 'word'] ['supercalifragilistic', 'word']
print(wrap("one two three four", 9, max_lines=2))  # expect: ['one two', '[...]']
