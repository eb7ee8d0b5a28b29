# Where compiled code is left both a character and its code may be wanted: the two are in one register, and the trace
# that goes on from there took them for two values.
def mixed(text):
    h = 14695981039346656037
    for ch in text:
        h = (h ^ ord(ch)) * 1099511628211 & 0xFFFFFFFFFFFFFFFF
    return h


def last(text):
    total = 0
    for ch in text:
        code = ord(ch)
        if code % 3 == 0:
            total += code << 40
        else:
            total -= code
    return ch, code, total


print([mixed("word" + str(n)) % 1000 for n in range(12)])  # expect: [599, 388, 21, 810, 755, 544, 177, 966, 911, 700, 252, 463]
print(last("the quick brown fox" * 20))  # expect: ('x', 120, 19329414416282800)
