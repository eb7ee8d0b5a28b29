# The default of a lambda's parameter may be a lambda with a default, and so on: that counts as nesting too.
depth = 40
text = "lambda a=" * depth + "1" + ": a" * depth
f = eval(text)
for i in range(depth - 1):
    f = f()
print(f())  # expect: 1
try:
    eval("lambda a=" * 100000 + "1" + ": a" * 100000)
except (SyntaxError, MemoryError, RecursionError):
    print("too deep")  # expect: too deep
