"""The docstring."""
import os.path
import os.path as path
from . import a, b as c
from ..d import *

x: int = 1
y: str
x += 1
del x


def function(p):
    global g
    g = p
    del g
    local = h
    if local:
        maybe = 1
    print(maybe, maybe)
    del local, p
    return local


def cells(p, q):
    r = p
    del q

    def inner():
        nonlocal r
        r += p
        return q

    return inner


class Body:
    y = x
    def m(self):
        return __class__, self.__private
