print(1 < 2, 2 <= 2, 3 > 4, 4 >= 4, 1 == 1, 1 != 1)  # expect: True True False True True False
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "Z" < "a")  # expect: True False True True True True
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0], [2] > [1, 9], [1] == [1.0])  # expect: True True True True True
print((1, "a") < (1, "b"), (1,) < (1, 2), () == (), (1, 2) != (1, 2))  # expect: True True True False
print(b"a" < b"b", b"ab" > b"a", bytearray(b"x") == b"x")  # expect: True True True
print({1, 2} < {1, 2, 3}, {1, 2} <= {1, 2}, {1} < {1}, {1, 4} < {1, 2, 3}, {3} > set())  # expect: True True False False True
print({"a": 1} == {"a": 1.0}, {"a": 1} == {"a": 2}, {"a": 1, "b": 2} == {"b": 2, "a": 1})  # expect: True False True
print(None == None, None is None, None == 0, None == False, 1 == "1")  # expect: True True False False False
print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 0, 3 > 2 >= 2 != 1, 1 == 1.0 == True)  # expect: True False True True True
print(range(3) == range(0, 3, 1), range(0) == range(5, 2), range(0, 4, 2) == range(0, 3, 2))  # expect: True True True
print([1, [2, 3]] == [1, [2, 3]], [[1], 2] < [[1], 3], ((1, 2), 3) > ((1, 1), 9))  # expect: True True True
print("é" > "z", "日本" < "日本語", "a\0" > "a", "\U0001F600" > "\uffff")  # expect: True True True True
print(True > False, True == 1, False < 1, True >= 1.0)  # expect: True True True True
print(1 in [1, 2], 3 not in [1, 2], "b" in "abc", "" in "abc", "ac" in "abc", 1 in {1: 2}, 2 in {1: 2})  # expect: True True True True False True False
print(97 in b"abc", b"bc" in b"abc", 2.0 in range(3), 2.5 in range(3), "a" in ("b", "a"))  # expect: True True True False True
