# A native keeps handles where its arguments stood: a trace that leaves right behind the call must not restore them.
seen, raised = 0, 0
for n in range(400):
    try:
        seen += 1
        range(2, 9, 2)[n if n % 2 else 0]
        range(2, 9, 2)[4 * (n % 2)]
    except IndexError:
        raised += 1
print(seen, raised)  # expect: 400 200
