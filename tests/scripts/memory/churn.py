kept = []
for i in range(3000):
    a = [i, [i + 1, {"k": (i, str(i))}]]
    if i % 500 == 0: kept.append(a)
print(kept[0], kept[-1], len(kept))  # expect: [0, [1, {'k': (0, '0')}]] [2500, [2501, {'k': (2500, '2500')}]] 6
class Node:
    def __init__(self, n): self.n, self.next, self.back = n, None, None
def ring(n):
    first = last = Node(0)
    for i in range(1, n):
        node = Node(i); last.next, node.back = node, last; last = node
    last.next, first.back = first, last
    return first
total = 0
for size in range(1, 60):
    node = ring(size)
    for _ in range(size): node = node.next; total += node.n
print(total, node.back.next is node)  # expect: 34220 True
s = ""
for i in range(500): s += chr(97 + i % 26)
print(s[::50], hash(s) == hash("".join(chr(97 + i % 26) for i in range(500))))  # expect: aywusqomki True
d = {}
for i in range(2000):
    d[i] = [i]
    if i >= 100: del d[i - 100]
print(len(d), d[1999], min(d))  # expect: 100 [1999] 1900
fs = [(lambda k: lambda: k)(i) for i in range(500)]
print(sum(f() for f in fs))  # expect: 124750
big = [None] * 1000
for i in range(1000): big[i] = [big[i - 1]] if i % 10 else []
print(big[9], len(big))  # expect: [[[[[[[[[[]]]]]]]]]] 1000
