s = "aé日👍" * 3
print(len(s), [s[i] for i in range(-12, 12)] == list(s) * 2, s[3], s[-1], s[2:6], s[::4], s.find("👍"), s.rfind("é"), s.index("日", 4), s.count("é👍"), s.replace("日", "x"))  # expect: 12 True 👍 👍 日👍aé aaa 3 9 6 0 aéx👍aéx👍aéx👍
print(s.split("日"), s.partition("👍"), "👍".join("ab"), s.startswith("é", 1), s.endswith("👍"), s.upper(), s.center(16, "é"), s[5:2:-1], "日" in s, s.strip("a👍"))  # expect: ['aé', '👍aé', '👍aé', '👍'] ('aé日', '👍', 'aé日👍aé日👍') a👍b True True AÉ日👍AÉ日👍AÉ日👍 ééaé日👍aé日👍aé日👍éé éa👍 True é日👍aé日👍aé日
big = "x" * 1000 + "é" + "y" * 1000
print(big[1000], big.index("é"), big[999:1002], len(big), big.find("y"), big.rindex("x"), big[-1001], big.count("y", 1500))  # expect: é 1000 xéy 2001 1001 999 é 501
total = 0
for i in range(len(big)): total += big[i] == "y"
print(total, sum(c == "x" for c in big), big.encode()[1000:1002], max(big), sorted(set(big)))  # expect: 1000 1000 b'\xc3\xa9' é ['x', 'y', 'é']
