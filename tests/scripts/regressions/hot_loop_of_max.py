# The loop inside `max` becomes hot although no call of it turns often: what it returns stays what it was.
seen = set()
for k in range(400):
    seen.add(max(3, 2, 1))
print(seen)  # expect: {3}

seen = set()
for k in range(400):
    seen.add(max([k % 2, 5], key=lambda n: -n))
print(sorted(seen))  # expect: [0, 1]
