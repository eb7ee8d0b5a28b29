x = "global"


def read():
    return x


def local():
    x = "local"
    return x


def write():
    global x
    x = "written"


print(read(), local(), x)  # expect: global local global
write()
print(x)  # expect: written


def unbound():
    try:
        print(x)
    except UnboundLocalError as problem:
        print(problem)
    x = 1
    return x


print(unbound())  # expect: cannot access local variable 'x' where it is not associated with a value
# expect: 1


def make_global():
    global fresh
    fresh = 5


try:
    fresh
except NameError as problem:
    print(problem)  # expect: name 'fresh' is not defined
make_global()
print(fresh)  # expect: 5


def conditional(flag):
    if flag:
        value = 1
    try:
        return value
    except UnboundLocalError as problem:
        return str(problem)


print(conditional(True), conditional(False))  # expect: 1 cannot access local variable 'value' where it is not associated with a value


def outer():
    x = "outer"

    def inner():
        global x
        x = "from inner"
        return x

    return inner(), x


print(outer(), x)  # expect: ('from inner', 'outer') from inner


class Body:
    x = "class"
    seen = x

    def method(self):
        return x

    nested = [x for _ in range(2)]


print(Body.seen, Body().method(), Body.nested)  # expect: class from inner ['from inner', 'from inner']
x = "later"


class Later:
    y = x
    x = "class x"
    z = x


print(Later.y, Later.z, x)  # expect: later class x later


def delete():
    value = 1
    del value
    try:
        value
    except UnboundLocalError as problem:
        print(problem)


delete()  # expect: cannot access local variable 'value' where it is not associated with a value
del fresh
try:
    fresh
except NameError as problem:
    print(problem)  # expect: name 'fresh' is not defined
try:
    del fresh
except NameError as problem:
    print(problem)  # expect: name 'fresh' is not defined
for i in range(3):
    last = i
print(i, last)  # expect: 2 2
[i for i in range(10)]
print(i)  # expect: 2


def shadows(len):
    return len


print(shadows(5), len([1]))  # expect: 5 1
sum = 5
print(sum)  # expect: 5
del sum
print(sum([1, 2]))  # expect: 3


def nested_class():
    v = "function"

    class Inner:
        v = "class"

        def get(self):
            return v

        w = v

    return Inner().get(), Inner.w


print(nested_class())  # expect: ('function', 'class')


def class_nonlocal():
    v = 1

    class Inner:
        nonlocal v
        v = 2

    return v


print(class_nonlocal())  # expect: 2
