for i in range(3):
    for j in range(3):
        if j == 2: break
        if i == j: continue
        print(i, j)  # expect: 0 1
        # expect: 1 0
        # expect: 2 0
        # expect: 2 1
    else:
        print("inner done")
else:
    print("outer done")  # expect: outer done
n = 0
while True:
    n += 1
    if n % 2: continue
    if n > 6: break
    print(n)  # expect: 2
    # expect: 4
    # expect: 6
for x in []: pass
else: print("else of empty", n)  # expect: else of empty 8
for a, b in {"k": "v"}.items(): print(a, b)  # expect: k v
for i in range(3):
    i = i * 10
    print(i)  # expect: 0
    # expect: 10
    # expect: 20
for d in [{}]:
    for d["key"] in "ab": pass
print(d)  # expect: {'key': 'b'}
class O: pass
for O.attr in (1, 2): pass
print(O.attr)  # expect: 2
items = [0]
for items[0] in range(4): pass
print(items)  # expect: [3]
for (p, q), r in [((1, 2), 3)]: print(p, q, r)  # expect: 1 2 3
for first, *rest in ["abc", (1, 2)]: print(first, rest)  # expect: a ['b', 'c']
# expect: 1 [2]
def f():
    for i in range(10):
        try:
            if i == 3: return "returned"
        finally:
            if i == 3: print("cleanup")
print(f())  # expect: cleanup
# expect: returned
while False: pass
else: print("while else")  # expect: while else
k = 5
while k:
    k -= 1
    if k == 2: break
else: print("not printed")
print(k)  # expect: 2
total = 0
for i in range(100):
    for j in range(100):
        if j > i: break
        total += 1
print(total)  # expect: 5050
for c in "aé日": print(c, end=" ")
print()  # expect: a é 日
for i, c in enumerate(reversed("ab")): print(i, c)  # expect: 0 b
# expect: 1 a
for x in (y for y in range(2)): print(x)  # expect: 0
# expect: 1
def nested():
    return [(i, j, k) for i in range(2) for j in range(2) for k in range(2) if i ^ j ^ k]
print(nested())  # expect: [(0, 0, 1), (0, 1, 0), (1, 0, 0), (1, 1, 1)]
