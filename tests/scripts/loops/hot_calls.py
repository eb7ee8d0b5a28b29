class P2:
    def __init__(self, x): self.x = x
    def get(self): return self.x
    @property
    def prop(self): return self.x + 1
    @staticmethod
    def st(a): return a * 2
    @classmethod
    def cl(cls, a): return cls(a)
    def __add__(self, o): return P2(self.x + o.x)
    def __lt__(self, o): return self.x < o.x
    def __getitem__(self, i): return self.x + i
    def __call__(self, a, b=1, *c, d=2, **e): return self.x + a + b + len(c) + d + len(e)
    def __len__(self): return 3
    def __contains__(self, v): return v == self.x
def run(n):
    p, total = P2(0), 0
    for i in range(n):
        p = p + P2(1)
        total += p.get() + p.prop + p.st(i) + P2.cl(i).x + (p < P2(100)) + p[i] + p(1) + p(1, 2, 3, d=4, z=5) + len(p) + (i in p)
    return total, p.x
print(run(10), run(500))  # expect: (635, 10) (1133849, 500)
def default(a, b=[], *, c=0): b.append(a); return len(b) + c
print([default(i, c=i) for i in range(5)], sum(default(0) for _ in range(300)))  # expect: [1, 3, 5, 7, 9] 46650
def star(*a, **k): return sum(a) + sum(k.values())
print(sum(star(*range(i % 5), x=i, **{"y": 1}) for i in range(200)))  # expect: 20500
print(sum(map(lambda v: v * 2, range(500))), sum(f(2) for f in [lambda x: x, abs, P2.st, P2(5).__getitem__] * 50))  # expect: 249500 750
