from collections import defaultdict, OrderedDict, namedtuple, ChainMap, UserDict
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


d = defaultdict(list)
d["a"].append(1); d["b"]
print(d, dict(d), d.get("c"), "c" in d, d.default_factory, len(d))  # expect: defaultdict(<class 'list'>, {'a': [1], 'b': []}) {'a': [1], 'b': []} None False <class 'list'> 2
n = defaultdict(int, x=5); n["y"] += 1; print(n, n.copy(), defaultdict(lambda: "v")["k"])  # expect: defaultdict(<class 'int'>, {'x': 5, 'y': 1}) defaultdict(<class 'int'>, {'x': 5, 'y': 1}) v
print(error(lambda: defaultdict()["x"]))  # expect: KeyError: 'x'
print(error(lambda: defaultdict(5)))  # expect: TypeError: first argument must be callable or None
t = defaultdict(lambda: defaultdict(int)); t["a"]["b"] += 1; print(t["a"]["b"])  # expect: 1
o = OrderedDict([("a", 1), ("b", 2)]); o["c"] = 3; o.move_to_end("a"); print(o, list(o), o.popitem(last=False), o, OrderedDict(a=1) == {"a": 1})  # expect: OrderedDict([('c', 3), ('a', 1)]) ['b', 'c', 'a'] ('b', 2) OrderedDict([('c', 3), ('a', 1)]) True
print(OrderedDict([(1, 1), (2, 2)]) == OrderedDict([(2, 2), (1, 1)]), list(reversed(o)))  # expect: False ['a', 'c']
print(error(lambda: o.move_to_end("zz")))  # expect: KeyError: 'zz'
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
print(p, p.x, p[1], p._fields, p._asdict(), p._replace(y=5), Point._make([7, 8]), p == (1, 0), tuple(p), Point(y=1, x=2), Point._field_defaults, len(p), hash(p) == hash((1, 0)))  # expect: Point(x=1, y=0) 1 0 ('x', 'y') {'x': 1, 'y': 0} Point(x=1, y=5) Point(x=7, y=8) True (1, 0) Point(x=2, y=1) {'y': 0} 2 True
x, y = p; print(x, y, [*p], isinstance(p, tuple), Point.__name__, repr(Point(1, [2])), p < Point(2), Point.__doc__)  # expect: 1 0 [1, 0] True Point Point(x=1, y=[2]) True Point(x, y)
print(error(lambda: Point()))  # expect: TypeError: Point.__new__() missing 1 required positional argument: 'x'
print(error(lambda: Point(1, 2, 3)))  # expect: TypeError: Point.__new__() takes from 2 to 3 positional arguments but 4 were given
print(error(lambda: Point(z=1)))  # expect: TypeError: Point.__new__() got an unexpected keyword argument 'z'
print(error(lambda: p._replace(q=1)))  # expect: ValueError: Got unexpected field names: ['q']
print(error(lambda: setattr(p, "x", 5)))  # expect: AttributeError: can't set attribute
print(error(lambda: namedtuple("T", "a a")))  # expect: ValueError: Encountered duplicate field name: 'a'
print(error(lambda: namedtuple("T", "1a")))  # expect: ValueError: Type names and field names must be valid identifiers: '1a'
print(error(lambda: namedtuple("T", "class")))  # expect: ValueError: Type names and field names cannot be a keyword: 'class'
print(error(lambda: namedtuple("T", "_x")))  # expect: ValueError: Field names cannot start with an underscore: '_x'
print(namedtuple("T", "a class", rename=True)._fields, namedtuple("T", ["a", "b"])(1, 2), namedtuple("E", "")())  # expect: ('a', '_1') T(a=1, b=2) E()
class Sub(Point):
    __slots__ = ()
    @property
    def total(self): return self.x + self.y
print(Sub(3, 4).total, Sub(1, 2))  # expect: 7 Sub(x=1, y=2)
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 9; print(m["a"], m["b"], sorted(m), m.maps, len(m), m.new_child({"a": 0})["a"], m.parents["a"], "z" in m, m.get("z", 5))  # expect: 1 3 ['a', 'b', 'c'] [{'a': 1, 'c': 9}, {'a': 2, 'b': 3}] 3 0 2 False 5
print(error(lambda: m["zz"]))  # expect: KeyError: 'zz'
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
u = U(a=1); u["b"] = 2; print(u, u.data, dict(u), "a" in u)  # expect: {'a': 2, 'b': 4} {'a': 2, 'b': 4} {'a': 2, 'b': 4} True
