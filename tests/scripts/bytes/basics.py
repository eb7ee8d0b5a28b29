b = b"hello\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], b"a" + b"b", b"ab" * 2, 104 in b, b"ell" in b)  # expect: b'hello\x00\xff' 7 104 255 b'el' b'ab' b'abab' True True
print(list(b"ab"), bytes(3), bytes([1, 2]), bytes(b"x"), bytes("é", "utf-8"), bytes(range(3)), bytes())  # expect: [97, 98] b'\x00\x00\x00' b'\x01\x02' b'x' b'\xc3\xa9' b'\x00\x01\x02' b''
print(b"a,b,c".split(b","), b" x ".strip(), b"abc".upper(), b"Abc".lower(), b"abc".replace(b"b", b"--"), b"-".join([b"a", b"b"]))  # expect: [b'a', b'b', b'c'] b'x' b'ABC' b'abc' b'a--c' b'a-b'
print(b"abc".find(b"c"), b"abc".index(b"b"), b"abc".count(b"a"), b"abc".startswith(b"ab"), b"abc".endswith((b"x", b"c")), b"abc".find(99))  # expect: 2 1 1 True True 2
print(b"abc".hex(), b"\x01\xab".hex("-"), bytes.fromhex("01 ab FF"), b"abc".decode(), b"12".isdigit(), b"ab".isalpha(), b"a1".isalnum())  # expect: 616263 01-ab b'\x01\xab\xff' abc True True True
print(b"a" < b"b", b"a" == "a", b"a" == bytearray(b"a"), hash(b"a") == hash(b"a"), {b"k": 1}[b"k"])  # expect: True False True True 1
print(repr(b"'"), repr(b'"\''), repr(b"\t\n\r\\\x7f"), str(b"x"), b'\x41', br"\n", ascii(b"\xe9"))  # expect: b"'" b'"\'' b'\t\n\r\\\x7f' b'x' b'A' b'\\n' b'\xe9'
print(b"%d-%s" % (5, b"x"), b"%x" % 255, b"abc"[::-1], b"ab\ncd".splitlines(), b"a b".partition(b" "), b"ab".center(6, b"*"), b"7".zfill(3))  # expect: b'5-x' b'ff' b'cba' [b'ab', b'cd'] (b'a', b' ', b'b') b'**ab**' b'007'
print(b"abc".translate(None, b"b"), b"abc".translate(bytes(range(256))), bytes.maketrans(b"a", b"b")[97], b"aXb".swapcase(), b"ab cd".title())  # expect: b'ac' b'abc' 98 b'AxB' b'Ab Cd'
print(max(b"abc"), sum(b"\x01\x02"), sorted(b"cab"), [x for x in b"hi"], tuple(b"a"), b"" or "empty", bool(b"\x00"))  # expect: 99 3 [97, 98, 99] [104, 105] (97,) empty True
print(int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\xff\xff", "little", signed=True), (258).to_bytes(2, "big"), (-2).to_bytes(2, "little", signed=True))  # expect: 256 -1 b'\x01\x02' b'\xfe\xff'
