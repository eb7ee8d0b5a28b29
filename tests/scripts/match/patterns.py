def f(x):
    match x:
        case 0 | 1: return "small"
        case -1: return "minus one"
        case 1.5: return "float"
        case "text": return "str"
        case None: return "none"
        case True: return "true"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [x, y]: return f"two {x} {y}"
        case [first, *middle, last]: return f"many {first} {middle} {last}"
        case {"kind": "circle", "r": r}: return f"circle {r}"
        case {"kind": str(kind), **rest}: return f"{kind} {rest}"
        case {}: return "mapping"
        case int(n) if n > 100: return f"big {n}"
        case int() | float() as n: return f"number {n}"
        case str(s): return f"string {s}"
        case _: return "other"
for value in (0, 1, -1, 1.5, "text", None, True, [], [5], (1, 2), [1, 2, 3, 4], {"kind": "circle", "r": 3, "z": 1}, {"kind": "sq", "a": 1}, {}, 500, 7, 2.5, "abc", {1}, b"x", range(3), object, {"kind": 5}):
    print(f(value))  # expect: small
    # expect: small
    # expect: minus one
    # expect: float
    # expect: str
    # expect: none
    # expect: small
    # expect: empty
    # expect: one 5
    # expect: two 1 2
    # expect: many 1 [2, 3] 4
    # expect: circle 3
    # expect: sq {'a': 1}
    # expect: mapping
    # expect: big 500
    # expect: number 7
    # expect: number 2.5
    # expect: string abc
    # expect: other
    # expect: other
    # expect: many 0 [1] 2
    # expect: other
    # expect: mapping
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def g(p):
    match p:
        case Point(0, 0): return "origin"
        case Point(x=0, y=y): return f"y axis {y}"
        case Point(x, 0): return f"x axis {x}"
        case Point(x, y) if x == y: return "diagonal"
        case Point(): return "somewhere"
        case [Point(x=a), Point(x=b)]: return f"pair {a} {b}"
        case {"p": Point(x, y) as q}: return f"in dict {x} {q.y}"
        case _: return "no point"
for value in (Point(0, 0), Point(0, 5), Point(3, 0), Point(2, 2), Point(1, 2), [Point(1, 1), Point(2, 2)], {"p": Point(8, 9)}, 5): print(g(value))  # expect: origin
# expect: y axis 5
# expect: x axis 3
# expect: diagonal
# expect: somewhere
# expect: pair 1 2
# expect: in dict 8 9
# expect: no point
class Color: RED, GREEN = "r", "g"
def h(c):
    match c:
        case Color.RED: return "red"
        case Color.GREEN: return "green"
        case other: return other
print(h("r"), h("g"), h("b"))  # expect: red green b
match 1, 2:
    case a, b: print(a, b)  # expect: 1 2
match [1, [2, [3, 4]]]:
    case [a, [b, [*c]]]: print(a, b, c)  # expect: 1 2 [3, 4]
match "command arg1 arg2".split():
    case ["command", *args]: print(args)  # expect: ['arg1', 'arg2']
match {"a": 1}:
    case {"b": _}: print("no")
    case {"a": (1 | 2) as v}: print("v", v)  # expect: v 1
x = "unchanged"
match 5:
    case str(x): pass
print(x)  # expect: unchanged
match (1, 2, 3):
    case (1, *_, 3): print("ends")  # expect: ends
match "ab":
    case [_, _]: print("sequence")
    case str(): print("strings are no sequences")  # expect: strings are no sequences
match -3:
    case -3: print("negative")  # expect: negative
soft = match = case = 1
print(soft + match + case)  # expect: 3
