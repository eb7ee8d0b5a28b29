value = 1
def read(): return value
print([read() for _ in range(3)])  # expect: [1, 1, 1]
value = 2
print(read())  # expect: 2
globals()["value"] = 3
print(read())  # expect: 3
del value
try: read()
except NameError as e: print(e)  # expect: name 'value' is not defined
value = "again"
print(read())  # expect: again
def use_len(x): return len(x)
print(use_len("abc"))  # expect: 3
len = lambda x: "shadowed"
print(use_len("abc"))  # expect: shadowed
del len
print(use_len("abc"))  # expect: 3
import builtins
builtins.extra = 42
print(extra)  # expect: 42
del builtins.extra
try: extra
except NameError as e: print(e)  # expect: name 'extra' is not defined
