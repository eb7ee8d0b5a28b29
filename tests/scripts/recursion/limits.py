import sys
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


def f(n): return f(n + 1)
print(error(lambda: f(0)))  # expect: RecursionError: maximum recursion depth exceeded
def g(n): return 0 if n == 0 else 1 + g(n - 1)
print(g(500))  # expect: 500
class A:
    def __getattr__(self, name): return getattr(self, name + "x")
    def __repr__(self): return repr(self)
    def __eq__(self, other): return self == other
    def __len__(self): return len(self)
    def __call__(self): return self()
def kind(action):
    try:
        action()
    except RecursionError as problem:
        return "RecursionError " + str(problem)[:32]
print(kind(lambda: A().x))  # expect: RecursionError maximum recursion depth exceeded
print(kind(lambda: repr(A())))  # expect: RecursionError maximum recursion depth exceeded
print(kind(lambda: A() == A()))  # expect: RecursionError maximum recursion depth exceeded
print(kind(lambda: len(A())))  # expect: RecursionError maximum recursion depth exceeded
print(kind(lambda: A()()))  # expect: RecursionError maximum recursion depth exceeded
def mutual(n): return other(n)
def other(n): return mutual(n)
print(kind(lambda: mutual(1)))  # expect: RecursionError maximum recursion depth exceeded
def gen(n): yield from gen(n + 1)
print(kind(lambda: list(gen(0))))  # expect: RecursionError maximum recursion depth exceeded
print(kind(lambda: sorted([1, 2], key=lambda v: f(v))))  # expect: RecursionError maximum recursion depth exceeded
def finals(n):
    try: finals(n + 1)
    finally: pass
print(kind(lambda: finals(0)))  # expect: RecursionError maximum recursion depth exceeded
print(issubclass(RecursionError, RuntimeError), sys.getrecursionlimit())  # expect: True 1000
def depth():
    try: return 1 + depth()
    except RecursionError: return 0
print(500 < depth() < 1200)  # expect: True
sys.setrecursionlimit(200)
print(kind(lambda: g(500)), g(50))  # expect: RecursionError maximum recursion depth exceeded 50
try: sys.setrecursionlimit(0)
except ValueError as problem: print(problem)  # expect: recursion limit must be greater or equal than 1
print(g(100))  # expect: 100
nested = []
for _ in range(300): nested = [nested]
sys.setrecursionlimit(1000)
print(len(repr(nested)), nested == nested)  # expect: 602 True
