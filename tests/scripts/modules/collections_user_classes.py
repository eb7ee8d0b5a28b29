# Containers made to be subclassed: every access goes through the overridden method.
from collections import UserDict, UserList, UserString


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


d = Lower(A=1)
d.update({"B": 2})
d.setdefault("C", 3)
print(d, "a" in d, d | {"D": 4})  # expect: {'a': 1, 'b': 2, 'c': 3} True {'a': 1, 'b': 2, 'c': 3, 'd': 4}


class Sorted(UserList):
    def append(self, item):
        super().append(item)
        self.data.sort()


s = Sorted([3, 1])
s.append(2)
print(s, s[1:], type(s[1:]).__name__, s + [0])  # expect: [1, 2, 3] [2, 3] Sorted [1, 2, 3, 0]


class Shout(UserString):
    def greet(self):
        return self.upper() + "!"


print(Shout("hi").greet(), type(Shout("hi").greet()).__name__, "h" in Shout("hi"))  # expect: HI! Shout True
