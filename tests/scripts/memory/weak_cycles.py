class A:
    alive = 0
    def __init__(self): A.alive += 1; self.me = self
print(len([A() for _ in range(100)]), A.alive)  # expect: 100 100
a = A(); a.other = A(); a.other.other = a
print(a.other.other is a, a.me is a)  # expect: True True
del a
chain = None
for i in range(2000): chain = (i, chain)
n, t = 0, chain
while t: n += 1; t = t[1]
print(n)  # expect: 2000
deep = []
for _ in range(5000): deep = [deep]
n = 0
while deep: deep = deep[0]; n += 1
print(n)  # expect: 5000
closure = None
def make(prev): return lambda: prev
for _ in range(500): closure = make(closure)
n = 0
while closure: closure = closure(); n += 1
print(n)  # expect: 500
