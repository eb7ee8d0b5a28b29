def count(n):
    for i in range(n): yield i
def evens(s):
    for x in s:
        if x % 2 == 0: yield x
def pairs(s):
    it = iter(s)
    for a in it: yield a, next(it, None)
print(sum(count(500)), sum(evens(count(500))), list(pairs(range(5))), sum(a + (b or 0) for a, b in pairs(evens(count(300)))))  # expect: 124750 62250 [(0, 1), (2, 3), (4, None)] 22350
def flat(t):
    for x in t:
        if isinstance(x, list): yield from flat(x)
        else: yield x
print(list(flat([1, [2, [3, [4]], 5]])), sum(flat([[i, [i]] for i in range(200)])))  # expect: [1, 2, 3, 4, 5] 39800
def echo():
    t = 0
    while True: t += (yield t) or 0
e = echo(); next(e)
for i in range(300): last = e.send(i)
print(last)  # expect: 44850
gens = [count(i) for i in range(50)]
print(sum(sum(g) for g in gens), sum(next(count(5)) for _ in range(200)))  # expect: 19600 0
def early(n):
    for i in count(n):
        if i == n // 2: return i
print(sum(early(i) for i in range(1, 100)), any(x > 250 for x in count(1000)), max(x * 7 % 101 for x in count(300)))  # expect: 2450 True 100
def swap(n):
    a, b = 0, 1
    for _ in range(n): yield a; a, b = b, a + b
print(list(swap(10)), sum(swap(150)) % 10 ** 9)  # expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34] 907386348
