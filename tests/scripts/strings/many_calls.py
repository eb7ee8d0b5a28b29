# Methods and operators of text with arguments of every kind, made at random.
def show(action):
    try:
        return repr(action())
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


print(show(lambda: '}İx=y'[1.5:4:-2]))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: '1\t'.partition('\\1\x1c%')))  # expect: ('1\t', '', '')
print(show(lambda: str('ǆx=y\x1c\r\n')))  # expect: 'ǆx=y\x1c\r\n'
print(show(lambda: '".ﬁéﬁ'.isalnum()))  # expect: False
print(show(lambda: 'İx=yB'.strip()))  # expect: 'İx=yB'
print(show(lambda: ''.strip()))  # expect: ''
print(show(lambda: 'bbb'.partition('bx=y,\t\r\n')))  # expect: ('bbb', '', '')
print(show(lambda: 'ab.\n' + '  ßΣﬁ'))  # expect: 'ab.\n  ßΣﬁ'
print(show(lambda: 'ab,}\n'.swapcase()))  # expect: 'AB,}\n'
print(show(lambda: '😀 b\x1c\t'.encode('ascii', 'ignore')))  # expect: b' b\x1c\t'
print(show(lambda: 'ΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣ'.rjust(-2**70, '**')))  # expect: OverflowError: Python int too large to convert to C ssize_t
print(show(lambda: 'AAAAA'.istitle()))  # expect: False
print(show(lambda: '+İab'.endswith('B,z', 7)))  # expect: False
print(show(lambda: '                 '.partition("€'{")))  # expect: ('                 ', '', '')
print(show(lambda: '\x00\x00İbA'.strip()))  # expect: '\x00\x00İbA'
print(show(lambda: '  '.isascii()))  # expect: True
print(show(lambda: 'ǆ'.isalnum()))  # expect: True
print(show(lambda: ''.replace('- b', 'abﬁß', True)))  # expect: ''
print(show(lambda: '\x85"'.expandtabs(6)))  # expect: '\x85"'
print(show(lambda: 7 * " Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1'"))  # expect: " Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1' Bǆ1'"
print(show(lambda: '{a😀'.rpartition('1 b')))  # expect: ('', '', '{a😀')
print(show(lambda: '{- {\\'.strip('23ﬁ\ta\x00')))  # expect: '{- {\\'
print(show(lambda: '\u2028'.isupper()))  # expect: False
print(show(lambda: 'bzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆbzǆ'.isdigit()))  # expect: False
print(show(lambda: ''.isalnum()))  # expect: False
print(show(lambda: '\x1c-€ﬁ'.capitalize()))  # expect: '\x1c-€ﬁ'
print(show(lambda: '€B,😀€'.isspace()))  # expect: False
print(show(lambda: 1 in '\u2028'))  # expect: TypeError: 'in <string>' requires string as left operand, not int
print(show(lambda: ''.index('-😀', 2, None)))  # expect: ValueError: substring not found
print(show(lambda: 'ß\u2028\t'.isascii()))  # expect: False
print(show(lambda: 'é'.isidentifier()))  # expect: True
print(show(lambda: '23x=y1'.rstrip(None)))  # expect: '23x=y1'
print(show(lambda: list('Σéİ😀}')))  # expect: ['Σ', 'é', 'İ', '😀', '}']
print(show(lambda: '23.'.startswith(('B', '\t😀'), 4)))  # expect: False
print(show(lambda: '\x85ﬁ😀'.index('', 4, 6)))  # expect: ValueError: substring not found
print(show(lambda: '1B}€'.translate({97: 98})))  # expect: '1B}€'
print(show(lambda: '+1+1+1+1+1+1+1+1+1+1+1+1+1+1'.encode('nope')))  # expect: LookupError: unknown encoding: nope
print(show(lambda: '' * 4))  # expect: ''
print(show(lambda: '\t'.islower()))  # expect: False
print(show(lambda: ''.isspace()))  # expect: False
print(show(lambda: '-{Σ}'.index('\r\nİ \n', 20, 8)))  # expect: ValueError: substring not found
print(show(lambda: '\n\x00\t'.center(-5)))  # expect: '\n\x00\t'
print(show(lambda: hash('ß"') == hash('+%')))  # expect: False
print(show(lambda: ''[7]))  # expect: IndexError: string index out of range
print(show(lambda: 'ab\tb'.rpartition("'A+")))  # expect: ('', '', 'ab\tb')
print(show(lambda: ''.encode('ascii','nope')))  # expect: b''
print(show(lambda: '%'.find('"23\x00')))  # expect: -1
print(show(lambda: hash('\t') == hash("-'")))  # expect: False
print(show(lambda: ''.count(',Σ\x1cB')))  # expect: 0
print(show(lambda: '--------------------'.isupper()))  # expect: False
print(show(lambda: '}'.rstrip('}}\x85')))  # expect: ''
print(show(lambda: 'A'.rstrip(None)))  # expect: 'A'
print(show(lambda: 'x=y"ﬁB'.expandtabs()))  # expect: 'x=y"ﬁB'
print(show(lambda: 'ab\t\nab\t\nab\t\nab\t\nab\t\nab\t\nab\t\nab\t\n'.find('\nß \\')))  # expect: -1
print(show(lambda: ''.split('', 4)))  # expect: ValueError: empty separator
print(show(lambda: 'ababababababababababababababababababababababababab'.partition('1')))  # expect: ('ababababababababababababababababababababababababab', '', '')
print(show(lambda: '+'.rfind('')))  # expect: 1
print(show(lambda: ''[2]))  # expect: IndexError: string index out of range
print(show(lambda: '+A""'.removesuffix('\t')))  # expect: '+A""'
print(show(lambda: ''.expandtabs(tabsize=8)))  # expect: ''
print(show(lambda: 'ab}'.lstrip('b\\')))  # expect: 'ab}'
print(show(lambda: '\u2028' == "\u2028.\\'"))  # expect: False
print(show(lambda: '%  '.join(['{', '{\x1cx=y\\ǆ'])))  # expect: '{%  {\x1cx=y\\ǆ'
print(show(lambda: '\u2028'.rfind('😀', 6)))  # expect: -1
print(show(lambda: '😀😀😀😀😀😀😀😀😀😀'[::7]))  # expect: '😀😀'
print(show(lambda: ''['x':6:True]))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: '1ﬁa\t-'[::20]))  # expect: '1'
print(show(lambda: '231é'.startswith(('{  B', '\n'))))  # expect: False
print(show(lambda: 'B"ßß'.isalpha()))  # expect: False
print(show(lambda: 'B'.istitle()))  # expect: True
print(show(lambda: '\u202823'.casefold()))  # expect: '\u202823'
print(show(lambda: ascii('')))  # expect: "''"
print(show(lambda: ''.isspace()))  # expect: False
print(show(lambda: 'ǆ\x85ß€B'.upper()))  # expect: 'Ǆ\x85SS€B'
print(show(lambda: ''.replace('\n', "'\tz++")))  # expect: ''
print(show(lambda: ' 😀+ 😀+ 😀+ 😀+'.lower()))  # expect: ' 😀+ 😀+ 😀+ 😀+'
print(show(lambda: ''.isupper()))  # expect: False
print(show(lambda: 'Σ'.istitle()))  # expect: True
print(show(lambda: '\r\n'.splitlines()))  # expect: ['']
print(show(lambda: len('a  \x00a  \x00a  \x00a  \x00')))  # expect: 16
print(show(lambda: '-'.removesuffix('-')))  # expect: ''
print(show(lambda: 'İ'.isdigit()))  # expect: False
print(show(lambda: "'€+".rfind('23', 7)))  # expect: -1
print(show(lambda: 'b' != 'AAﬁ23\\'))  # expect: True
print(show(lambda: 'AAAAAAAAAAAAAAAAAAAAAA'.casefold()))  # expect: 'aaaaaaaaaaaaaaaaaaaaaa'
print(show(lambda: 'a\r\n  23'.partition('z-\t. ')))  # expect: ('a\r\n  23', '', '')
print(show(lambda: '-'.partition('€')))  # expect: ('-', '', '')
print(show(lambda: 6 in 'ab€'))  # expect: TypeError: 'in <string>' requires string as left operand, not int
print(show(lambda: '23\x85x=y'.rsplit()))  # expect: ['23', 'x=y']
print(show(lambda: '' * 1))  # expect: ''
print(show(lambda: '' + '\u2028'))  # expect: '\u2028'
print(show(lambda: '.\\%\\A'.encode('latin1','xmlcharrefreplace')))  # expect: b'.\\%\\A'
print(show(lambda: '-éA+-'.count('ﬁ')))  # expect: 0
print(show(lambda: 'Aé'.find('\tB.\n', 7)))  # expect: -1
print(show(lambda: '                          '.islower()))  # expect: False
print(show(lambda: ' %\x00%\u2028'.isdecimal()))  # expect: False
print(show(lambda: 'bb'.count('--', 2)))  # expect: 0
print(show(lambda: ',ß😀"'.istitle()))  # expect: False
print(show(lambda: 'z%}\x1c'.translate({})))  # expect: 'z%}\x1c'
print(show(lambda: 'bß'.translate({97: 98})))  # expect: 'bß'
print(show(lambda: 2**70 in '.\x00İé{'))  # expect: TypeError: 'in <string>' requires string as left operand, not int
print(show(lambda: 'a23a23a23a23a23a23'.partition('23Σ')))  # expect: ('a23a23a23a23a23a23', '', '')
print(show(lambda: '}'.removesuffix('%ΣB')))  # expect: '}'
print(show(lambda: "'\u2028}\x85é".rsplit(None, 6)))  # expect: ["'", '}', 'é']
print(show(lambda: 'Az '.isidentifier()))  # expect: False
print(show(lambda: '\n23+  '.center('x', 'é')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(show(lambda: 'ß\n'.isdigit()))  # expect: False
print(show(lambda: '}1+😀'.title()))  # expect: '}1+😀'
print(show(lambda: 'x=y%'.split(sep="€.Ba'")))  # expect: ['x=y%']
print(show(lambda: hash('') == hash('aaaaaaaaaaaaaaaaaaaaa')))  # expect: False
print(show(lambda: '€'.lower()))  # expect: '€'
print(show(lambda: 'a"\u2028b{'.casefold()))  # expect: 'a"\u2028b{'
print(show(lambda: '  '.partition('')))  # expect: ValueError: empty separator
print(show(lambda: '\x00 '.endswith('{23%.\x85')))  # expect: False
print(show(lambda: 'Σ'.isspace()))  # expect: False
print(show(lambda: '%'.lstrip()))  # expect: '%'
print(show(lambda: '😀,\\\u2028'.translate({"a": 1})))  # expect: '😀,\\\u2028'
print(show(lambda: '\n23--\n23--'.split(maxsplit=2**70)))  # expect: OverflowError: Python int too large to convert to C ssize_t
print(show(lambda: ''.rsplit(maxsplit=4)))  # expect: []
print(show(lambda: 'z'.isupper()))  # expect: False
print(show(lambda: ''.isdecimal()))  # expect: False
print(show(lambda: "İ'+\nb".isdecimal()))  # expect: False
print(show(lambda: '\n'.find('\nz')))  # expect: -1
print(show(lambda: ''.rstrip()))  # expect: ''
print(show(lambda: '\r\nA.'.isprintable()))  # expect: False
print(show(lambda: '\u2028'.center(-5, '*')))  # expect: '\u2028'
print(show(lambda: "a\nǆ'".isalpha()))  # expect: False
print(show(lambda: 'b'.removeprefix('  İǆ')))  # expect: 'b'
print(show(lambda: 'ﬁab'.removeprefix('')))  # expect: 'ﬁab'
print(show(lambda: 4 * '\n-'))  # expect: '\n-\n-\n-\n-'
print(show(lambda: str(',,,,,,,,,,,,')))  # expect: ',,,,,,,,,,,,'
print(show(lambda: ascii('\r\n\x1c')))  # expect: "'\\r\\n\\x1c'"
print(show(lambda: repr("\n'")))  # expect: '"\\n\'"'
print(show(lambda: '😀İ'.index('ß\r\nz\t', -5)))  # expect: ValueError: substring not found
print(show(lambda: 7 * ',\u2028ß  '))  # expect: ',\u2028ß  ,\u2028ß  ,\u2028ß  ,\u2028ß  ,\u2028ß  ,\u2028ß  ,\u2028ß  '
print(show(lambda: ascii('x=y}')))  # expect: "'x=y}'"
print(show(lambda: hash('\x85') == hash('\\')))  # expect: False
print(show(lambda: '😀a{'.translate({})))  # expect: '😀a{'
print(show(lambda: '\\'.endswith(('{\x00', 'ab"ﬁ\x1c'), 8, 20)))  # expect: False
print(show(lambda: ''.index("😀é'", 6, 6)))  # expect: ValueError: substring not found
print(show(lambda: '23a\x1cz%'.replace("Bǆ%'", '{éa23', 0)))  # expect: '23a\x1cz%'
print(show(lambda: '23ß}%A'.splitlines(0)))  # expect: ['23ß}%A']
print(show(lambda: 'x=y\\\tﬁ'.lower()))  # expect: 'x=y\\\tﬁ'
print(show(lambda: '\u2028ǆ'.upper()))  # expect: '\u2028Ǆ'
print(show(lambda: "\tx=y'".isalnum()))  # expect: False
print(show(lambda: 'abaB\t'.join(('+%é',))))  # expect: '+%é'
print(show(lambda: '\n'.isprintable()))  # expect: False
print(show(lambda: str('')))  # expect: ''
print(show(lambda: 'ß'.rstrip(None)))  # expect: 'ß'
print(show(lambda: '\x00\r\nzab-'.partition('')))  # expect: ValueError: empty separator
print(show(lambda: ''.split("\n'")))  # expect: ['']
print(show(lambda: '..}..}..}..}..}..}..}'.removesuffix('"')))  # expect: '..}..}..}..}..}..}..}'
print(show(lambda: ',a\x00ßß'.isascii()))  # expect: False
print(show(lambda: '\x85A' > '23z%'))  # expect: True
print(show(lambda: '\n'.rsplit('ΣBB', 1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(show(lambda: '\x00"'.istitle()))  # expect: False
print(show(lambda: repr('')))  # expect: "''"
print(show(lambda: ''.lower()))  # expect: ''
print(show(lambda: '\u2028{'.partition('\\b-.Σ')))  # expect: ('\u2028{', '', '')
print(show(lambda: '+'.strip()))  # expect: '+'
print(show(lambda: ascii('A.ǆx=y')))  # expect: "'A.\\u01c6x=y'"
print(show(lambda: '\n\r\n€+\u2028'.lstrip('%')))  # expect: '\n\r\n€+\u2028'
print(show(lambda: ''.rindex('}%', 8, 0)))  # expect: ValueError: substring not found
print(show(lambda: ''.title()))  # expect: ''
print(show(lambda: ''.lower()))  # expect: ''
print(show(lambda: '23\x1c23\x1c23\x1c23\x1c23\x1c23\x1c23\x1c23\x1c23\x1c23\x1c23\x1c'.rsplit('.')))  # expect: ['23\x1c23\x1c23\x1c23\x1c23\x1c23\x1c23\x1c23\x1c23\x1c23\x1c23\x1c']
print(show(lambda: 'Σ,\r\n'.rjust(3)))  # expect: 'Σ,\r\n'
print(show(lambda: "ß'".rstrip(None)))  # expect: "ß'"
print(show(lambda: '  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z'.zfill(6)))  # expect: '  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z  z'
print(show(lambda: '\u2028,ßz  '.startswith(('\n😀', '\x85'))))  # expect: False
print(show(lambda: 'ﬁß-abbﬁß-abbﬁß-abbﬁß-abbﬁß-abbﬁß-abb'.find('Σ\t\x85ǆ')))  # expect: -1
print(show(lambda: 'aß\x85{ﬁ'.join(('ǆ\x85ab\\',))))  # expect: 'ǆ\x85ab\\'
print(show(lambda: '\u2028a\u2028a\u2028a\u2028a'.zfill(6)))  # expect: '\u2028a\u2028a\u2028a\u2028a'
print(show(lambda: 'bé\x85é.'.isidentifier()))  # expect: False
print(show(lambda: "'  23Bab".rstrip(None)))  # expect: "'  23Bab"
print(show(lambda: '\u2028'.replace('a23-%', '+', None)))  # expect: TypeError: 'NoneType' object cannot be interpreted as an integer
print(show(lambda: "  x=y'".startswith('}z{', 20)))  # expect: False
print(show(lambda: len('Bİé%')))  # expect: 4
print(show(lambda: '\\Σ'.isnumeric()))  # expect: False
print(show(lambda: 'B  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  Σ'.upper()))  # expect: 'B  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  ΣB  Σ'
print(show(lambda: ''.isprintable()))  # expect: True
print(show(lambda: 'z'.expandtabs()))  # expect: 'z'
print(show(lambda: '\tİİ\\'.rfind('İ  {', 20, 1.5)))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: ''.isspace()))  # expect: False
print(show(lambda: '\x1c'.isspace()))  # expect: True
print(show(lambda: ",b',b',b',b'".removeprefix('')))  # expect: ",b',b',b',b'"
print(show(lambda: ''.join([])))  # expect: ''
print(show(lambda: hash('{\x1c') == hash('')))  # expect: False
print(show(lambda: ''.join([])))  # expect: ''
print(show(lambda: '😀İǆ{z'.splitlines(keepends=1)))  # expect: ['😀İǆ{z']
print(show(lambda: ''.rpartition('aİ')))  # expect: ('', '', '')
print(show(lambda: "%Σ'İ".encode('utf-8-sig')))  # expect: b"\xef\xbb\xbf%\xce\xa3'\xc4\xb0"
print(show(lambda: '%\u2028}'.isascii()))  # expect: False
print(show(lambda: 'B\x85\\A1'.title()))  # expect: 'B\x85\\A1'
print(show(lambda: 'A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",A\n",' < '€'))  # expect: True
print(show(lambda: ''.istitle()))  # expect: False
print(show(lambda: '%' + ''))  # expect: '%'
print(show(lambda: 'ﬁ.\n\t'.isdigit()))  # expect: False
print(show(lambda: '\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ\t1ǆ'.rindex('  -', 'x', 4)))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: "'€ǆ'€ǆ'€ǆ'€ǆ'€ǆ'€ǆ'€ǆ'€ǆ'€ǆ'€ǆ".capitalize()))  # expect: "'€ǆ'€ǆ'€ǆ'€ǆ'€ǆ'€ǆ'€ǆ'€ǆ'€ǆ'€ǆ"
print(show(lambda: '  İA  İA  İA  İA  İA  İA  İA  İA  İA  İA  İA  İA  İA  İA  İA  İA  İA  İA  İA  İA  İA'.rfind('ǆ')))  # expect: -1
print(show(lambda: '"x=y\x1c"'.rsplit(' \tB.,', 4)))  # expect: ['"x=y\x1c"']
print(show(lambda: '\u2028ǆ\x85B'.startswith(('zé😀Σ-', ',\u2028'), 6, 6)))  # expect: False
print(show(lambda: ''['x':7:4]))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: 2**70 * 'ﬁz'))  # expect: OverflowError: cannot fit 'int' into an index-sized integer
print(show(lambda: 'İzabİzabİzabİzabİzabİzabİzab'.istitle()))  # expect: False
print(show(lambda: ''[7]))  # expect: IndexError: string index out of range
print(show(lambda: ',}x=y\u2028' in 'ß,{B\u2028'))  # expect: False
print(show(lambda: 'x=ya\x00+'.swapcase()))  # expect: 'X=YA\x00+'
print(show(lambda: '😀x=y ' in '23bﬁ+'))  # expect: False
print(show(lambda: ''.lower()))  # expect: ''
print(show(lambda: "\x85ΣA'".rstrip()))  # expect: "\x85ΣA'"
print(show(lambda: ' '.isalpha()))  # expect: False
print(show(lambda: str('\x00')))  # expect: '\x00'
print(show(lambda: 'a\u2028ab'.rpartition("'%x=y\x1c,")))  # expect: ('', '', 'a\u2028ab')
print(show(lambda: 2 in 'ǆǆǆǆ'))  # expect: TypeError: 'in <string>' requires string as left operand, not int
print(show(lambda: '+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ+ ﬁ'.islower()))  # expect: True
print(show(lambda: str('1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab')))  # expect: '1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab'
print(show(lambda: str('z')))  # expect: 'z'
print(show(lambda: 'ßB'.isalpha()))  # expect: True
print(show(lambda: ''.ljust(2**70)))  # expect: OverflowError: Python int too large to convert to C ssize_t
print(show(lambda: '.'[1.5:6:4]))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: ' 23ß\u2028"'.startswith('z')))  # expect: False
print(show(lambda: 'B\t.éé'.capitalize()))  # expect: 'B\t.éé'
print(show(lambda: 'x=y  b,23' + 'ﬁ-é.}'))  # expect: 'x=y  b,23ﬁ-é.}'
print(show(lambda: 'a\x85a\x85a\x85'.expandtabs()))  # expect: 'a\x85a\x85a\x85'
print(show(lambda: ''.isascii()))  # expect: True
print(show(lambda: ''.expandtabs()))  # expect: ''
print(show(lambda: "'".isprintable()))  # expect: True
print(show(lambda: '-Σ'.removesuffix('\x001+Aß')))  # expect: '-Σ'
print(show(lambda: '%\u2028\x1cb\r\n'.replace('€1ǆ', 'ßé', -5)))  # expect: '%\u2028\x1cb\r\n'
print(show(lambda: '\\😀ﬁ' + '23  a'))  # expect: '\\😀ﬁ23  a'
print(show(lambda: 'B%ab'.join(('a',))))  # expect: 'a'
print(show(lambda: ''.replace('1\u2028A}ﬁ', 'a%', 7)))  # expect: ''
print(show(lambda: 'B}\t'[::4]))  # expect: 'B'
print(show(lambda: 'ﬁ\n\x85\x00\x85'.partition('€ﬁa')))  # expect: ('ﬁ\n\x85\x00\x85', '', '')
print(show(lambda: '\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n'.split(maxsplit=4)))  # expect: []
print(show(lambda: list('% ')))  # expect: ['%', ' ']
print(show(lambda: '\x85'.isascii()))  # expect: False
print(show(lambda: len('  {Σǆ')))  # expect: 5
print(show(lambda: hash('.éA\n') == hash("'x=y.")))  # expect: False
print(show(lambda: ' '.zfill(2)))  # expect: '0 '
print(show(lambda: '\r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  '.lower()))  # expect: '\r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  \r\n\t  '
print(show(lambda: '+ﬁ'.translate(str.maketrans('ab', 'xy', 'z'))))  # expect: '+ﬁ'
print(show(lambda: "İ'\\".isdecimal()))  # expect: False
print(show(lambda: 'z\x85'.rindex('\t-')))  # expect: ValueError: substring not found
print(show(lambda: ''.ljust(1, 'é')))  # expect: 'é'
print(show(lambda: 'ßéßéßéßéßéßéßéßéßéßéßéßéßéßéßéßéßéßéßéßéßé'.isprintable()))  # expect: True
print(show(lambda: list('\u202823ǆab')))  # expect: ['\u2028', '2', '3', 'ǆ', 'a', 'b']
print(show(lambda: '\t,İ\t,İ\t,İ\t,İ\t,İ\t,İ\t,İ\t,İ\t,İ\t,İ\t,İ\t,İ\t,İ'.isalpha()))  # expect: False
print(show(lambda: ''[4:7]))  # expect: ''
print(show(lambda: '😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀'.isascii()))  # expect: False
print(show(lambda: '23'.removeprefix('}ﬁ\t')))  # expect: '23'
print(show(lambda: '1B1B1B1B1B1B1B1B1B1B1B1B1B1B'.capitalize()))  # expect: '1b1b1b1b1b1b1b1b1b1b1b1b1b1b'
print(show(lambda: '}€'.partition('ß\t\r\n')))  # expect: ('}€', '', '')
print(show(lambda: '}%'.rpartition("'")))  # expect: ('', '', '}%')
print(show(lambda: 'é'.expandtabs()))  # expect: 'é'
print(show(lambda: 'x=y}x=y}x=y}x=y}x=y}x=y}x=y}x=y}x=y}'.count('" ', 7)))  # expect: 0
print(show(lambda: ",23  ',".isidentifier()))  # expect: False
print(show(lambda: 'Aabb\r\nﬁ'.removesuffix('\\23zİ')))  # expect: 'Aabb\r\nﬁ'
