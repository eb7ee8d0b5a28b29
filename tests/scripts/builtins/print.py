def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(1, "a", None, 2.5, [1], sep="")  # expect: 1aNone2.5[1]
print(1, 2, sep="-", end="!\n")  # expect: 1-2!
P  # raises: NameError: name 'P' is not defined
print()
print(*range(3), sep=", ")
print("a", end="")
print("b", end=" ")
print("c")
print("x\ny")
print(1, 2, sep=None, end=None)
print("", "", sep="|")
print(sep="-")
print("tab\tbed", 'quo"te', "é日")
class S:
    def __str__(self): return "via str"
    def __repr__(self): return "via repr"
print(S(), [S()], {1: S()}, (S(),))
class Out:
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text)
    def flush(self): self.parts.append("flush")
out = Out()
print(1, "b", sep="+", file=out, flush=True)
print(out.parts)
print(error(lambda: print(1, sep=5)))
print(error(lambda: print(1, end=5)))
print(error(lambda: print(1, nope=5)))
print(error(lambda: print(1, file=5)))
class Bad:
    def __str__(self): return 5
print(error(lambda: print(Bad())))
print(print() is None)
