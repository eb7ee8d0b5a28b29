def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class P2:
    __match_args__ = ("a",)
    a = 1
def f(x):
    match x:
        case P2(1, 2): return 1
def g(x):
    match x:
        case int(1, 2): return 1
class Bad: __match_args__ = 5
class Bad2: __match_args__ = (5,)
class None2: pass
def h(x):
    match x:
        case Bad(1): return 1
def i(x):
    match x:
        case Bad2(1): return 1
def j(x):
    match x:
        case None2(1): return 1
thing = 5
def k(x):
    match x:
        case thing(): return 1
def l(x):
    match x:
        case P2(1, a=1): return 1
print(error(lambda: f(P2())))  # expect: TypeError: P2() accepts 1 positional sub-pattern (2 given)
print(error(lambda: g(5)))  # expect: TypeError: int() accepts 1 positional sub-pattern (2 given)
print(error(lambda: h(Bad())))  # expect: TypeError: Bad.__match_args__ must be a tuple (got int)
print(error(lambda: i(Bad2())))  # expect: TypeError: __match_args__ elements must be strings (got int)
print(error(lambda: j(None2())))  # expect: TypeError: None2() accepts 0 positional sub-patterns (1 given)
print(error(lambda: k(5)))  # expect: TypeError: called match pattern must be a type
print(error(lambda: l(P2())))  # expect: TypeError: P2() got multiple sub-patterns for attribute 'a'
def order():
    log = []
    class Seq(list):
        def __len__(self): log.append("len"); return super().__len__()
        def __getitem__(self, i): log.append(i); return super().__getitem__(i)
    match Seq([1, 2]):
        case [9, _]: pass
        case [1, 2]: log.append("hit")
    return log[-1]
print(order())  # expect: hit
class Meta(dict):
    def get(self, k, d=None): print("get", k); return super().get(k, d)
match Meta(x=1):
    case {"x": 1, "y": 2}: print("no")
    case {"x": v}: print(v)  # expect: get x
    # expect: 1
def guard(x):
    print("guard", x); return x > 2
for n in (1, 3):
    match n:
        case v if guard(v): print("big")
        case v: print("small", v)
# expect: guard 1
# expect: small 1
# expect: guard 3
# expect: big
def ret(v):
    match v:
        case 1: return "one"
    return "fell through"
print(ret(1), ret(2))  # expect: one fell through
def loop():
    for v in (1, 2, 3, 4):
        match v:
            case 2: continue
            case 4: break
        yield v
print(list(loop()))  # expect: [1, 3]
