def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


class MyList(list):
    def __getitem__(self, i): return ("item", super().__getitem__(i))
    def total(self): return sum(self)
m = MyList([3, 1, 2])
print(m, len(m), m[0], m.total(), sorted(m), m + [4], type(m + [4]).__name__, m == [3, 1, 2], isinstance(m, list), m[0:2])  # expect: [3, 1, 2] 3 ('item', 3) 6 [1, 2, 3] [3, 1, 2, 4] list True True ('item', [3, 1])
m.append(9); m.extra = "attr"
print(m, m.extra, list(m), [x for x in m])  # expect: [3, 1, 2, 9] attr [3, 1, 2, 9] [3, 1, 2, 9]
class MyDict(dict):
    def __getitem__(self, k): return super().__getitem__(k) * 2
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
d = MyDict(a=1); d["b"] = 5
print(d, d["a"], d["B"], d.get("a"), dict(d), "B" in d, {**d})  # expect: {'a': 1, 'B': 5} 2 10 1 {'a': 1, 'B': 5} True {'a': 1, 'B': 5}
class MyInt(int):
    def __add__(self, o): return MyInt(int(self) + int(o) + 100)
    def __repr__(self): return f"MyInt({int(self)})"
i = MyInt(5)
print(i, i + 1, 1 + i, i * 2, type(i * 2).__name__, str(i), f"{i}", i == 5, hash(i) == hash(5), [10, 20, 30, 40, 50, 60][i], int(i) is not i)  # expect: MyInt(5) MyInt(106) 6 10 int MyInt(5) MyInt(5) True True 60 True
class MyStr(str):
    def shout(self): return self.upper() + "!"
s = MyStr("abc")
print(s, s.shout(), type(s.upper()).__name__, s + "d", {"abc": 1}[s], s == "abc", len(s), isinstance(s, str), repr(s))  # expect: abc ABC! str abcd 1 True 3 True 'abc'
class MyFloat(float):
    def __new__(cls, v): return super().__new__(cls, v * 2)
print(MyFloat(1.5), MyFloat(2) + 1, type(-MyFloat(1)).__name__)  # expect: 3.0 5.0 float
class MyTuple(tuple):
    def __new__(cls, *args): return super().__new__(cls, args)
    @property
    def first(self): return self[0]
print(MyTuple(1, 2), MyTuple(5).first, MyTuple(1) == (1,), type(MyTuple(1) + (2,)).__name__)  # expect: (1, 2) 5 True tuple
class MySet(set):
    def add(self, x): super().add(x * 2)
t = MySet([1]); t.add(5)
print(sorted(t), type(t | {3}).__name__)  # expect: [1, 10] set
class MyError(ValueError):
    def __str__(self): return "custom str"
print(error(lambda: (_ for _ in ()).throw(MyError("x"))))  # expect: MyError: custom str
class MyBytes(bytes): pass
print(MyBytes(b"x"), len(MyBytes(3)))  # expect: b'x' 3
print(error(lambda: type("X", (type(None),), {})))  # expect: TypeError: type 'NoneType' is not an acceptable base type
print(error(lambda: type("X", (range,), {})))  # expect: TypeError: type 'range' is not an acceptable base type
