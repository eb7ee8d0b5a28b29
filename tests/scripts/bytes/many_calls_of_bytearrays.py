# Methods and operators of bytearrays with arguments of every kind, made at random.
def show(action):
    try:
        return repr(action())
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


print(show(lambda: bytearray(b'\t').rjust(True, b'*')))  # expect: bytearray(b'\t')
print(show(lambda: bytearray(b'%"x=y')[True:True:1.5]))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: bytearray(b'q".q\xe9').lower()))  # expect: bytearray(b'q".q\xe9')
print(show(lambda: bytearray(b'qqq\\q').zfill(-1)))  # expect: bytearray(b'qqq\\q')
print(show(lambda: bytearray(b'+ ') * 5))  # expect: bytearray(b'+ + + + + ')
print(show(lambda: bytearray(b'').rindex(bytearray(b'\r\n'), 4, 0)))  # expect: ValueError: subsection not found
print(show(lambda: bytearray(b'') in bytearray(b'  \xdf')))  # expect: True
print(show(lambda: bytearray(b'ab,}\n').swapcase()))  # expect: bytearray(b'AB,}\n')
print(show(lambda: bytearray(b'').rjust(5, b'*')))  # expect: bytearray(b'*****')
print(show(lambda: list(bytearray(b'qq\n'))))  # expect: [113, 113, 10]
print(show(lambda: bytearray(b'%b\\\t').removeprefix(bytearray(b'\r\n'))))  # expect: bytearray(b'%b\\\t')
print(show(lambda: bytearray(b'ab.+\x1cab.+\x1cab.+\x1c').lstrip()))  # expect: bytearray(b'ab.+\x1cab.+\x1cab.+\x1c')
print(show(lambda: bytearray(b'  ').upper()))  # expect: bytearray(b'  ')
print(show(lambda: bytearray(b'').endswith(b'b', -5, 6)))  # expect: False
print(show(lambda: 4 in bytearray(b'qb')))  # expect: False
print(show(lambda: bytearray(b'23b').endswith(b'qq-Ba')))  # expect: False
print(show(lambda: repr(bytearray(b'}- b\x85'))))  # expect: "bytearray(b'}- b\\x85')"
print(show(lambda: hash(bytearray(b'qqqqqqqqqqqqqqqqqqqqqqqq'))))  # expect: TypeError: unhashable type: 'bytearray'
print(show(lambda: bytearray(b'%q\xdf').islower()))  # expect: True
print(show(lambda: bytearray(b'\\\x00').hex()))  # expect: '5c00'
print(show(lambda: bytearray.fromhex('61 62')))  # expect: bytearray(b'ab')
print(show(lambda: bytearray(b'\n%Bz').partition(b'ab\t\xdf{+')))  # expect: (bytearray(b'\n%Bz'), bytearray(b''), bytearray(b''))
print(show(lambda: bytearray(b'  \n').islower()))  # expect: False
print(show(lambda: bytearray(b'23q\ta').decode('ascii','backslashreplace')))  # expect: '23q\ta'
print(show(lambda: bytearray(b'1q-B').isdigit()))  # expect: False
print(show(lambda: bytearray(b'ax=yab').istitle()))  # expect: False
print(show(lambda: bytearray(b'q').swapcase()))  # expect: bytearray(b'Q')
print(show(lambda: bytearray(b'qB,qq').isspace()))  # expect: False
print(show(lambda: bytearray(b'').index(b'-q', 2)))  # expect: ValueError: subsection not found
print(show(lambda: bytearray(b'q\t').swapcase()))  # expect: bytearray(b'Q\t')
print(show(lambda: bytearray(b'q\r\nq\r\nq\r\nq\r\nq\r\nq\r\nq\r\nq\r\n').strip(bytearray(b'x=y1q\t\t'))))  # expect: bytearray(b'\r\nq\r\nq\r\nq\r\nq\r\nq\r\nq\r\nq\r\n')
print(show(lambda: bytearray(b'{\t').partition(bytearray(b'q'))))  # expect: (bytearray(b'{\t'), bytearray(b''), bytearray(b''))
print(show(lambda: bytearray(b'.').center(6, b'*')))  # expect: bytearray(b'**.***')
print(show(lambda: bytearray(b'A\n1B\x00').expandtabs(-2)))  # expect: bytearray(b'A\n1B\x00')
print(show(lambda: bytearray(b'}+').replace(bytearray(b"qq'"), b'q}q\r\n', 2**70)))  # expect: OverflowError: Python int too large to convert to C ssize_t
print(show(lambda: bytearray(b'\t  q').endswith(b'qa')))  # expect: False
print(show(lambda: bytearray(b'').isspace()))  # expect: False
print(show(lambda: bytearray(b'\t').islower()))  # expect: False
print(show(lambda: bytearray(b'').isspace()))  # expect: False
print(show(lambda: bytearray(b'-{q}').index(bytearray(b'\r\nq \n'), 8)))  # expect: ValueError: subsection not found
print(show(lambda: bytearray(b'\t}q').rsplit(bytearray(b'\t\\ b\\'), 20)))  # expect: [bytearray(b'\t}q')]
print(show(lambda: bytearray(b"b,\x85'A")[-1:5]))  # expect: bytearray(b'A')
print(show(lambda: bytearray(b"23 \t'1") * 2))  # expect: bytearray(b"23 \t\'123 \t\'1")
print(show(lambda: bytearray(b'}"23\x00\t').isspace()))  # expect: False
print(show(lambda: hash(bytearray(b'\t'))))  # expect: TypeError: unhashable type: 'bytearray'
print(show(lambda: bytearray(b'q abq abq abq abq abq abq abq abq abq abq ab').strip(b',q\x1cB')))  # expect: bytearray(b' abq abq abq abq abq abq abq abq abq abq ab')
print(show(lambda: bytearray(b'-.-.-.-.-.-.-.-.-.-.-.-.-.-.-.-.-.-.').capitalize()))  # expect: bytearray(b'-.-.-.-.-.-.-.-.-.-.-.-.-.-.-.-.-.-.')
print(show(lambda: bytearray(b"'aA{").startswith((bytearray(b'+\xe9bb\x85'), b'-'))))  # expect: False
print(show(lambda: bytearray(b'q ').istitle()))  # expect: False
print(show(lambda: bytearray(b'\xe9\x85').zfill(4)))  # expect: bytearray(b'00\xe9\x85')
print(show(lambda: bytearray(b'')[6:0]))  # expect: bytearray(b'')
print(show(lambda: bytearray(b"AB'q\x00").isspace()))  # expect: False
print(show(lambda: bytearray(b'ababababababababababababababababababababababababab').partition(bytearray(b'1'))))  # expect: (bytearray(b'ababababababababababababababababababababababababab'), bytearray(b''), bytearray(b''))
print(show(lambda: bytearray(b'').lower()))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'').lstrip()))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'').expandtabs(tabsize=8)))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'ab}').lstrip(None)))  # expect: bytearray(b'ab}')
print(show(lambda: bytearray(b'q').removesuffix(bytearray(b"q.\\'"))))  # expect: bytearray(b'q')
print(show(lambda: bytearray(b'  q.').expandtabs(6)))  # expect: bytearray(b'  q.')
print(show(lambda: bytearray(b'"qz').hex('-', -3)))  # expect: '22717a'
print(show(lambda: bytearray(b'q\r\n\n+').expandtabs(6)))  # expect: bytearray(b'q\r\n\n+')
print(show(lambda: bytearray(b',q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q}').partition(b'qa')))  # expect: (bytearray(b',q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q},q}'), bytearray(b''), bytearray(b''))
print(show(lambda: bytearray(b'   a')[::True]))  # expect: bytearray(b'   a')
print(show(lambda: bytearray(b'}1qz"').rjust(2**70, b'*')))  # expect: OverflowError: Python int too large to convert to C ssize_t
print(show(lambda: bytearray.fromhex('6162')))  # expect: bytearray(b'ab')
print(show(lambda: bytearray(b'\r\nq').translate(b'x')))  # expect: ValueError: translation table must be 256 characters long
print(show(lambda: bytearray(b'1.').expandtabs(tabsize=6)))  # expect: bytearray(b'1.')
print(show(lambda: bytearray(b'.}\xe9').decode('utf-16-be','replace')))  # expect: '\u2e7d�'
print(show(lambda: bytearray(b'{  B').expandtabs(8)))  # expect: bytearray(b'{  B')
print(show(lambda: bytearray(b'+').index(bytearray(b' 23'))))  # expect: ValueError: subsection not found
print(show(lambda: bytearray(b'').expandtabs()))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'23q\\bb').title()))  # expect: bytearray(b'23Q\\Bb')
print(show(lambda: bytearray(b'A\tq%').rindex(bytearray(b'qB'))))  # expect: ValueError: subsection not found
print(show(lambda: bytearray(b'\\q1"  ').isascii()))  # expect: True
print(show(lambda: bytearray(b'%').capitalize()))  # expect: bytearray(b'%')
print(show(lambda: bytearray(b"'  zq") >= b'B'))  # expect: False
print(show(lambda: bytearray(b'q').rstrip()))  # expect: bytearray(b'q')
print(show(lambda: bytearray(b'').isupper()))  # expect: False
print(show(lambda: bytearray(b'q').istitle()))  # expect: False
print(show(lambda: bytearray(b'\r\n').splitlines()))  # expect: [bytearray(b'')]
print(show(lambda: len(bytearray(b'a  \x00a  \x00a  \x00a  \x00'))))  # expect: 16
print(show(lambda: repr(bytearray(b'Ba,%'))))  # expect: "bytearray(b'Ba,%')"
print(show(lambda: bytearray(b'\'\x85"\xe9\'\x85"\xe9\'\x85"\xe9\'\x85"\xe9\'\x85"\xe9\'\x85"\xe9\'\x85"\xe9').startswith(bytearray(b''))))  # expect: True
print(show(lambda: bytearray(b'qAA').translate(None, b'\xdfab')))  # expect: bytearray(b'qAA')
print(show(lambda: bytearray(b'x=yx=yx=yx=yx=yx=yx=yx=yx=yx=yx=yx=yx=yx=yx=yx=yx=yx=yx=yx=yx=yx=yx=yx=y').index(b'q,Aqa', -1, 8)))  # expect: ValueError: subsection not found
print(show(lambda: hash(bytearray(b'\x00'))))  # expect: TypeError: unhashable type: 'bytearray'
print(show(lambda: bytearray(b'').partition(bytearray(b'\n'))))  # expect: (bytearray(b''), bytearray(b''), bytearray(b''))
print(show(lambda: bytearray(b'AAAAAAAAAAAAAAAAAAAAAA').decode('utf-16')))  # expect: '䅁䅁䅁䅁䅁䅁䅁䅁䅁䅁䅁'
print(show(lambda: bytearray(b'a\r\n  23')[-5:None:4]))  # expect: bytearray(b'\n3')
print(show(lambda: bytearray(b'\t. x=yq').strip(None)))  # expect: bytearray(b'. x=yq')
print(show(lambda: bytearray(b"'q").expandtabs(1)))  # expect: bytearray(b"\'q")
print(show(lambda: b'\t' in bytearray(b'')))  # expect: False
print(show(lambda: bytearray(b'\t\x0023 q').islower()))  # expect: True
print(show(lambda: bytearray(b',\x85qa').rstrip()))  # expect: bytearray(b',\x85qa')
print(show(lambda: bytearray(b'+-.B+-.B+-.B+-.B').swapcase()))  # expect: bytearray(b'+-.b+-.b+-.b+-.b')
print(show(lambda: bytearray(b'') + bytearray(b'q')))  # expect: bytearray(b'q')
print(show(lambda: bytearray(b'q').lstrip(None)))  # expect: bytearray(b'q')
print(show(lambda: bytearray(b'').rstrip()))  # expect: bytearray(b'')
print(show(lambda: bytearray(bytearray(b''))))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'\xe9}q\t\xe9}q\t\xe9}q\t\xe9}q\t\xe9}q\t\xe9}q\t\xe9}q\t\xe9}q\t').index(bytearray(b'qA'), 4)))  # expect: ValueError: subsection not found
print(show(lambda: bytearray(b'\nA%\nA%\nA%\nA%\nA%\nA%').isascii()))  # expect: True
print(show(lambda: bytearray(b'').rstrip(None)))  # expect: bytearray(b'')
print(show(lambda: bytearray(b' %\x00%q').count(b'', 0)))  # expect: 6
print(show(lambda: list(bytearray(b'\xe9\x85b'))))  # expect: [233, 133, 98]
print(show(lambda: list(bytearray(b'a,a,a,a,a,a,a,a,a,a,'))))  # expect: [97, 44, 97, 44, 97, 44, 97, 44, 97, 44, 97, 44, 97, 44, 97, 44, 97, 44, 97, 44]
print(show(lambda: bytearray(b'1').find(b'q')))  # expect: -1
print(show(lambda: bytearray(b'b,"b,"b,"b,"b,"b,"b,"b,"b,"b,"').isalpha()))  # expect: False
print(show(lambda: bytearray(b'%Az 1').isupper()))  # expect: False
print(show(lambda: bytearray(b'+23B ').join([])))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'x=y') * 7))  # expect: bytearray(b'x=yx=yx=yx=yx=yx=yx=y')
print(show(lambda: bytearray(b'aaaaaaaaaaaaaaaaaaaaa').isspace()))  # expect: False
print(show(lambda: bytearray(b'q').lower()))  # expect: bytearray(b'q')
print(show(lambda: bytearray(b'a"qb{').decode('latin-1')))  # expect: 'a"qb{'
print(show(lambda: bytearray(b' 23{23%').endswith(bytearray(b'-B\t'))))  # expect: False
print(show(lambda: bytearray(b'\x00\xdf\tqa').upper()))  # expect: bytearray(b'\x00\xdf\tQA')
print(show(lambda: ascii(bytearray(b'q'))))  # expect: "bytearray(b'q')"
print(show(lambda: bytearray(b'1.q}q').rfind(b',\\q%')))  # expect: -1
print(show(lambda: bytearray(b'').rpartition(bytearray(b'abq'))))  # expect: (bytearray(b''), bytearray(b''), bytearray(b''))
print(show(lambda: bytearray(b'z').isupper()))  # expect: False
print(show(lambda: bytearray(b'').hex()))  # expect: ''
print(show(lambda: bytearray(b'\x85 .q').center(4, '**')))  # expect: TypeError: center() argument 2 must be a byte string of length 1, not str
print(show(lambda: bytearray(b'b').lstrip(b'\x1c\x85')))  # expect: bytearray(b'b')
print(show(lambda: bytearray(b'qq').translate(None)))  # expect: bytearray(b'qq')
print(show(lambda: bytearray(b'q\nq\nq\nq\nq\nq\nq\nq\nq\nq\nq\nq\nq\nq\nq\nq\nq\nq\nq\nq\n').rsplit()))  # expect: [bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q'), bytearray(b'q')]
print(show(lambda: bytearray(b'qq').startswith(b'A.},', 7, 7)))  # expect: False
print(show(lambda: bytearray(b"'\r\n'\r\n'\r\n'\r\n'\r\n'\r\n'\r\n'\r\n'\r\n").decode('latin-1')))  # expect: "'\r\n'\r\n'\r\n'\r\n'\r\n'\r\n'\r\n'\r\n'\r\n"
print(show(lambda: bytearray(b'\t}{') + b'q%q,'))  # expect: bytearray(b'\t}{q%q,')
print(show(lambda: bytearray(b'\xdfBB').ljust(6, '**')))  # expect: TypeError: ljust() argument 2 must be a byte string of length 1, not str
print(show(lambda: bytearray(b'  %\\,"').partition(b'')))  # expect: ValueError: empty separator
print(show(lambda: bytearray(b'232323232323232323232323232323') * 6))  # expect: bytearray(b'232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323232323')
print(show(lambda: bytearray(b'\\').find(bytearray(b'."Bq\n'), 6)))  # expect: -1
print(show(lambda: bytearray(b'qqqqqqqqq').rindex(bytearray(b''), 7)))  # expect: 9
print(show(lambda: bytearray(b'aqq+,aqq+,aqq+,aqq+,aqq+,aqq+,aqq+,aqq+,aqq+,aqq+,aqq+,aqq+,').isdigit()))  # expect: False
print(show(lambda: bytearray(b'\\\x1c-  }').rpartition(bytearray(b'{\r\n}q'))))  # expect: (bytearray(b''), bytearray(b''), bytearray(b'\\\x1c-  }'))
print(show(lambda: bytearray(b'').ljust(-1, b'*')))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'\x00')[6:6:1]))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'23a\x1cz%').replace(b"Bq%'", bytearray(b'\xe9a23'))))  # expect: bytearray(b'23a\x1cz%')
print(show(lambda: bytearray(b'%A%').join(bytearray(b''))))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'q').zfill(-2**70)))  # expect: OverflowError: Python int too large to convert to C ssize_t
print(show(lambda: bytearray(b'').isascii()))  # expect: True
print(show(lambda: bytearray(b'1.\n').rstrip()))  # expect: bytearray(b'1.')
print(show(lambda: bytearray(b'bbbbbbbbbbbbbbbbbbbb').join([bytearray(b"\n'"), 1])))  # expect: TypeError: sequence item 1: expected a bytes-like object, int found
print(show(lambda: bytearray(b'')[1.5:7:7]))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: bytearray(b'1-').lower()))  # expect: bytearray(b'1-')
print(show(lambda: bytearray(b'A}23').isupper()))  # expect: True
print(show(lambda: bytearray(b"x=y'B\x00").isalpha()))  # expect: False
print(show(lambda: bytearray(b'').strip()))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'\n\n\n\n\n\n\n').hex(':')))  # expect: '0a:0a:0a:0a:0a:0a:0a'
print(show(lambda: bytearray(b'\x1c').decode('utf-16-be','replace')))  # expect: '�'
print(show(lambda: bytearray.fromhex('23A')))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 3
print(show(lambda: bytearray(b'x=yq%q').rjust(8, b'*')))  # expect: bytearray(b'**x=yq%q')
print(show(lambda: bytearray(b'\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q\x00q')[::-2]))  # expect: bytearray(b'qqqqqqqqqqqqqqqqqqq')
print(show(lambda: bytearray(b'1x=yq').rfind(bytearray(b'\\b-'))))  # expect: -1
print(show(lambda: bytearray(b" ' ' ' ' ' ' ' ' ' ' ' ' ' ' ' ' ' ' ' ' ' ' ' ' ' ' ' '").rstrip()))  # expect: bytearray(b" \' \' \' \' \' \' \' \' \' \' \' \' \' \' \' \' \' \' \' \' \' \' \' \' \' \' \' \'")
print(show(lambda: ascii(bytearray(b'A.qx=y'))))  # expect: "bytearray(b'A.qx=y')"
print(show(lambda: bytearray(b'aq\xdf').endswith(bytearray(b'\n\nq'), 1.5)))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: bytearray(b'q,\r\n').rjust(3)))  # expect: bytearray(b'q,\r\n')
print(show(lambda: bytearray(b"\xdf'").rstrip(b'qq+ ')))  # expect: bytearray(b"\xdf\'")
print(show(lambda: bytearray(b'  \x1c.q').find(b'\x85q', 2)))  # expect: -1
print(show(lambda: bytearray(b'\xdf% ').rpartition(b'q\xdf-abb')))  # expect: (bytearray(b''), bytearray(b''), bytearray(b'\xdf% '))
print(show(lambda: bytearray(b'a\xdf\x85{q').join([bytearray(b'qq'), bytearray(b'')])))  # expect: bytearray(b'qqa\xdf\x85{q')
print(show(lambda: bytearray(b'%q%q%q%q').endswith(bytearray(b''), 'x')))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: bytearray(b'').index(b'b\xe9\x85\xe9.')))  # expect: ValueError: subsection not found
print(show(lambda: bytearray(b'BBBBBBBBBBBBBBBBBBBBBBBBBBB')[7]))  # expect: 66
print(show(lambda: 3 in bytearray(b'\xe9\\ba')))  # expect: False
print(show(lambda: bytearray([1,2,7])))  # expect: bytearray(b'\x01\x02\x07')
print(show(lambda: bytearray(b'\xe9').startswith(bytearray(b'\xdf\n1\r\nab'), 1.5, 4)))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: bytearray(b'q\x1cqq\x1cqq\x1cqq\x1cqq\x1cqq\x1cqq\x1cqq\x1cqq\x1cqq\x1cqq\x1cqq\x1cq').rjust(2, 'é')))  # expect: TypeError: rjust() argument 2 must be a byte string of length 1, not str
print(show(lambda: bytearray(b'x=yaq\r\n').istitle()))  # expect: False
print(show(lambda: bytearray(b'23a%Bq').center(-2, b'*')))  # expect: bytearray(b'23a%Bq')
print(show(lambda: bytearray(b'q\\qq\x85').join(bytearray(b''))))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'%\x1cq  ').istitle()))  # expect: False
print(show(lambda: bytearray(b"qBx=y'qBx=y'qBx=y'qBx=y'qBx=y'qBx=y'qBx=y'qBx=y'qBx=y'qBx=y'qBx=y'qBx=y'qBx=y'qBx=y'qBx=y'").swapcase()))  # expect: bytearray(b"QbX=Y\'QbX=Y\'QbX=Y\'QbX=Y\'QbX=Y\'QbX=Y\'QbX=Y\'QbX=Y\'QbX=Y\'QbX=Y\'QbX=Y\'QbX=Y\'QbX=Y\'QbX=Y\'QbX=Y\'")
print(show(lambda: bytearray(b'+\x1cBx=y').find(bytearray(b'qqB\tab'))))  # expect: -1
print(show(lambda: bytearray(b'').removeprefix(b'  ')))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'').isalpha()))  # expect: False
print(show(lambda: bytearray(b'\x1c\xe9.\x1c\xe9.\x1c\xe9.\x1c\xe9.\x1c\xe9.\x1c\xe9.\x1c\xe9.\x1c\xe9.\x1c\xe9.\x1c\xe9.').title()))  # expect: bytearray(b'\x1c\xe9.\x1c\xe9.\x1c\xe9.\x1c\xe9.\x1c\xe9.\x1c\xe9.\x1c\xe9.\x1c\xe9.\x1c\xe9.\x1c\xe9.')
print(show(lambda: hash(bytearray(b'{\x1c'))))  # expect: TypeError: unhashable type: 'bytearray'
print(show(lambda: bytearray(b'}').startswith((bytearray(b'b'), b'q1'), 'x')))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(show(lambda: bytearray(b'').istitle()))  # expect: False
print(show(lambda: bytearray(b'+qbq') * 4))  # expect: bytearray(b'+qbq+qbq+qbq+qbq')
print(show(lambda: bytearray(b'b').isspace()))  # expect: False
print(show(lambda: bytearray(b"x=y,'").split()))  # expect: [bytearray(b"x=y,\'")]
print(show(lambda: bytearray(b'}\xe9}\xe9}\xe9}\xe9}\xe9}\xe9}\xe9')[3]))  # expect: 233
print(show(lambda: bytearray(b'+').rsplit(None, -5)))  # expect: [bytearray(b'+')]
print(show(lambda: bytearray(b'\\A1').rindex(bytearray(b'q,\\A'))))  # expect: ValueError: subsection not found
print(show(lambda: bytearray.fromhex('61 ')))  # expect: bytearray(b'a')
print(show(lambda: 4 in bytearray(b",'qqq")))  # expect: False
print(show(lambda: bytearray(b'AqAqAqAqAq').strip(None)))  # expect: bytearray(b'AqAqAqAqAq')
print(show(lambda: bytearray(b'q').zfill(4)))  # expect: bytearray(b'000q')
print(show(lambda: bytearray(b'qA  b\r\n').replace(bytearray(b'q%\t123'), b'"x=y\x1c"', 5)))  # expect: bytearray(b'qA  b\r\n')
print(show(lambda: bytearray(b'q\x85B').translate(bytes(range(256)))))  # expect: bytearray(b'q\x85B')
print(show(lambda: 6 * bytearray(b'qq')))  # expect: bytearray(b'qqqqqqqqqqqq')
print(show(lambda: bytearray(b'q-').removeprefix(bytearray(b'ab\r\n'))))  # expect: bytearray(b'q-')
print(show(lambda: bytearray(b'+,}x=yq').isalpha()))  # expect: False
print(show(lambda: bytearray(b'Bq{23').capitalize()))  # expect: bytearray(b'Bq{23')
print(show(lambda: bytearray.fromhex('23\u2028,x=y+')))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 2
print(show(lambda: ascii(bytearray(b''))))  # expect: "bytearray(b'')"
print(show(lambda: bytearray.fromhex('x=y\x1c,')))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 0
print(show(lambda: bytearray.fromhex('61 6')))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 4
print(show(lambda: bytearray(b'qqqqqqq').zfill(4)))  # expect: bytearray(b'qqqqqqq')
print(show(lambda: bytearray(b'q\xdfb\\q').endswith(b'\\')))  # expect: False
print(show(lambda: bytearray(b'"  x=yz ').swapcase()))  # expect: bytearray(b'"  X=YZ ')
print(show(lambda: ascii(bytearray(b'qzqq'))))  # expect: "bytearray(b'qzqq')"
print(show(lambda: bytearray(b'\xdf').title()))  # expect: bytearray(b'\xdf')
print(show(lambda: bytearray(b'').hex('-', -3)))  # expect: ''
print(show(lambda: bytearray(b'\xdf  \tq').capitalize()))  # expect: bytearray(b'\xdf  \tq')
print(show(lambda: bytearray(b'.-').ljust(-5, 'é')))  # expect: TypeError: ljust() argument 2 must be a byte string of length 1, not str
print(show(lambda: bytearray(b'\xe9')[-2:-2**70]))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'a\x85a\x85a\x85').expandtabs()))  # expect: bytearray(b'a\x85a\x85a\x85')
print(show(lambda: bytearray(b'').isascii()))  # expect: True
print(show(lambda: bytearray(b'').expandtabs()))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'\n\'Aq"')[-2**70:7]))  # expect: bytearray(b'\n\'Aq"')
print(show(lambda: bytearray(b'\x85.\xdfB\x85').isdigit()))  # expect: False
print(show(lambda: bytearray(b'%q\x1cb\r\n').replace(bytearray(b'q1q'), b'\xe9\xdf')))  # expect: bytearray(b'%q\x1cb\r\n')
print(show(lambda: bytearray(b'q{').istitle()))  # expect: False
print(show(lambda: bytearray(b'  a\x00+\xdf').rpartition(bytearray(b''))))  # expect: ValueError: empty separator
print(show(lambda: bytearray(b'\x00-{B}').swapcase()))  # expect: bytearray(b'\x00-{b}')
print(show(lambda: bytearray(b'\x001q\n').rstrip(None)))  # expect: bytearray(b'\x001q')
print(show(lambda: 4 in bytearray(b"}'.\xe9q")))  # expect: False
print(show(lambda: bytearray(b'').startswith(b'}')))  # expect: False
print(show(lambda: bytearray(b'\t').decode('utf-8', 'replace')))  # expect: '\t'
print(show(lambda: bytearray(b'').startswith(b'\xdfA\x85qq', -2, -2)))  # expect: False
print(show(lambda: bytearray(b'').hex(b' ', 0)))  # expect: ''
print(show(lambda: bytearray(b'').istitle()))  # expect: False
print(show(lambda: bytearray(b'').lower()))  # expect: bytearray(b'')
print(show(lambda: ascii(bytearray(b'qzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqz'))))  # expect: "bytearray(b'qzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqzqz')"
print(show(lambda: bytearray(b'bab\r\nq}').lstrip(bytearray(b'qq\xe9'))))  # expect: bytearray(b'bab\r\nq}')
print(show(lambda: bytearray(b"'23").splitlines(0)))  # expect: [bytearray(b"\'23")]
print(show(lambda: bytearray(b"'bq.").islower()))  # expect: True
print(show(lambda: bytearray(b'').center(-5, '**')))  # expect: TypeError: center() argument 2 must be a byte string of length 1, not str
print(show(lambda: bytearray(b'A}B').lower()))  # expect: bytearray(b'a}b')
print(show(lambda: bytearray(b"}'a}'a}'a}'a}'a}'a}'a}'a}'a}'a}'a}'a}'a}'a}'a}'a}'a}'a}'a}'a}'a}'a}'a").center(True)))  # expect: bytearray(b"}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a}\'a")
print(show(lambda: bytearray(b'\xdf\n,a').expandtabs(4)))  # expect: bytearray(b'\xdf\n,a')
print(show(lambda: bytearray(b'{q" ').removesuffix(b'\xdf')))  # expect: bytearray(b'{q" ')
print(show(lambda: bytearray(b'').strip(bytearray(b''))))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'\\').split(b"}'{a")))  # expect: [bytearray(b'\\')]
print(show(lambda: bytearray(b'}}}}}}}').index(bytearray(b'  ,\x00b\x1c'), 8)))  # expect: ValueError: subsection not found
print(show(lambda: bytearray(b"'. \xdf").zfill(20)))  # expect: bytearray(b"0000000000000000\'. \xdf")
print(show(lambda: bytearray(b'qq\\\x00').index(bytearray(b'q'), -2**70)))  # expect: 0
print(show(lambda: bytearray(b'\x85')[6:8]))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'q,').istitle()))  # expect: False
print(show(lambda: bytearray(b',ab\r\n\\q,ab\r\n\\q,ab\r\n\\q,ab\r\n\\q,ab\r\n\\q,ab\r\n\\q,ab\r\n\\q').rindex(bytearray(b'23qq\xdfq'))))  # expect: ValueError: subsection not found
print(show(lambda: bytearray(b'').ljust(2, '*')))  # expect: TypeError: ljust() argument 2 must be a byte string of length 1, not str
print(show(lambda: bytearray(b'"qB').split()))  # expect: [bytearray(b'"qB')]
print(show(lambda: ascii(bytearray(b'qqqqqqqqqqqqqqqqqqqqqqqqqqq'))))  # expect: "bytearray(b'qqqqqqqqqqqqqqqqqqqqqqqqqqq')"
print(show(lambda: bytearray(b',').zfill(True)))  # expect: bytearray(b',')
print(show(lambda: bytearray(b'').isalpha()))  # expect: False
print(show(lambda: bytearray(b'b').rpartition(bytearray(b'q'))))  # expect: (bytearray(b''), bytearray(b''), bytearray(b'b'))
print(show(lambda: bytearray.fromhex('zz')))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 0
print(show(lambda: bytearray(b'\\abq\\abq\\abq\\abq\\abq\\abq\\abq\\abq\\abq').upper()))  # expect: bytearray(b'\\ABQ\\ABQ\\ABQ\\ABQ\\ABQ\\ABQ\\ABQ\\ABQ\\ABQ')
print(show(lambda: bytearray(b"bb%'\n").find(bytearray(b'b'), 1, 4)))  # expect: 1
print(show(lambda: bytearray.fromhex('  ')))  # expect: bytearray(b'')
print(show(lambda: bytearray(b'   qqq   qqq   qqq')[::None]))  # expect: bytearray(b'   qqq   qqq   qqq')
print(show(lambda: bytearray(b'.q{,\x1c.q{,\x1c.q{,\x1c.q{,\x1c.q{,\x1c.q{,\x1c.q{,\x1c.q{,\x1c.q{,\x1c')[-5:None:True]))  # expect: bytearray(b'.q{,\x1c')
print(show(lambda: bytearray(b'x=yx=yq').ljust(2, '**')))  # expect: TypeError: ljust() argument 2 must be a byte string of length 1, not str
print(show(lambda: repr(bytearray(b' }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a'))))  # expect: "bytearray(b' }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a }a')"
print(show(lambda: bytearray(b'abq').isspace()))  # expect: False
print(show(lambda: bytearray(b'%Azq').lower()))  # expect: bytearray(b'%azq')
print(show(lambda: bytearray(b'BB\xdfq').upper()))  # expect: bytearray(b'BB\xdfQ')
