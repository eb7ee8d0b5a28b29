print(6 & 3, 6 | 3, 6 ^ 3)  # expect: 2 7 5
print(1 << 10, 1024 >> 3, -1024 >> 3, -1 >> 100)  # expect: 1024 128 -128 -1
print(~0, ~7, -8 & 0xff, -8 | 1, -8 ^ 7)  # expect: -1 -8 248 -7 -1
print(0xF0F0 & 0x0FF0 | 0x000F ^ 0x00FF)  # expect: 240
x = 0b1100
x &= 0b0110
print(x)  # expect: 4
x |= 1
print(x)  # expect: 5
x ^= 0xFF
print(x)  # expect: 250
x <<= 4
print(x)  # expect: 4000
x >>= 6
print(x)  # expect: 62
print(1 << 2 + 3, (1 << 2) + 3)  # expect: 32 7
print(5 & 3 == 1, (5 & 3) == 1)  # expect: True True
print(bin(37), oct(37), hex(37), bin(-5), hex(-255))  # expect: 0b100101 0o45 0x25 -0b101 -0xff
print((255).bit_length(), (0).bit_length(), (-256).bit_length())  # expect: 8 0 9
print((255).bit_count(), (-7).bit_count(), 0 .bit_count())  # expect: 8 3 0
print(True & False, True | False, True ^ True, ~True)  # expect: False True False -2
print(True + True, True << 3, type(True & True).__name__, type(True & 1).__name__)  # expect: 2 8 bool int
