print(1 + 2.0, 1 - 0.5, 2 * 1.5, 7 / 2.0, 7 // 2.0, 7 % 2.5, 2 ** 0.5)  # expect: 3.0 0.5 3.0 3.5 3.0 2.0 1.4142135623730951
print(True + 1, True + 1.5, True * "ab", False * [1], True / 2, True // 1, -True, +True)  # expect: 2 2.5 ab [] 0.5 1 -1 1
print(2 ** 53 + 1.0, 2 ** 100 * 0.5, 2 ** 100 // 3.0, 1e300 * 10 ** 5)  # expect: 9007199254740992.0 6.338253001141147e+29 4.2255020007607644e+29 1.0000000000000001e+305
print(type(1 + 1.0).__name__, type(True + True).__name__, type(4 / 2).__name__, type(4 // 2.0).__name__)  # expect: float int float float
print(3 * "ab", "ab" * 0, "ab" * -1, [1, 2] * 2, (1,) * 3, 2 * [0], b"x" * 3)  # expect: ababab   [1, 2, 1, 2] (1, 1, 1) [0, 0] b'xxx'
print([1] + [2, 3], (1,) + (2,), "a" + "b", b"a" + b"b")  # expect: [1, 2, 3] (1, 2) ab b'ab'
print(0 + False, 1 == True, 1.0 == True, 2 == True, "1" == 1)  # expect: 0 True True False False
print(7 // True, 7 % True, True ** 2, 2 ** True)  # expect: 7 0 1 2
print(int(True), float(True), str(True), complex is not None)  # expect: 1 1.0 True True
print(sum([True, False, True, 1.5]), sum([[1], [2]], []), sum((), 5))  # expect: 3.5 [1, 2] 5
value = 5
value += 0.5
print(value)  # expect: 5.5
value = "a"
value *= 3
print(value)  # expect: aaa
value = [1]
other = value
value += (2, 3)
print(other)  # expect: [1, 2, 3]
value = (1,)
other = value
value += (2,)
print(value, other)  # expect: (1, 2) (1,)
