# The value of `or`, `and`, `if else` or a chain of comparisons as the left operand, a constant as the right one: the
# constant was loaded into the register of the left operand.
def joined(a, b, flag):
    return [(a or "|") + " ", (a and "&") + " ", (a if flag else b) + "!", (b or a)[-1], (1 < 2 < 3.5) + 0.25]


print(joined("left", "right", True))  # expect: ['left ', '& ', 'left!', 't', 1.25]
print(joined("l", "r", False)[2:5])  # expect: ['r!', 'r', 1.25]


def prefix(margin=None):
    text = "  "
    text += (margin or "|") + " "
    return text


print([prefix(), prefix("+")])  # expect: ['  | ', '  + ']
print((prefix if len("abc") < 4 else None)(""), (len("ab") or 3) == 2.0, ("" or "x") in "xyz", 5 < (0 or 7) < 6.5)  # expect:   |  True True False
