# Cases: templates, format strings, and paragraphs at random widths.
import string, textwrap
from string import *
from textwrap import *
class Perc(Template): delimiter = "%"
class Dotted(Template): idpattern = r"[a-z]+(?:\.[a-z]+)*"
class F2(Formatter):
    def get_value(self, key, args, kwargs):
        return f"<{key}>" if isinstance(key, str) and key not in kwargs else super().get_value(key, args, kwargs)
    def check_unused_args(self, used, args, kw): print("used", sorted(map(str, used)))
class Obj:
    a = 5
    b = {"k": [1, 2]}
check(r"""
whitespace, ascii_lowercase, ascii_uppercase, ascii_letters, digits, hexdigits, octdigits, punctuation, printable
capwords('hello  world'), capwords('a-b', '-'), capwords('  x  ')
Template('$a ${b}c $$ $A_1').substitute(a=1, b=2, A_1=3), Template('$a').substitute({'a': 1}), Template('$a $b').substitute({'a': 1}, b=2)
Template('$a').substitute()
Template('$a $b ${c').safe_substitute(a=1), Template('$ $1 $$ $').safe_substitute(), Template('$a').safe_substitute(b=1)
Template('x $').substitute()
Template('ab\ncd $1').substitute()
Template('${a').substitute(a=1)
Template('${}').substitute()
Template('').substitute(), Template('$é').is_valid(), Template('$a $b $a ${c}').get_identifiers(), Template('$a').is_valid(), Template('$').is_valid()
Perc('%a %% $b').substitute(a=1), Dotted('$a.b ${c.d}').substitute({'a.b': 1, 'c.d': 2})
Template('$a').template, Template('$self $mapping').substitute(self=1, mapping=2)
f = Formatter()
f.format('{} {}', 1, 2), f.format('{1} {0}', 1, 2), f.format('{a} {b!r:>5}', a=1, b='x'), f.format('{0.a} {0.b[k][1]}', Obj), f.format('{:{}}', 5, 4), f.format('{0:{1}>{2}}', 'x', '*', 5), f.format('{{}} {}', 1), f.format('{!a}', 'é'), f.format('{!s}', 5)
f.format('{} {0}', 1)
f.format('{0} {}', 1)
f.format('{')
f.format('}')
f.format('{a')
f.format('{a!}', a=1)
f.format('{a!x}', a=1)
f.format('{a!r', a=1)
f.format('{a!rr}', a=1)
f.format('{a:{b', a=1)
f.format('{a[}', a=1)
f.format('{a.}', a=1)
f.format('{a[]}', a=1)
f.format('{a[0]x}', a=[1])
f.format('{}')
f.format('{a}')
f.format('{:{:{}}}', 1, 2, 3)
f.vformat('{0} {a}', (1,), {'a': 2}), F2().format('{x} {0} {y}', 1, y=5)
list(f.parse('a{b!r:c}d{{e}}f{:x}{0[a]}')), list(f.parse('')), list(f.parse('{a:{b}}'))
f.get_field('0.a', (Obj,), {}), f.convert_field(5, None), f.format_field(5, '03d')
f.convert_field(5, 'q')
dedent('  a\n    b\n  c\n'), dedent('\ta\n\t b'), dedent('  a\n\tb'), dedent('a\n  b'), dedent('   \n  a\n \n'), dedent(''), dedent('  a\n\n  b')
indent('a\n\nb\n', '> '), indent('a\n\nb', '> ', lambda line: True), indent('', 'x')
shorten('hello  world how are you', width=15), shorten('hello world', width=11), shorten('hello', width=3, placeholder='.'), shorten('a b c', 3, placeholder='..')
shorten('hello', width=2)
wrap(''), wrap('   '), fill('a b', width=1), wrap('hello', 2), wrap('aaa bbb', 3, break_long_words=False), wrap('aaaa bbb', 3, break_long_words=False)
wrap('x', 0)
wrap('a b c d e', 3, max_lines=2), wrap('a b c d e', 9, max_lines=2), wrap('alpha beta gamma', 8, max_lines=1, placeholder='~')
wrap('a', 2, max_lines=1, placeholder='....')
wrap('Hello there. How are you? "Fine." ok', 20, fix_sentence_endings=True), wrap("I said 'hi.' Then left", 40, fix_sentence_endings=True)
wrap('one-two--three four---five -- six well-known-thing a-b x-1 -foo --bar foo- --', 10), wrap("it's--a 'quoted'--dash end.--Start", 8), wrap('one-two-three', 7, break_on_hyphens=False), wrap('aaaaaaaaaa-bbbbbbbb-c', 6)
wrap('a\tb\nc', 20), wrap('a\tb\nc', 20, expand_tabs=False), wrap('a\tb\nc', 20, replace_whitespace=False), wrap('  a  b  ', 3, drop_whitespace=False), wrap('a b', 5, initial_indent='* ', subsequent_indent='  '), wrap('a\tb', tabsize=4)
TextWrapper(width=10).wrap('the quick brown fox'), TextWrapper(width=10, subsequent_indent='   ').fill('the quick brown fox jumps')
""")
words = ["the", "quick-brown", "fox", "jumps--over", "a", "lazy", "dog.", "well-known", "e-mail", "x--y", "supercalifragilistic", "1-2", "--opt", "-", "end!", "\"Q?\"", "co-op-er", "\u00e9t\u00e9-l\u00e0", "foo_bar-baz", "it's-ok"]
for _ in range(120):
    text = "".join(rng.choice(words) + rng.choice([" ", "  ", "\n", " ", "\t", "-"]) for _ in range(rng.randrange(1, 14)))
    opts = dict(width=rng.randrange(4, 30), break_long_words=rng.random() < .7, break_on_hyphens=rng.random() < .7, drop_whitespace=rng.random() < .8, fix_sentence_endings=rng.random() < .3,
                initial_indent=rng.choice(["", "* "]), subsequent_indent=rng.choice(["", "  "]), max_lines=rng.choice([None, None, 2, 3]), placeholder=rng.choice(["..", " [...]"]))
    show((text, opts, trial(wrap, text, **opts), TextWrapper(**opts)._split(text)))
