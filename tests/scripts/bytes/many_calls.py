# Methods and operators of bytes with arguments of every kind, made at random.
def show(action):
    try:
        return repr(action())
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


print(show(lambda: b'\t'.rjust(True, b'*')))  # expect: b'\t'
print(show(lambda: b'%"x=y'[True:True:1.5]))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: b'q".q\xe9'.lower()))  # expect: b'q".q\xe9'
print(show(lambda: b'qqq\\q'.zfill(-1)))  # expect: b'qqq\\q'
print(show(lambda: b'+ ' * 5))  # expect: b'+ + + + + '
print(show(lambda: b''.rindex(b'\r\n')))  # expect: ValueError: subsection not found
print(show(lambda: b'\n'.rfind(b'  \xdfqq')))  # expect: -1
print(show(lambda: b'b\\\t'.hex(':', 2)))  # expect: '62:5c09'
print(show(lambda: b' '.splitlines(True)))  # expect: [b' ']
print(show(lambda: b'+'.rfind(b'', 7)))  # expect: -1
print(show(lambda: b'"a"a"a"a"a"a"a"a"a"a"a"a"a'.title()))  # expect: b'"A"A"A"A"A"A"A"A"A"A"A"A"A'
print(show(lambda: b'\x00\x00qbA'.strip()))  # expect: b'\x00\x00qbA'
print(show(lambda: repr(b'}- b\x85')))  # expect: "b'}- b\\x85'"
print(show(lambda: hash(b'qqqqqqqqqqqqqqqqqqqqqqqq') == hash(b'\x85"')))  # expect: False
print(show(lambda: b'z Bq1'.title()))  # expect: b'Z Bq1'
print(show(lambda: b''.upper()))  # expect: b''
print(show(lambda: b'\r\n\r\n'.isdigit()))  # expect: False
print(show(lambda: list(b'\nq')))  # expect: [10, 113]
print(show(lambda: b'1}q1}q1}q1}q1}q1}q1}q1}q1}q'.hex('-', -3)))  # expect: '317d71-317d71-317d71-317d71-317d71-317d71-317d71-317d71-317d71'
print(show(lambda: b'\x85x=y\\qz'.upper()))  # expect: b'\x85X=Y\\QZ'
print(show(lambda: b'BqqqBqqqBqqqBqqqBqqqBqqqBqqqBqqqBqqqBqqqBqqqBqqqBqqqBqqqBqqqBqqqBqqq'.isascii()))  # expect: True
print(show(lambda: b'q1},'.startswith((b'qax=yab', b'\x1c-q'), 6, 5)))  # expect: False
print(show(lambda: b'qq'.rjust(2**70, b'*')))  # expect: OverflowError: Python int too large to convert to C ssize_t
print(show(lambda: b'+"\xe9A'.isalnum()))  # expect: False
print(show(lambda: b'-q'.capitalize()))  # expect: b'-q'
print(show(lambda: b'q'.expandtabs()))  # expect: b'q'
print(show(lambda: b'\xe9'.split(None, 7)))  # expect: [b'\xe9']
print(show(lambda: b','.isalpha()))  # expect: False
print(show(lambda: b''.isalpha()))  # expect: False
print(show(lambda: b'bbbbbb'.capitalize()))  # expect: b'Bbbbbb'
print(show(lambda: b''.title()))  # expect: b''
print(show(lambda: b"'\xdf\x85".hex(':')))  # expect: '27:df:85'
print(show(lambda: b' \n-'.rpartition(b',z')))  # expect: (b'', b'', b' \n-')
print(show(lambda: b'.abqx=yA'.rstrip(b'')))  # expect: b'.abqx=yA'
print(show(lambda: b'q'.removesuffix(b'}')))  # expect: b'q'
print(show(lambda: b'11111111111111'.zfill(7)))  # expect: b'11111111111111'
print(show(lambda: b''.isspace()))  # expect: False
print(show(lambda: b'\t'.islower()))  # expect: False
print(show(lambda: b''.isspace()))  # expect: False
print(show(lambda: b'-{q}'.index(b'\r\nq \n', 20, 8)))  # expect: ValueError: subsection not found
print(show(lambda: b'\n\x00\t'.center(-5)))  # expect: b'\n\x00\t'
print(show(lambda: hash(b'\xdf"') == hash(b'+%')))  # expect: False
print(show(lambda: b''[7]))  # expect: IndexError: index out of range
print(show(lambda: b'ab\tb'.rpartition(b"'A+")))  # expect: (b'', b'', b'ab\tb')
print(show(lambda: bytes.fromhex('zz')))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 0
print(show(lambda: b'qqB\r\n'.isalpha()))  # expect: False
print(show(lambda: hash(b'\t') == hash(b"-'")))  # expect: False
print(show(lambda: b''.count(b',q\x1cB')))  # expect: 0
print(show(lambda: b'--------------------'.isupper()))  # expect: False
print(show(lambda: b'}'.rstrip(b'}}\x85')))  # expect: b''
print(show(lambda: b'A'.rstrip(None)))  # expect: b'A'
print(show(lambda: b".'.'.'.'.'"[::6]))  # expect: b'..'
print(show(lambda: b"\\'z\t\x00".endswith(b'\xe9\x85A\\')))  # expect: False
print(show(lambda: b"aq'AB".title()))  # expect: b"Aq'Ab"
print(show(lambda: b'%.1%.1'.title()))  # expect: b'%.1%.1'
print(show(lambda: b'1\xdfbab.'.zfill(-1)))  # expect: b'1\xdfbab.'
print(show(lambda: b''.expandtabs()))  # expect: b''
print(show(lambda: b''[2]))  # expect: IndexError: index out of range
print(show(lambda: b'+A""'.removesuffix(b'\t')))  # expect: b'+A""'
print(show(lambda: b''.expandtabs(tabsize=8)))  # expect: b''
print(show(lambda: b'ab}'.lstrip(b'b\\')))  # expect: b'ab}'
print(show(lambda: b'q' == b"q.\\'"))  # expect: False
print(show(lambda: b'%  '.join([b'{', b'{\x1cx=y\\q'])))  # expect: b'{%  {\x1cx=y\\q'
print(show(lambda: b'q'.rfind(b'q', 6)))  # expect: -1
print(show(lambda: bytes.fromhex('6162')))  # expect: b'ab'
print(show(lambda: b'\r\nq'.translate(b'x')))  # expect: ValueError: translation table must be 256 characters long
print(show(lambda: b'x=y'.expandtabs(tabsize=-1)))  # expect: b'x=y'
print(show(lambda: b'+'.index(b' 23', 5)))  # expect: ValueError: subsection not found
print(show(lambda: b'Bq'.endswith((b'\nB', b''), 6, 'x')))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: b'B\n'.join([b'', 1])))  # expect: TypeError: sequence item 1: expected a bytes-like object, int found
print(show(lambda: b'q'.rstrip(b'+A')))  # expect: b'q'
print(show(lambda: b'  ,q\\  ,q\\  ,q\\  ,q\\  ,q\\  ,q\\  ,q\\  ,q\\  ,q\\  ,q\\  ,q\\  ,q\\  ,q\\  ,q\\'.find(b'\r\n', 6, 8)))  # expect: -1
print(show(lambda: b'q\x00qa  '.endswith((b'q\n1', b',+'), -5, -5)))  # expect: False
print(show(lambda: b'}1'.capitalize()))  # expect: b'}1'
print(show(lambda: b'"\x00q'.isupper()))  # expect: False
print(show(lambda: b'qzq' > b'-'))  # expect: True
print(show(lambda: b'+-\x00\tq'.endswith(b'B')))  # expect: False
print(show(lambda: b'\\\xe9' in b',\r\nb}'))  # expect: False
print(show(lambda: b'23\\q' * 6))  # expect: b'23\\q23\\q23\\q23\\q23\\q23\\q'
print(show(lambda: b''.partition(b'\n')))  # expect: (b'', b'', b'')
print(show(lambda: b'\x85\x00q '.isupper()))  # expect: False
print(show(lambda: b'""b\nb""b\nb""b\nb""b\nb'.find(b'bq\xe9 ')))  # expect: -1
print(show(lambda: b'\r\n'.rstrip(None)))  # expect: b''
print(show(lambda: b'.1a\r\n  '.strip(None)))  # expect: b'.1a'
print(show(lambda: b'. x=yq'.split(None, -1)))  # expect: [b'.', b'x=yq']
print(show(lambda: b'\t' in b'b\n{b\n{b\n{b\n{b\n{b\n{b\n{b\n{b\n{b\n{b\n{b\n{'))  # expect: False
print(show(lambda: b'23 q'.split()))  # expect: [b'23', b'q']
print(show(lambda: b'' + b'q'))  # expect: b'q'
print(show(lambda: b'%\\A"'.rstrip()))  # expect: b'%\\A"'
print(show(lambda: b'' * 1))  # expect: b''
print(show(lambda: b'"-\x00 '.upper()))  # expect: b'"-\x00 '
print(show(lambda: b"1q\n'".splitlines(True)))  # expect: [b'1q\n', b"'"]
print(show(lambda: b'\xe9}q\t\xe9}q\t\xe9}q\t\xe9}q\t\xe9}q\t\xe9}q\t\xe9}q\t\xe9}q\t'.index(b'qA')))  # expect: ValueError: subsection not found
print(show(lambda: b'q}\nA%q}\nA%q}\nA%q}\nA%q}\nA%q}\nA%'.count(b' ', -2, None)))  # expect: 0
print(show(lambda: b'\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n'.ljust(4, b'*')))  # expect: b'\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n'
print(show(lambda: b'%23'.isspace()))  # expect: False
print(show(lambda: b',b\xdfab\x00'.partition(b'\x00')))  # expect: (b',b\xdfab', b'\x00', b'')
print(show(lambda: b'+\x00q.'.removesuffix(b'\xe9')))  # expect: b'+\x00q.'
print(show(lambda: b'q-'.removeprefix(b'A')))  # expect: b'q-'
print(show(lambda: b'+++++++++++++++++'.rsplit(b'qqq')))  # expect: [b'+++++++++++++++++']
print(show(lambda: b'q%q\n'.partition(b'"qb{\r\n')))  # expect: (b'q%q\n', b'', b'')
print(show(lambda: b' 23{23%'.endswith(b'-B\t')))  # expect: False
print(show(lambda: b'%'.lstrip()))  # expect: b'%'
print(show(lambda: list(b'q,')))  # expect: [113, 44]
print(show(lambda: b'1'.hex(':', 2)))  # expect: '31'
print(show(lambda: b'q'.isspace()))  # expect: False
print(show(lambda: b'\t'.join([b'', 1])))  # expect: TypeError: sequence item 1: expected a bytes-like object, int found
print(show(lambda: b''.isalpha()))  # expect: False
print(show(lambda: b"q'+\nb".hex(':', 2)))  # expect: '71:272b:0a62'
print(show(lambda: hash(b'q\t\xdf') == hash(b'qB qB qB qB qB qB qB qB qB qB qB qB qB qB qB qB qB qB qB qB qB qB qB qB qB qB qB ')))  # expect: False
print(show(lambda: b'\r\nab' in b'qzq'))  # expect: False
print(show(lambda: b'A.},'.splitlines(keepends=1)))  # expect: [b'A.},']
print(show(lambda: b'qz\xdf'.isupper()))  # expect: False
print(show(lambda: b''.strip(None)))  # expect: b''
print(show(lambda: b'\xdf\x85'.expandtabs(tabsize=7)))  # expect: b'\xdf\x85'
print(show(lambda: b''.rindex(b'\x85', -2, 4)))  # expect: ValueError: subsection not found
print(show(lambda: b','.index(b'q')))  # expect: ValueError: subsection not found
print(show(lambda: b',,,,,,,,,,,,'.zfill(2**70)))  # expect: OverflowError: Python int too large to convert to C ssize_t
print(show(lambda: b'\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c'.isdigit()))  # expect: False
print(show(lambda: b'q\r\n\x1c'.istitle()))  # expect: False
print(show(lambda: repr(b"\n'")))  # expect: 'b"\\n\'"'
print(show(lambda: b'qq'.index(b'\xdf\r\nz\t', -5)))  # expect: ValueError: subsection not found
print(show(lambda: 7 * b',q\xdf  '))  # expect: b',q\xdf  ,q\xdf  ,q\xdf  ,q\xdf  ,q\xdf  ,q\xdf  ,q\xdf  '
print(show(lambda: ascii(b'x=y}')))  # expect: "b'x=y}'"
print(show(lambda: hash(b'\x85') == hash(b'\\')))  # expect: False
print(show(lambda: b'abqbx=y\xdf'.count(b'\x00', 7, 1)))  # expect: 0
print(show(lambda: b'\x00'[6:6:1]))  # expect: b''
print(show(lambda: b'23a\x1cz%'.replace(b"Bq%'", b'{\xe9a23', 0)))  # expect: b'23a\x1cz%'
print(show(lambda: True * b'ab  \t\r\n'))  # expect: b'ab  \t\r\n'
print(show(lambda: b''.endswith((b'{', b"'A"), None)))  # expect: False
print(show(lambda: b"\tx=y'".isalnum()))  # expect: False
print(show(lambda: b'abaB\t'.join((b'+%\xe9',))))  # expect: b'+%\xe9'
print(show(lambda: b'x=y'.rstrip(None)))  # expect: b'x=y'
print(show(lambda: b'\x1czq'.strip(None)))  # expect: b'\x1czq'
print(show(lambda: list(b"\n'")))  # expect: [10, 39]
print(show(lambda: b'' == b'b'))  # expect: False
print(show(lambda: b"x=y'B\x00".isalpha()))  # expect: False
print(show(lambda: b''.strip(b'.x=yA\x1c')))  # expect: b''
print(show(lambda: b'1\n "-'.title()))  # expect: b'1\n "-'
print(show(lambda: b'\x1c'.decode('utf-16-be','replace')))  # expect: '�'
print(show(lambda: bytes.fromhex('23A')))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 3
print(show(lambda: b'x=yq%q'.rjust(8, b'*')))  # expect: b'**x=yq%q'
print(show(lambda: b'\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q'[::-2]))  # expect: b'qqqqqqqqqqqqqqqqqqq'
print(show(lambda: b'1x=yq'.rfind(b'\\b-')))  # expect: -1
print(show(lambda: b'q\xe9.q'.rstrip()))  # expect: b'q\xe9.q'
print(show(lambda: b'23'.rpartition(b'\x00\x85"q')))  # expect: (b'', b'', b'23')
print(show(lambda: b''[-1:6]))  # expect: b''
print(show(lambda: b'q1'.swapcase()))  # expect: b'Q1'
print(show(lambda: b'a  x=yq'.islower()))  # expect: True
print(show(lambda: b''.isspace()))  # expect: False
print(show(lambda: b'zqzqzq'.istitle()))  # expect: False
print(show(lambda: b'b'[6]))  # expect: IndexError: index out of range
print(show(lambda: b' q\x85q\xe9 q\x85q\xe9 q\x85q\xe9 q\x85q\xe9 q\x85q\xe9 q\x85q\xe9 q\x85q\xe9 q\x85q\xe9 q\x85q\xe9'.isalnum()))  # expect: False
print(show(lambda: b'qq\t\x85'.splitlines(keepends=1)))  # expect: [b'qq\t\x85']
print(show(lambda: b'\\qqq\x00'.isupper()))  # expect: False
print(show(lambda: b' ..'.rstrip(None)))  # expect: b' ..'
print(show(lambda: b'' in b'\xdf\n\xdf\n'))  # expect: True
print(show(lambda: b'q\ta23'.isalnum()))  # expect: False
print(show(lambda: b"  x=y'".startswith(b'}z{', 20)))  # expect: False
print(show(lambda: len(b'Bq\xe9%')))  # expect: 4
print(show(lambda: b'\\q'.translate(None, b'qB  ')))  # expect: b'\\'
print(show(lambda: b''.isdigit()))  # expect: False
print(show(lambda: b'\t'.swapcase()))  # expect: b'\t'
print(show(lambda: b''.startswith(b'', 5, 4)))  # expect: False
print(show(lambda: b'\x1c'.index(b'\x1c', 2, True)))  # expect: ValueError: subsection not found
print(show(lambda: -5 in b'B\tab1B'))  # expect: ValueError: byte must be in range(0, 256)
print(show(lambda: b",b',b',b',b'".removeprefix(b'')))  # expect: b",b',b',b',b'"
print(show(lambda: b''.join([])))  # expect: b''
print(show(lambda: hash(b'{\x1c') == hash(b'')))  # expect: False
print(show(lambda: b'q} ++'.find(b'\t\n\\', 3)))  # expect: -1
print(show(lambda: b'+qbq' * 4))  # expect: b'+qbq+qbq+qbq+qbq'
print(show(lambda: b'b'.isspace()))  # expect: False
print(show(lambda: b"x=y,'".split(sep=b'a')))  # expect: [b"x=y,'"]
print(show(lambda: b'\xe9z23\xe9z23\xe9z23\xe9z23\xe9z23'.removesuffix(b'aq')))  # expect: b'\xe9z23\xe9z23\xe9z23\xe9z23\xe9z23'
print(show(lambda: b"q'q".translate(b'x')))  # expect: ValueError: translation table must be 256 characters long
print(show(lambda: b'q\x00B'.replace(b'', b'q', 4)))  # expect: b'qqq\x00qBq'
print(show(lambda: b',AB\x1c'[1.5:-2]))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: b'\xe9qa\xdfq'.title()))  # expect: b'\xe9Qa\xdfQ'
print(show(lambda: b"23q,'q".split(b'\xe9qBz', 4)))  # expect: [b"23q,'q"]
print(show(lambda: b'q'.zfill(1)))  # expect: b'q'
print(show(lambda: b'\x85'.strip(b'')))  # expect: b'\x85'
print(show(lambda: b'q+q\x00a'.ljust(2**70)))  # expect: OverflowError: Python int too large to convert to C ssize_t
print(show(lambda: b'q\x85B'.translate(bytes(range(256)))))  # expect: b'q\x85B'
print(show(lambda: b',z\xe9qq'[1.5:-2:-2]))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: b'}\xe9ab\r\n '.strip()))  # expect: b'}\xe9ab'
print(show(lambda: b'\\q'[::2]))  # expect: b'\\'
print(show(lambda: b'  '.istitle()))  # expect: False
print(show(lambda: b'+,}x=yq'.isalpha()))  # expect: False
print(show(lambda: b'Bq{23'.capitalize()))  # expect: b'Bq{23'
print(show(lambda: bytes.fromhex('23\u2028,x=y+')))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 2
print(show(lambda: ascii(b'')))  # expect: "b''"
print(show(lambda: bytes.fromhex('x=y\x1c,')))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 0
print(show(lambda: bytes.fromhex('61 6')))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 4
print(show(lambda: b'qqqqqqq'.zfill(4)))  # expect: b'qqqqqqq'
print(show(lambda: b'q\xdfb\\q'.endswith(b'\\')))  # expect: False
print(show(lambda: list(b'qqqqqqqq')))  # expect: [113, 113, 113, 113, 113, 113, 113, 113]
print(show(lambda: b''.rfind(b'.-\x00Aq')))  # expect: -1
print(show(lambda: b'}q-\xe9.'[::None]))  # expect: b'}q-\xe9.'
print(show(lambda: b"'\x1cq".swapcase()))  # expect: b"'\x1cQ"
print(show(lambda: list(b'  {  {  {  {  {  {  {  {  {  {  {  {  {  {  {  {  {  {  {  {  {  {  {  {  {  {  {  {')))  # expect: [32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123, 32, 32, 123]
print(show(lambda: b''.rfind(b'\x85bBq', 3, 2**70)))  # expect: -1
print(show(lambda: b''.center(2**70, '**')))  # expect: OverflowError: Python int too large to convert to C ssize_t
print(show(lambda: b'A\\'.split(sep=b'q')))  # expect: [b'A\\']
print(show(lambda: b''.join([b'\x00', 1])))  # expect: TypeError: sequence item 1: expected a bytes-like object, int found
print(show(lambda: b'zzzzzzzzzzzzzzzz'.find(b'-"', -5)))  # expect: -1
print(show(lambda: b''.replace(b'q', b'q23')))  # expect: b''
print(show(lambda: b'\x85B'.lstrip(None)))  # expect: b'\x85B'
print(show(lambda: 6 * b'x=y\r\n'))  # expect: b'x=y\r\nx=y\r\nx=y\r\nx=y\r\nx=y\r\nx=y\r\n'
print(show(lambda: b'23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t'.zfill(1)))  # expect: b'23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t23\t'
print(show(lambda: 'x' in b''))  # expect: TypeError: a bytes-like object is required, not 'str'
print(show(lambda: b'qq\x85+a'.rsplit(maxsplit=-2)))  # expect: [b'qq\x85+a']
print(show(lambda: list(b'% ')))  # expect: [37, 32]
print(show(lambda: 'x' * b'\x85'))  # expect: TypeError: can't multiply sequence by non-int of type 'bytes'
print(show(lambda: bytes.fromhex(' 61')))  # expect: b'a'
print(show(lambda: b''.hex(':', 2)))  # expect: ''
print(show(lambda: b'\xdfb'.removeprefix(b'{')))  # expect: b'\xdfb'
print(show(lambda: b' '.zfill(2)))  # expect: b'0 '
print(show(lambda: b'}\x85\r\n'.islower()))  # expect: False
print(show(lambda: b"\x00\xdf'"[::5]))  # expect: b'\x00'
print(show(lambda: b'\xe9,'.removesuffix(b'q23q')))  # expect: b'\xe9,'
print(show(lambda: b'A' * 7))  # expect: b'AAAAAAA'
print(show(lambda: b'+\\+\\+\\+\\+\\+\\+\\+\\+\\+\\+\\+\\+\\+\\+\\+\\+\\+\\+\\+\\+\\+\\+\\'.translate(b'x')))  # expect: ValueError: translation table must be 256 characters long
print(show(lambda: b'}q\t'.title()))  # expect: b'}Q\t'
print(show(lambda: b'z'.rpartition(b'{q1B.')))  # expect: (b'', b'', b'z')
print(show(lambda: b'x=y'.split(sep=b'q')))  # expect: [b'x=y']
print(show(lambda: b'}%\x85-'.rstrip(b'z,  ')))  # expect: b'}%\x85-'
print(show(lambda: b'\xdf'.index(b'A}B', 3)))  # expect: ValueError: subsection not found
print(show(lambda: b'{q" '.removesuffix(b'\xdf')))  # expect: b'{q" '
print(show(lambda: b'aqab\r\n'.capitalize()))  # expect: b'Aqab\r\n'
print(show(lambda: b',A'.rindex(b'.')))  # expect: ValueError: subsection not found
print(show(lambda: b'\t'.find(b'q', 7, 3)))  # expect: -1
print(show(lambda: b'q\tq\tq\tq\tq\tq\tq\tq\tq\tq\tq\t'.join([b'B', b'q,'])))  # expect: b'Bq\tq\tq\tq\tq\tq\tq\tq\tq\tq\tq\tq,'
print(show(lambda: b'\\q  23-'.isupper()))  # expect: False
print(show(lambda: b'q"\'q,'[4:-2**70:7]))  # expect: b''
print(show(lambda: b''.swapcase()))  # expect: b''
print(show(lambda: repr(b"\x85\t'23\x85\t'23\x85\t'23\x85\t'23\x85\t'23\x85\t'23\x85\t'23\x85\t'23\x85\t'23\x85\t'23\x85\t'23")))  # expect: 'b"\\x85\\t\'23\\x85\\t\'23\\x85\\t\'23\\x85\\t\'23\\x85\\t\'23\\x85\\t\'23\\x85\\t\'23\\x85\\t\'23\\x85\\t\'23\\x85\\t\'23\\x85\\t\'23"'
print(show(lambda: b'q'.removesuffix(b'"')))  # expect: b'q'
print(show(lambda: ascii(b'qqqqqqqqqqqqqqqqqqqqqqqqqqq')))  # expect: "b'qqqqqqqqqqqqqqqqqqqqqqqqqqq'"
print(show(lambda: b','.zfill(True)))  # expect: b','
print(show(lambda: b''.isalpha()))  # expect: False
print(show(lambda: b'b'.rpartition(b'q')))  # expect: (b'', b'', b'b')
print(show(lambda: b''.hex(':', 2)))  # expect: ''
print(show(lambda: b'\x00{qB'.partition(b'\t{  q}')))  # expect: (b'\x00{qB', b'', b'')
print(show(lambda: b''.translate(b'x')))  # expect: ValueError: translation table must be 256 characters long
print(show(lambda: b''.isspace()))  # expect: False
print(show(lambda: b'-  \\-'.center(7)))  # expect: b' -  \\- '
print(show(lambda: b'\xdfq'.partition(b'x=yx=yq')))  # expect: (b'\xdfq', b'', b'')
print(show(lambda: b'-qB q'.rindex(b'}x=y\x1c\x85.', 4)))  # expect: ValueError: subsection not found
print(show(lambda: b',b,b,b,b,b'.join([b',', 1])))  # expect: TypeError: sequence item 1: expected a bytes-like object, int found
print(show(lambda: b'\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q'.expandtabs(tabsize=2)))  # expect: b'\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q\x1c+q'
print(show(lambda: b'-q-q-q-q-q-q-q-q-q-q-q-q-q-q-q-q-q'[2:2]))  # expect: b''
print(show(lambda: b'x=y%\ta'.replace(b'A23', b'"\x1c\r\n\r\nq', 4)))  # expect: b'x=y%\ta'
print(show(lambda: b'-{\t'.isalpha()))  # expect: False
print(show(lambda: b'\xdf\xdf\xdf\xdf\xdf\xdf\xdf'.zfill(-5)))  # expect: b'\xdf\xdf\xdf\xdf\xdf\xdf\xdf'
print(show(lambda: ascii(b'23\xdfq')))  # expect: "b'23\\xdfq'"
print(show(lambda: b''.rjust(7, '**')))  # expect: TypeError: rjust() argument 2 must be a byte string of length 1, not str
print(show(lambda: b'qab\t'.join([b'\x85q{{x=y', b'z'])))  # expect: b'\x85q{{x=yqab\tz'
print(show(lambda: b''.removesuffix(b' ')))  # expect: b''
print(show(lambda: b'b,'.rpartition(b'a')))  # expect: (b'', b'', b'b,')
print(show(lambda: b''.istitle()))  # expect: False
