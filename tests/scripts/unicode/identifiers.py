é = 1; 变量 = 2; _ñ = 3; ﬁ = 4
print(é + 变量 + _ñ, fi)  # expect: 6 4
class Ünï: größe = 5
print(Ünï.größe, Ünï.__name__, getattr(Ünï, "größe"))  # expect: 5 Ünï 5
def λ(x): return x * 2
print(λ(4), λ.__name__, {"ключ": 1}["ключ"], [n for n in globals() if n == "fi"])  # expect: 8 λ 1 ['fi']
print("日本語".encode().decode(), "e\u0301" == "é", len("👨‍👩‍👧"), "👍"[0], "a👍b"[::-1], "👍" * 2, ord("👍"), "ß" < "z")  # expect: 日本語 False 5 👍 b👍a 👍👍 128077 False
