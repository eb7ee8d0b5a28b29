# A display of nothing reads no register: where its items would stand is what earlier calls have left.
def doubled(items):
    return [2 * item for item in items]


total = 0
for n in range(400):
    pair = (n, (n, (n, (n, (n, (n, (n, (n, (n, (n, (n, (n, (n, (n, (n, [n, 1][:2])))))))))))))))
    total += sum(doubled(pair[:1]))
print(total)  # expect: 159600


def empty():
    return [], {}


made = []
for n in range(400):
    made.append(empty())
print(len(made), made[-1])  # expect: 400 ([], {})
