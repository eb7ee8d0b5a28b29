# Hot loops at module level and in class bodies, where names are globals or live in a mapping.
total = 0
for i in range(300):
    total += i
    if i == 150:
        i = 0.5
    total += i
print(total, i)  # expect: 89550.5 299

while total > 1000:
    total = total // 3
    last = total
print(total, last)  # expect: 368.0 368.0


class Table:
    squares = []
    for n in range(120):
        squares.append(n * n)
        text = str(n)
    size = len(squares)


print(Table.size, Table.n, Table.text, sum(Table.squares))  # expect: 120 119 119 568820

code = '''
s = 0
for k in range(150):
    s += k
    if k == 100:
        del s
        s = k
'''
space = {}
exec(code, space)
print(space['s'], space['k'])  # expect: 6225 149
space = {'k': 'x'}
local = {}
exec(code, space, local)
print(local['s'], local['k'], space['k'])  # expect: 6225 149 x

for name in ['a', 'b'] * 60:
    globals()[name] = globals().get(name, 0) + 1
print(a, b)  # expect: 60 60

for j in range(200):
    if j == 100:
        del i
    try:
        i += 1
    except NameError:
        i = 1000
print(i, j)  # expect: 1099 199
