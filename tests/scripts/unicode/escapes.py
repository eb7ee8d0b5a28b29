print("\x41\u00e9\U0001F600\N{GREEK SMALL LETTER ALPHA}\101\0".encode(), '\a\b\f\v'.encode(), "\"\'\\", '\
joined', r"\n\x", b"\x00\xff\n", rb"\x", "\1\12\123\7".encode())  # expect: b'A\xc3\xa9\xf0\x9f\x98\x80\xce\xb1A\x00' b'\x07\x08\x0c\x0b' "'\ joined \n\x b'\x00\xff\n' b'\\x' b'\x01\nS\x07'
print(repr("\x00\x1f\x7f\x80\xa0\xad\u0378\u2028\ud800\ue000\U0010ffff"), ascii("é\u2028👍"), repr("'\""), repr("\\"), str("\t") == "\t")  # expect: '\x00\x1f\x7f\x80\xa0\xad\u0378\u2028\ud800\ue000\U0010ffff' '\xe9\u2028\U0001f44d' '\'"' '\\' True
print("""a
b\
c""", '''"'"''', "a" 'b' """c""", len("""

"""))  # expect: a
# expect: bc "'" abc 2
print("\
" == "", "tab:\t|", "\u00e9" == "é", "{}\n{}".format(1, 2), f"\x41{1}\n{2}")  # expect: True tab:	| True 1
# expect: 2 A1
# expect: 2
