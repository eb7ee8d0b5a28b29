# A class called in a compiled loop is an argument of its own `__new__`: it is put in place for the call.


def text(n):
    if n % 3 == 0:
        return str([n])
    return n


out = []
for i in range(40):
    out.append(text(i))
print(out[36:])  # expect: ['[36]', 37, 38, '[39]']
