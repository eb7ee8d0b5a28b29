def show(name, value):
    print("eval", name)
    return value


print(show("a", 1) < show("b", 2) < show("c", 3))  # expect: eval a
# expect: eval b
# expect: eval c
# expect: True
print(show("a", 3) < show("b", 2) < show("c", 3))  # expect: eval a
# expect: eval b
# expect: False
print(show("a", 1) == show("b", 1) != show("c", 2) > show("d", 1))  # expect: eval a
# expect: eval b
# expect: eval c
# expect: eval d
# expect: True
x = 5
print(0 < x < 10, 0 < x < 3, 10 > x > 3 > 1, not 0 < x < 3)  # expect: True False True True
print(1 < 2 in [2, 3], 1 in [1] == True, (1 in [1]) == True)  # expect: True False True
print(x is x is not None, None is None is None)  # expect: True True


class Loud:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        print("lt", self.value, other.value)
        return [] if self.value > other.value else ["yes"]

    def __bool__(self):
        print("bool", self.value)
        return True


print(Loud(1) < Loud(2) < Loud(3))  # expect: lt 1 2
# expect: lt 2 3
# expect: ['yes']
print(Loud(3) < Loud(2) < Loud(1))  # expect: lt 3 2
# expect: []
y = 7
while 0 < y < 100:
    y *= 2
print(y)  # expect: 112
print([n for n in range(20) if 3 < n <= 8 or 15 <= n < 17])  # expect: [4, 5, 6, 7, 8, 15, 16]
