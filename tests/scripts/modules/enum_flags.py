# Flags combine.
from enum import CONFORM, Flag, IntFlag, auto


class Permission(Flag):
    READ = auto()
    WRITE = auto()
    EXECUTE = auto()
    ALL = READ | WRITE | EXECUTE


rw = Permission.READ | Permission.WRITE
print(rw, repr(rw), rw.value, rw.name, list(rw), len(rw))  # expect: Permission.READ|WRITE <Permission.READ|WRITE: 3> 3 READ|WRITE [<Permission.READ: 1>, <Permission.WRITE: 2>] 2
print(Permission.READ in rw, Permission.EXECUTE in rw, ~rw, rw & Permission.READ, rw ^ Permission.ALL, bool(rw & Permission.EXECUTE))  # expect: True False Permission.EXECUTE Permission.READ Permission.EXECUTE False
print(Permission(0), repr(Permission(0)), Permission(7), list(Permission))  # expect: Permission(0) <Permission: 0> Permission.ALL [<Permission.READ: 1>, <Permission.WRITE: 2>, <Permission.EXECUTE: 4>]
try:
    Permission(8)
except ValueError as error:
    print(str(error).splitlines()[0])  # expect: <flag 'Permission'> invalid value 8


class Bits(IntFlag):
    A = 1
    B = 4


print(Bits.A | 2, repr(Bits.A | Bits.B), Bits.A + 1, ~Bits.A, Bits(5) == 5)  # expect: 3 <Bits.A|B: 5> 2 6 True


class Loose(Flag, boundary=CONFORM):
    A = 1
    B = 2


print(Loose(7), repr(Loose(4)))  # expect: Loose.A|B <Loose: 0>
