# The last thing that a recorded turn does may collect: then the constants that it has seen are elsewhere, or gone.
def collect():
    if n == 2:
        kept = [[0] * 30000 for _ in range(10)]

class Key:
    def __hash__(self):
        collect()
        return 7

table = {}
for n in range(40):
    table[Key()] = int.__sub__(18446744073709551616, n)
print(min(table.values()) - 18446744073709551616)  # expect: -39
