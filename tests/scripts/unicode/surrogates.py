def show(function):
    try:
        print(ascii(function()))
    except Exception as problem:
        print(f"{type(problem).__name__}: {problem}")


s = "a\ud800b\udfff"
print(len(s), repr(s), ascii(s), [s], s[1] == "\ud800", s[1:3] == "\ud800b", ord(s[1]), ord(s[-1]))  # expect: 4 'a\ud800b\udfff' 'a\ud800b\udfff' ['a\ud800b\udfff'] True True 55296 57343
print([hex(ord(c)) for c in s], chr(0xD800) == "\ud800", chr(0xDFFF) in s, s.find("b\udfff"), s.index("\ud800"))  # expect: ['0x61', '0xd800', '0x62', '0xdfff'] True True 2 1
print(s + "c" == "a\ud800b\udfffc", "\ud800" * 2 == "\ud800\ud800", "\ud800".join("xy") == "x\ud800y", s.replace("\ud800", "-")[:3], s.split("\ud800")[0])  # expect: True True True a-b a
print({s: 1}["a\ud800b\udfff"], hash(s) == hash("a\ud800" + "b\udfff"), "\ud800" != "\ud801", s == s[::-1][::-1])  # expect: 1 True True True
print("\ud7ff" < "\ud800" < "\udfff" < "\ue000" < "\U00010000", sorted(["\ue000", "\ud800", "a"]) == ["a", "\ud800", "\ue000"], max("\ud800\ue000z") == "\ue000")  # expect: True True True
print("\ud83d\ude00" == "\U0001f600", len("\ud83d\ude00"), ascii("\ud83d\ude00"), ascii("\ud83d" + "\ude00"))  # expect: False 2 '\ud83d\ude00' '\ud83d\ude00'
print("\ud800".isalpha(), "\ud800".isprintable(), "\ud800".isspace(), "\ud800".upper() == "\ud800", ascii("%s|%r|{!r}".format("\ud800") % ("\udc80", "\udc80")))  # expect: False False False True "\udc80|'\\udc80'|'\\ud800'"
print(ascii(f"{s!r}"), ascii(f"{s:>6}"), ascii("\ud800"))  # expect: "'a\\ud800b\\udfff'" '  a\ud800b\udfff' '\ud800'

show(lambda: s.encode())  # expect: UnicodeEncodeError: 'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed
show(lambda: "\ud800\ud801x".encode())  # expect: UnicodeEncodeError: 'utf-8' codec can't encode characters in position 0-1: surrogates not allowed
show(lambda: "é\ud800".encode("utf-16"))  # expect: UnicodeEncodeError: 'utf-16' codec can't encode character '\ud800' in position 1: surrogates not allowed
show(lambda: "\ud800".encode("utf-32-le"))  # expect: UnicodeEncodeError: 'utf-32-le' codec can't encode character '\ud800' in position 0: surrogates not allowed
show(lambda: "\ud800".encode("ascii"))  # expect: UnicodeEncodeError: 'ascii' codec can't encode character '\ud800' in position 0: ordinal not in range(128)
show(lambda: "é\ud800".encode("latin-1"))  # expect: UnicodeEncodeError: 'latin-1' codec can't encode character '\ud800' in position 1: ordinal not in range(256)
for errors in "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogatepass", "surrogateescape", "none":
    show(lambda: s.encode("utf-8", errors))
# expect: b'ab'
# expect: b'a?b?'
# expect: b'a\\ud800b\\udfff'
# expect: b'a&#55296;b&#57343;'
# expect: b'a\xed\xa0\x80b\xed\xbf\xbf'
# expect: UnicodeEncodeError: 'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed
# expect: LookupError: unknown error handler name 'none'
show(lambda: "\ud800a".encode("utf-16-le", "surrogatepass"))  # expect: b'\x00\xd8a\x00'
show(lambda: "\ud800a".encode("utf-16", "surrogatepass"))  # expect: b'\xff\xfe\x00\xd8a\x00'
show(lambda: "\ud800a".encode("utf-32-be", "surrogatepass"))  # expect: b'\x00\x00\xd8\x00\x00\x00\x00a'
show(lambda: "\ud800".encode("utf-16-be", "backslashreplace"))  # expect: b'\x00\\\x00u\x00d\x008\x000\x000'
show(lambda: "é\udcff!".encode("ascii", "surrogateescape"))  # expect: UnicodeEncodeError: 'ascii' codec can't encode characters in position 0-1: ordinal not in range(128)
show(lambda: "a\udcff!".encode("ascii", "surrogateescape"))  # expect: b'a\xff!'

# Bytes that are no text survive the way there and back.
raw = b"caf\xe9 \xff\x80 ok \xc3\xa9"
text = raw.decode("utf-8", "surrogateescape")
print(ascii(text), text.encode("utf-8", "surrogateescape") == raw, len(text))  # expect: 'caf\udce9 \udcff\udc80 ok \xe9' True 12
print(ascii(raw.decode("ascii", "surrogateescape")), raw.decode("ascii", "surrogateescape").encode("ascii", "surrogateescape") == raw)  # expect: 'caf\udce9 \udcff\udc80 ok \udcc3\udca9' True
show(lambda: b"\xed\xa0\x80".decode())  # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
show(lambda: b"a\xed\xa0\x80\xed\xb0\x80".decode("utf-8", "surrogatepass"))  # expect: 'a\ud800\udc00'
show(lambda: b"\x00\xd8a\x00".decode("utf-16-le", "surrogatepass"))  # expect: '\ud800a'
show(lambda: b"\x00\xd8\x00\x00".decode("utf-32-le", "surrogatepass"))  # expect: '\ud800'
show(lambda: b"\x00\xd8a\x00".decode("utf-16-le"))  # expect: UnicodeDecodeError: 'utf-16-le' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate

try:
    "ab\udc80".encode()
except UnicodeEncodeError as problem:
    print(problem.encoding, problem.start, problem.end, problem.reason, ascii(problem.object), problem)  # expect: utf-8 2 3 surrogates not allowed 'ab\udc80' 'utf-8' codec can't encode character '\udc80' in position 2: surrogates not allowed
try:
    print("x\ud800")
except UnicodeEncodeError as problem:
    print(problem)  # expect: 'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed


class Named:
    pass


named = Named()
setattr(named, "\ud800", 5)
print(getattr(named, "\ud800"), ascii(list(vars(named))), {"\ud800": 1} == {chr(0xD800): 1}, "\ud800" in {"\ud800"})  # expect: 5 ['\ud800'] True True
print("\U0010ffff".encode(), ord("\U0010fffe"), ascii("\U0010ffff\ud800"), chr(0x10FFFF) > "\ud800")  # expect: b'\xf4\x8f\xbf\xbf' 1114110 '\U0010ffff\ud800' True
