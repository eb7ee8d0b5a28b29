class A: pass
a = A()
for i in range(300): setattr(a, f"x{i}", i)
print(a.x0, a.x299, len(vars(a)), sum(vars(a).values()))  # expect: 0 299 300 44850
for i in range(0, 300, 2): delattr(a, f"x{i}")
print(len(vars(a)), hasattr(a, "x0"), a.x1, list(vars(a))[:3])  # expect: 150 False 1 ['x1', 'x3', 'x5']
a.x0 = "back"
print(list(vars(a))[-1], a.x0)  # expect: x0 back
b = A(); b.__dict__.update(vars(a)); print(b.x299, len(vars(b)), vars(a) == vars(b))  # expect: 299 151 True
