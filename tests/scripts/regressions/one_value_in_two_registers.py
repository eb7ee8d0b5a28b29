# Where compiled code is left one value may be in two registers: each stays when the other is gone.
a, b = 0, 1
for _ in range(90): a, b = b, a + b
print(a, b)  # expect: 2880067194370816120 4660046610375530309
