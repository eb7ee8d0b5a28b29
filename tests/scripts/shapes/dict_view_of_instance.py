class A:
    def __init__(self): self.x = 1
a = A(); d = a.__dict__
d["y"] = 2; a.z = 3
print(a.y, d, "z" in d, d is a.__dict__)  # expect: 2 {'x': 1, 'y': 2, 'z': 3} True True
del d["x"]
print(hasattr(a, "x"), list(d))  # expect: False ['y', 'z']
d.clear(); print(vars(a))  # expect: {}
a.__dict__ = {"n": 5}; print(a.n, d, vars(a) is not d)  # expect: 5 {} True
a.__dict__[5] = "int key"; print(a.__dict__)  # expect: {'n': 5, 5: 'int key'}
for k in ("p", "q"): a.__dict__[k] = k.upper()
print(a.p + a.q, {**vars(a)})  # expect: PQ {'n': 5, 5: 'int key', 'p': 'P', 'q': 'Q'}
