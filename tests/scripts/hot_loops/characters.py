# Characters of text in loops that are compiled: ASCII or not, in and out of range, kept and compared.


def kinds(text):
    letters = digits = others = 0
    for at in range(len(text)):
        c = text[at]
        if "a" <= c <= "z" or c == "_":
            letters += 1
        elif "0" <= c < ":":
            digits += 1
        else:
            others += ord(c)
    return letters, digits, others


print(kinds("ab_1z9 {}" * 40))  # expect: (160, 80, 11200)
print(kinds("zé1€" * 40))  # expect: (40, 40, 343880)


def ends(text):
    same, last = 0, ""
    for at in range(-len(text), len(text)):
        last, before = text[at], last
        same += last == before
    return same, last, before


print(ends("aabbc" * 30))  # expect: (120, 'c', 'b')
print(ends("aab\N{SNOWMAN}c" * 30))  # expect: (60, 'c', '☃')


def until(text, stop):
    at = 0
    try:
        while text[at] != stop:
            at += 1
    except IndexError as error:
        return at, str(error)
    return at, text[at]


print(until("x" * 500 + "!", "!"))  # expect: (500, '!')
print(until("x" * 500, "!"))  # expect: (500, 'string index out of range')
print(until("x" * 500 + "ab", "ab"))  # expect: (502, 'string index out of range')


def grown(n):
    text, found = "", []
    for i in range(n):
        text += chr(97 + i % 26)
        c = text[i // 2]
        if c is text[i // 2] and i % 100 == 99:
            found.append(c)
    return found, [ord(c) for c in found], len(text)


print(grown(900))  # expect: (['x', 'v', 't', 'r', 'p', 'n', 'l', 'j', 'h'], [120, 118, 116, 114, 112, 110, 108, 106, 104], 900)
