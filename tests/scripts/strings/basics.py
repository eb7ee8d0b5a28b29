s = "Hello, World"
print(len(s), s[0], s[-1], s[7:], s[:5], s[::2], s[::-1], s[-5:-2])  # expect: 12 H d World Hello Hlo ol dlroW ,olleH Wor
print(s + "!", s * 2, "lo" in s, "xyz" in s)  # expect: Hello, World! Hello, WorldHello, World True False
print(s.upper(), s.lower(), s.swapcase(), s.title(), "hELLO wORLD".capitalize())  # expect: HELLO, WORLD hello, world hELLO, wORLD Hello, World Hello world
print('single', "double", 'it\'s', "say \"hi\"", 'tab\there', "new\\line")  # expect: single double it's say "hi" tab	here new\line
print("""triple
lines""")  # expect: triple
# expect: lines
print("con" "cat" 'ed', r"raw\n", "\x41\u0042\U00000043\103", "\N{BULLET}" == "\u2022")  # expect: concated raw\n ABCC True
print(repr("a'b"), repr('a"b'), repr("a'\"b"), repr("tab\t nl\n cr\r back\\ nul\0 bell\a"))  # expect: "a'b" 'a"b' 'a\'"b' 'tab\t nl\n cr\r back\\ nul\x00 bell\x07'
print(repr("é"), repr("\x7f"), repr("\x80"), repr("\xad"), repr("日本"), repr("\u200b"), repr("\U0001F600"))  # expect: 'é' '\x7f' '\x80' '\xad' '日本' '\u200b' '😀'
print(ascii("é日😀"), str(b"abc"), repr(""))  # expect: '\xe9\u65e5\U0001f600' b'abc' ''
for ch in "añ日😀":
    print(ch, ord(ch), len(ch), chr(ord(ch)) == ch)  # expect: a 97 1 True
    # expect: ñ 241 1 True
    # expect: 日 26085 1 True
    # expect: 😀 128512 1 True
print(len("añ日😀"), "añ日😀"[2], "añ日😀"[::-1], "añ日😀"[1:3])  # expect: 4 日 😀日ña ñ日
print("a" < "b" < "c", "abc" == "ab" + "c", "abc" != "abd")  # expect: True True True
print("".join(["a", "b"]), "-".join("abc"), ", ".join(str(n) for n in range(3)))  # expect: ab a-b-c 0, 1, 2
print(str(1), str(1.0), str(None), str([1, "a"]), str(("x",)), str({"k": "v"}), str())  # expect: 1 1.0 None [1, 'a'] ('x',) {'k': 'v'}
print(bool(""), bool(" "), not "a")  # expect: False True False
print(max("hello"), min("hello"), sorted("hello"), list("abc"), tuple("ab"), "".join(reversed("abc")))  # expect: o e ['e', 'h', 'l', 'l', 'o'] ['a', 'b', 'c'] ('a', 'b') cba
print("line\
 continued")  # expect: line continued
