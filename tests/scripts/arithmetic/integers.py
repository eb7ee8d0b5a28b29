print(7 + 3, 7 - 3, 7 * 3, -7)  # expect: 10 4 21 -7
print(7 // 3, -7 // 3, 7 // -3, -7 // -3)  # expect: 2 -3 -3 2
print(7 % 3, -7 % 3, 7 % -3, -7 % -3)  # expect: 1 2 -2 -1
print(7 / 2, -7 / 2, 6 / 3, 0 / 5)  # expect: 3.5 -3.5 2.0 0.0
print(2 ** 10, 2 ** 0, (-2) ** 3, 2 ** -1)  # expect: 1024 1 -8 0.5
print(-2 ** 2, (-2) ** 2, 2 ** 3 ** 2)  # expect: -4 4 512
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5))  # expect: (3, 2) (-4, 3) (-4, -3)
print(0xff, 0o17, 0b101, 1_000_000)  # expect: 255 15 5 1000000
print(+5, -(-5), ~5, ~-1)  # expect: 5 5 -6 0
print(1 + 2 * 3 - 4 // 2 % 3)  # expect: 5
print(10 - 3 - 2, 100 // 10 // 2, 100 / 10 / 2)  # expect: 5 5 5.0
print((1 + 2) * (3 + 4))  # expect: 21
print(0 == -0, 5 // 1, 5 % 1)  # expect: True 5 0
x = 10
x += 5; x -= 3; x *= 2
print(x)  # expect: 24
x //= 5; x %= 3; x **= 4
print(x)  # expect: 1
x = 7
x /= 2
print(x)  # expect: 3.5
