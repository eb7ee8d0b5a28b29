def product(n):
    p = 1
    for i in range(1, n): p *= i
    return p
print(product(15), product(22), product(40) % 1000007)  # expect: 87178291200 51090942171709440000 327758
def doubling(n):
    x = 1
    for _ in range(n): x += x
    return x
print(doubling(46), doubling(47), doubling(48), doubling(62), doubling(63), doubling(64), doubling(200))  # expect: 70368744177664 140737488355328 281474976710656 4611686018427387904 9223372036854775808 18446744073709551616 1606938044258990275541962092341162602522202993782792835301376
def down(n):
    x = -1
    for _ in range(n): x -= -x if x < 0 else 0; x = x * 1 + x - 1
    return x
print(down(30), down(70))  # expect: -1537228672809129301 -1858395433210885261794643189387363458831701
x = 2 ** 47 - 150
for i in range(300): x += 1
print(x)  # expect: 140737488355478
x = -2 ** 47 + 150
for i in range(300): x -= 1
print(x)  # expect: -140737488355478
x = 2 ** 63 - 150
for i in range(300): x += 1
print(x, x - 2 ** 63)  # expect: 9223372036854775958 150
total = 0
for i in range(200): total += 1 << (i % 70)
print(total)  # expect: 2362336162939429453821
print(sum(i * i * i * i * i for i in range(10000)), max(i << 40 for i in range(3000)))  # expect: 166616670833333325000000 3297435371700224
n = 12345
for _ in range(300): n = (n * 1103515245 + 12345) & 0x7fffffff
print(n)  # expect: 924520333
