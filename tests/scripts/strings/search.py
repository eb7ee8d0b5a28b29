s = "the cat sat on the mat"
print(s.find("at"), s.find("at", 6), s.find("dog"), s.rfind("at"), s.find("the", 1, 10))  # expect: 5 9 -1 20 -1
print(s.index("cat"), s.rindex("the"), s.count("at"), s.count("at", 6), s.count(""), s.count("at", 0, 7))  # expect: 4 15 3 2 23 1
print(s.startswith("the"), s.startswith("cat", 4), s.startswith(("a", "t")), s.startswith("t", 1))  # expect: True True True False
print(s.endswith("mat"), s.endswith(("x", "at")), s.endswith("sat", 0, 11), "".endswith(""))  # expect: True True True True
print("aaaa".count("aa"), "abc".find(""), "abc".find("", 3), "abc".find("", 4), "abc".rfind(""))  # expect: 2 0 3 -1 3
print("abcabc".find("c", -2), "abcabc".find("a", -3), "abcabc".rfind("a", 0, -3), "abc".find("b", None, None))  # expect: 5 3 0 1
print(s.replace("at", "og"), s.replace("at", "og", 2), "aaa".replace("a", "b", 0), "abc".replace("", "-"))  # expect: the cog sog on the mog the cog sog on the mat aaa -a-b-c-
print("abc".replace("", "-", 2), "aaa".replace("aa", "b"), "x".replace("y", "z"), "日本日".replace("日", "x"))  # expect: -a-bc ba x x本x
print(s.partition(" "), s.rpartition(" "), s.partition("zz"), s.rpartition("zz"))  # expect: ('the', ' ', 'cat sat on the mat') ('the cat sat on the', ' ', 'mat') ('the cat sat on the mat', '', '') ('', '', 'the cat sat on the mat')
print("prefix-name".removeprefix("prefix-"), "name.py".removesuffix(".py"), "abc".removeprefix("x"), "abc".removesuffix(""))  # expect: name name abc abc
print("héllo wörld".find("w"), "héllo wörld".index("ö"), "日本語".rfind("語"))  # expect: 6 7 2
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: s.index("dog")))  # expect: ValueError: substring not found
print(error(lambda: s.rindex("dog")))  # expect: ValueError: substring not found
print(error(lambda: s.find(1)))  # expect: TypeError: must be str, not int
print(error(lambda: s.count(None)))  # expect: TypeError: must be str, not NoneType
print(error(lambda: s.startswith(1)))  # expect: TypeError: startswith first arg must be str or a tuple of str, not int
print(error(lambda: s.startswith(["a"])))  # expect: TypeError: startswith first arg must be str or a tuple of str, not list
print(error(lambda: s.startswith(("a", 1))))  # expect: TypeError: tuple for startswith must only contain str, not int
print(error(lambda: s.endswith(1)))  # expect: TypeError: endswith first arg must be str or a tuple of str, not int
print(error(lambda: s.partition("")))  # expect: ValueError: empty separator
print(error(lambda: s.rpartition("")))  # expect: ValueError: empty separator
print(error(lambda: s.partition(1)))  # expect: TypeError: must be str, not int
print(error(lambda: s.replace("a")))  # expect: TypeError: replace expected at least 2 arguments, got 1
print(error(lambda: s.replace(1, "a")))  # expect: TypeError: replace() argument 1 must be str, not int
print(error(lambda: s.replace("a", 1)))  # expect: TypeError: replace() argument 2 must be str, not int
print(error(lambda: s.find()))  # expect: TypeError: find() takes at least 1 argument (0 given)
print(error(lambda: s.find("a", "b")))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
