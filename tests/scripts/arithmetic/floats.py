print(0.1 + 0.2, 1.5 * 2, 7.0 / 2, 7.5 // 2, 7.5 % 2)  # expect: 0.30000000000000004 3.0 3.5 3.0 1.5
print(-7.5 // 2, -7.5 % 2, 7.5 // -2, 7.5 % -2, divmod(-7.5, 2))  # expect: -4.0 0.5 -4.0 -0.5 (-4.0, 0.5)
print(2.0 ** 0.5, 2.0 ** -1, 0.0 ** 0, (-2.0) ** 3, (-8.0) ** -1)  # expect: 1.4142135623730951 0.5 1.0 -8.0 -0.125
print(1e16, 1e15, 123456789012345680.0, 1e22, 1e-4, 1e-5, 0.00012345)  # expect: 1e+16 1000000000000000.0 1.2345678901234568e+17 1e+22 0.0001 1e-05 0.00012345
print(1.0, 100.0, 1e100, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308)  # expect: 1.0 100.0 1e+100 1.7976931348623157e+308 5e-324 2.2250738585072014e-308
print(float("inf"), float("-inf"), float("nan"), -0.0, 0.0)  # expect: inf -inf nan -0.0 0.0
inf, nan = float("inf"), float("nan")
print(inf - inf, inf * 0, inf / inf, inf + 1, -inf * 2, 1 / inf, -1 / inf)  # expect: nan nan nan inf -inf 0.0 -0.0
print(nan == nan, nan != nan, nan < 1, nan > 1, nan in [nan], inf == inf)  # expect: False True False False True True
print(-0.0 == 0.0, str(-0.0), 0.0 * -1, -0.0 + 0.0, -0.0 + -0.0)  # expect: True -0.0 -0.0 0.0 -0.0
print(1e308 * 10, -1e308 * 10, 1e-320 / 10)  # expect: inf -inf 1e-321
print(3.0 == 3, 3.5 > 3, 3 < 3.5, 2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53 + 1))  # expect: True True True True False
print(int(3.9), int(-3.9), round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2))  # expect: 3 -3 2 4 -2 2.67 1200.0
print(round(0.5), round(1.5), round(1e20), round(2.5, 0), round(15, -1), round(25, -1), round(-15, -1))  # expect: 0 2 100000000000000000000 2.0 20 20 -20
print((3.0).is_integer(), (3.5).is_integer(), inf.is_integer())  # expect: True False False
print((0.75).as_integer_ratio(), (-2.5).as_integer_ratio(), (3.0).hex(), float.fromhex("0x1.8p+1"))  # expect: (3, 4) (-5, 2) 0x1.8000000000000p+1 3.0
print(5 % inf, -5 % inf, 5 // inf, -5 // inf, 5.5 % -inf)  # expect: 5.0 inf 0.0 -1.0 -inf
print(-0.0 % 3, 0.0 % -3, -6.0 % 3)  # expect: 0.0 -0.0 0.0
print(hash(1.0) == hash(1), hash(0.5), hash(1e300), hash(inf), hash(-inf), hash(2.0 ** 61))  # expect: True 1152921504606846976 1224995262755759164 314159 -314159 1
print(0.1 + 0.1 + 0.1 == 0.3, 0.1 * 3, 1 - 0.9, 1e16 + 1, 4.35 * 100)  # expect: False 0.30000000000000004 0.09999999999999998 1e+16 434.99999999999994
print(1.1, 2.2, 3.3, 1.1 + 2.2, 1 / 3, 2 / 3, 10 / 3, 1e23, 9007199254740993.0)  # expect: 1.1 2.2 3.3 3.3000000000000003 0.3333333333333333 0.6666666666666666 3.3333333333333335 1e+23 9007199254740992.0
print(abs(-3.5), abs(-0.0), max(1.5, 2), min(1, 0.5), sum([0.1] * 10), sum([1, 2.5]))  # expect: 3.5 0.0 2 0.5 0.9999999999999999 3.5
print(1_0.5, .5, 5., 1e3, 1E-3, 1_000.000_1)  # expect: 10.5 0.5 5.0 1000.0 0.001 1000.0001
print(1.5.real, 1.5.imag, 1.5.conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator)  # expect: 1.5 0.0 1.5 5 0 5 1
