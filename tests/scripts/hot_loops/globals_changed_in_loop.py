# Globals and builtins are rebound, shadowed and deleted while loops that use them are hot.
import builtins

step = 1


def bump():
    global step
    step = step + 1


def read():
    total = 0
    for i in range(300):
        total += step
        if i % 100 == 99:
            bump()
    return total


def write():
    global counter
    counter = 0
    for i in range(200):
        counter += i
        if i == 100:
            counter = 0.5
    return counter


def measure(x):
    return 1


def redefine():
    total = 0
    for i in range(200):
        total += measure(i)
        if i == 100:
            globals()['measure'] = lambda x: 10
    return total


def shadow():
    total = 0
    for i in range(300):
        total += len('abc')
        if i == 100:
            globals()['len'] = lambda x: 100
        if i == 200:
            del globals()['len']
    return total


def patched():
    real = builtins.abs
    total = 0
    try:
        for i in range(200):
            total += abs(-1)
            if i == 100:
                builtins.abs = lambda x: 1000
    finally:
        builtins.abs = real
    return total


def vanishing():
    global flicker
    flicker = 3
    caught = total = 0
    for i in range(200):
        try:
            total += flicker
        except NameError:
            caught += 1
            flicker = 4
        if i % 50 == 49:
            del flicker
    return total, caught


print(read(), step)  # expect: 600 4
print(write(), counter)  # expect: 14850.5 14850.5
print(redefine())  # expect: 1091
print(shadow(), len('abcd'))  # expect: 10600 4
print(patched(), abs(-3))  # expect: 99101 3
print(vanishing())  # expect: (738, 3)
