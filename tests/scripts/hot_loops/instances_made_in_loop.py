# Instances are made, changed and dropped in a hot loop; their shapes grow, slots are deleted and come back.


class Point:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y


class Bare:
    pass


class Keyed:
    def __new__(cls, n):
        self = super().__new__(cls)
        self.n = n + 1
        return self


class Failing:
    def __init__(self, n):
        if n % 4 == 0:
            raise ValueError(n)
        self.n = n


class Derived(Point):
    def __init__(self, x):
        super().__init__(x, x)
        self.z = x


def make():
    total = 0
    for i in range(200):
        p = Point(i)
        q = Point(y=i, x=1)
        r = Derived(i)
        total += p.x + p.y + q.x * q.y + r.z + r.y
        b = Bare()
        b.a = i
        b.b = b.a + 1
        total += b.b
        total += Keyed(i).n
    return total


def fail():
    made = failed = 0
    for i in range(200):
        try:
            made += Failing(i).n
        except ValueError:
            failed += 1
    return made, failed


def deleted():
    p, caught = Point(1, 2), 0
    for i in range(200):
        p.x = i
        if i % 3 == 0:
            del p.x
        try:
            caught += p.x
        except AttributeError:
            caught += 1000
        p.x = caught
    return caught


def aliased():
    p = q = Point(0)
    r = Point(0)
    for i in range(200):
        p.x = q.x + 1
        q.y = p.x
        r.x = p.y
        if i == 100:
            q = r
    return p.x, p.y, q.x, q.y, r.x, r.y


class Reset:
    def __init__(self):
        self.n = 0

    def drop(self):
        del self.n


def forgotten():
    r = s = Reset()
    total = 0
    for i in range(150):
        r.n = i
        total += s.n
        s.drop()
        total += hasattr(r, 'n') * 1000
        s.m = i
        r.n = 2 * i
        total += s.n + r.m
        vars(s)['n'] = 3
        total += r.n
        setattr(r, 'm', 4)
        total += s.m
        del s.m
    return total


def grown():
    names = 0
    for i in range(60):
        b = Bare()
        if i % 2:
            b.odd = 1
        b.n = i
        if i % 3:
            b.third = 2
        b.n += 1
        names += len(b.__dict__) * b.n
    return names


def linked(n):
    head = None
    for i in range(n):
        node = Bare()
        node.next = head
        node.value = i
        head = node
    total = 0
    while head is not None:
        total += head.value
        head = head.next
    return total


print(make())  # expect: 119800
print(fail())  # expect: (15000, 50)
print(deleted())  # expect: 80267
print(aliased())  # expect: (102, 101, 101, 102, 101, 102)
print(forgotten())  # expect: 45750
print(grown())  # expect: 4000
print(linked(500))  # expect: 124750
