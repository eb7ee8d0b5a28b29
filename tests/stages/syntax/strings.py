# Strings of every kind.
'', "", '''''', """"""
'a' "b" '''c''' u'd'
'it\'s', "it's", 'say "hi"', '"\''
r'\n', R"\"", b'\x00\xff\n\'', rb'\d', Rb'\d', bR'\d', B"a" b'b'
'\a\b\f\n\r\t\v\\\0\12\377\400\x41\u00e9\U0001f40d\N{GREEK SMALL LETTER ALPHA}\N{line feed}'
'\d\ \é'
'one\
two'
'''three
lines
'''
'\ud800', '\udc00x', '\ud83d\ude00', 'é\udfff'
f'', f'a', f'{a}', f'{a}b', f'a{b}c{d}'
f'{a!r}{b!s}{c!a}{d:>10}{e!r:^{w}.{p}}{f:}'
f'{a=}{b = }{c=!s}{d=:x}{ e  =  }'
f'{{}}{{{a}}}{{', rf'\d{a}\{b}', f'\{a}'
f'{a["b"]}{a[b:c]}{(lambda x: 1)}{ {1: 2}[1] }{a if b else c}{a, b}{*a,}{x for x in y}'
f'{a!=b}{a==b}{a<=b}{a>b}{(a:=1)}{a:=^5}'
f'''{f"""{f"{f'{1}'}"}"""}'''
f'''{
a
+ b
}{c:
}'''
'a' f'b{c}d' 'e' f'{g}' 'h'
f'{x:{"a"}>{10}}'
f'\N{BULLET}{a}\N{BULLET}'
f'{yield_}', F'{a}', fR'{a}\n', Fr"\{a}"
f'{a:{b}{c}d{e!r}}'
f'{3.4:10}{1_000}{0x1f:#x}'
(
    'a'  # comment
    'b'
    f'{c}'
)
