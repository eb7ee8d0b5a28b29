text = ""
for i in range(1000):
    text += "x"
print(len(text), text[:5], text == "x" * 1000)  # expect: 1000 xxxxx True
text = ""
keep = []
for i in range(20):
    text += chr(97 + i)
    if i % 5 == 0:
        keep.append(text)
print(text, keep)  # expect: abcdefghijklmnopqrst ['a', 'abcdef', 'abcdefghijk', 'abcdefghijklmnop']
front = ""
for ch in "hello":
    front = ch + front
print(front)  # expect: olleh
parts = []
for i in range(10):
    parts.append(str(i) * i)
print("".join(parts))  # expect: 122333444455555666666777777788888888999999999
wide = ""
for i in range(5):
    wide += "é" if i % 2 else "日"
    wide += str(i)
print(wide, len(wide), wide[3])  # expect: 日0é1日2é3日4 10 1


class Holder:
    text = ""


h = Holder()
for i in range(5):
    h.text += str(i)
print(h.text, Holder.text)  # expect: 01234
d = {"k": ""}
for i in range(5):
    d["k"] += str(i)
print(d)  # expect: {'k': '01234'}
a = b = "same"
a += "!"
print(a, b)  # expect: same! same
doubled = "ab"
for _ in range(4):
    doubled += doubled
print(doubled, len(doubled))  # expect: abababababababababababababababab 32
