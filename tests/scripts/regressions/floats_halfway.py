# Where two texts of a float are equally close to it, the even one is its text, also that of a small float.
print(2.0**-25, 3 * 2.0**-25, 2.0**-24, 5 * 2.0**-25, -2.0**-25)  # expect: 2.9802322387695312e-08 8.940696716308594e-08 5.960464477539063e-08 1.4901161193847656e-07 -2.9802322387695312e-08
print(1 / 8 + 2.0**-25, 1e15 + 0.5, 2.0**70)  # expect: 0.1250000298023224 1000000000000000.5 1.1805916207174113e+21
