def fact(n): return 1 if n == 0 else n * fact(n - 1)
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print(fact(20), fact(25), even(100), odd(7), ack(2, 5))  # expect: 2432902008176640000 15511210043330985984000000 True True 13
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
print(perms("abc"), len(perms("abcde")))  # expect: ['abc', 'acb', 'bac', 'bca', 'cab', 'cba'] 120
def depth(t): return 1 + max(map(depth, t), default=0) if isinstance(t, list) else 0
print(depth([1, [2, [3]], []]), depth(5))  # expect: 3 0
def power(s): return [[]] if not s else [x + y for x in power(s[1:]) for y in ([], [s[0]])]
print(power([1, 2, 3]))  # expect: [[], [1], [2], [2, 1], [3], [3, 1], [3, 2], [3, 2, 1]]
def collatz(n, acc=()): return acc + (1,) if n == 1 else collatz(n // 2 if n % 2 == 0 else 3 * n + 1, acc + (n,))
print(collatz(6))  # expect: (6, 3, 10, 5, 16, 8, 4, 2, 1)
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(10))  # expect: 3628800
class T:
    def __init__(self, l=None, r=None): self.l, self.r = l, r
    def size(self): return 1 + sum(c.size() for c in (self.l, self.r) if c)
def tree(n): return T(tree(n - 1), tree(n - 1)) if n else T()
print(tree(7).size())  # expect: 255
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
print(gcd(1071, 462), gcd(2 ** 80, 6 ** 40) == 2 ** 40)  # expect: 21 True
