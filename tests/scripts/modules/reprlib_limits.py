# Reprs of bounded size.
import reprlib

print(reprlib.repr(list(range(50))), reprlib.repr("x" * 60), reprlib.repr({n: n for n in range(9)}))  # expect: [0, 1, 2, 3, 4, 5, ...] 'xxxxxxxxxxxx...xxxxxxxxxxxxx' {0: 0, 1: 1, 2: 2, 3: 3, ...}
print(reprlib.repr([[[[[[[[]]]]]]]]), reprlib.repr(10 ** 60))  # expect: [[[[[[[...]]]]]]] 100000000000000000...0000000000000000000
short = reprlib.Repr()
short.maxlist = 2
print(short.repr([1, 2, 3]))  # expect: [1, 2, ...]


class Loop:
    def __init__(self):
        self.me = self

    @reprlib.recursive_repr(fillvalue="<again>")
    def __repr__(self):
        return f"Loop({self.me})"


print(Loop())  # expect: Loop(<again>)
