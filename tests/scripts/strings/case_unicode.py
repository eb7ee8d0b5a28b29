print("straße".upper(), "ŉ".upper(), "İ".lower() == "i\u0307", "ΑΣ".lower(), "Σ".lower(), "ﬁn".title())  # expect: STRASSE ʼN True ας σ Fin
print("ß".casefold(), "HeLLo".casefold(), "ǅ".lower(), "ǅ".upper(), "ǆ".title())  # expect: ss hello ǆ Ǆ ǅ
print("they're bill's".title(), "x-ray 3d".title(), "hello world".capitalize(), "éa".capitalize(), "".title())  # expect: They'Re Bill'S X-Ray 3D Hello world Éa
print("ÀÉÎ".lower(), "àéî".upper(), "àÉ".swapcase(), "ß".swapcase())  # expect: àéî ÀÉÎ Àé SS
print("abc".translate({97: "X", 98: None, 99: 100}), "abc".translate(str.maketrans("ab", "xy")))  # expect: Xd xyc
print("hello".translate(str.maketrans("el", "ip", "o")), str.maketrans({"a": 1, 98: "z"}))  # expect: hipp {97: 1, 98: 'z'}
print(len("e\u0301"), "e\u0301" == "é", "é".encode(), "日".encode("utf-8"), "😀".encode())  # expect: 2 False b'\xc3\xa9' b'\xe6\x97\xa5' b'\xf0\x9f\x98\x80'
print(b"\xc3\xa9".decode(), b"abc".decode("ascii"), b"\xe9".decode("latin-1"))  # expect: é abc é
print("\ud800" == "\ud800", len("\ud800"), repr("\ud800"))  # expect: True 1 '\ud800'
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: "é".encode("ascii")))  # expect: UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
print(error(lambda: "日本".encode("latin-1")))  # expect: UnicodeEncodeError: 'latin-1' codec can't encode characters in position 0-1: ordinal not in range(256)
print(error(lambda: b"\xff".decode()))  # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
print(error(lambda: b"\xc3".decode()))  # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3 in position 0: unexpected end of data
print(error(lambda: b"\x80abc".decode("ascii")))  # expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0x80 in position 0: ordinal not in range(128)
print(error(lambda: "a".encode("nonsense")))  # expect: LookupError: unknown encoding: nonsense
print(error(lambda: "\ud800".encode()))  # expect: UnicodeEncodeError: 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
print("é".encode("ascii", "ignore"), "é".encode("ascii", "replace"), "é".encode("ascii", "backslashreplace"))  # expect: b'' b'?' b'\\xe9'
print(b"\xffa".decode("utf-8", "replace") == "\ufffda", b"\xffa".decode("utf-8", "ignore"))  # expect: True a
print(error(lambda: str.maketrans("ab", "c")))  # expect: ValueError: the first two maketrans arguments must have equal length
print(error(lambda: "a".translate(5)))  # expect: TypeError: 'int' object is not subscriptable
print(error(lambda: chr(-1)))  # expect: ValueError: chr() arg not in range(0x110000)
print(error(lambda: chr(0x110000)))  # expect: ValueError: chr() arg not in range(0x110000)
print(error(lambda: ord("ab")))  # expect: TypeError: ord() expected a character, but string of length 2 found
print(error(lambda: ord("")))  # expect: TypeError: ord() expected a character, but string of length 0 found
print(error(lambda: ord(5)))  # expect: TypeError: ord() expected string of length 1, but int found
