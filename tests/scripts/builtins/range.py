print(list(range(5)), list(range(2, 5)), list(range(0, 10, 3)), list(range(5, 0, -2)), list(range(0)), list(range(5, 2)))  # expect: [0, 1, 2, 3, 4] [2, 3, 4] [0, 3, 6, 9] [5, 3, 1] [] []
r = range(0, 20, 3)
print(r, len(r), r[0], r[-1], r[2:4], r[::-1], 9 in r, 10 in r, r.index(9), r.count(9), r.start, r.stop, r.step)  # expect: range(0, 20, 3) 7 0 18 range(6, 12, 3) range(18, -3, -3) True False 3 1 0 20 3
print(range(5), range(1, 5), range(0, 5, 2), repr(range(-1)), bool(range(0)), bool(range(1)))  # expect: range(0, 5) range(1, 5) range(0, 5, 2) range(0, -1) False True
print(range(3) == range(0, 3), hash(range(3)) == hash(range(0, 3)), range(2) != range(3), {range(2): 1}[range(2)])  # expect: True True True 1
print(sum(range(101)), max(range(5)), min(range(3, 6)), list(reversed(range(4))), sorted(range(3), reverse=True))  # expect: 5050 4 3 [3, 2, 1, 0] [2, 1, 0]
print(range(10 ** 20)[10 ** 19], len(range(0, 10 ** 15, 3)), range(10 ** 20).stop, -1 in range(10 ** 20))  # expect: 10000000000000000000 333333333333334 100000000000000000000 False
it = iter(range(3))
print(next(it), list(it), list(it), type(it).__name__, 1.0 in range(3), "a" in range(3), True in range(2))  # expect: 0 [1, 2] [] range_iterator True False True
print(range(10)[2:8][1:3], range(10)[-3:], range(0, 10, 2)[::-1], range(10)[::3], list(range(10))[8:20:2])  # expect: range(3, 5) range(7, 10) range(8, -2, -2) range(0, 10, 3) [8]
total = 0
for i in range(10, 0, -3):
    total = total * 100 + i
print(total)  # expect: 10070401
for i in range(2 ** 63 - 2, 2 ** 63 + 2):
    print(i)  # expect: 9223372036854775806
    # expect: 9223372036854775807
    # expect: 9223372036854775808
    # expect: 9223372036854775809
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


print(error(lambda: range(3)[3]))  # expect: IndexError: range object index out of range
print(error(lambda: range(3)[-4]))  # expect: IndexError: range object index out of range
print(error(lambda: range(3)["a"]))  # expect: TypeError: range indices must be integers or slices, not str
print(error(lambda: range(3).index(5)))  # expect: ValueError: 5 is not in range
print(error(lambda: range(3).index("a")))  # expect: ValueError: sequence.index(x): x not in sequence
print(error(lambda: range(1, 2, 0)))  # expect: ValueError: range() arg 3 must not be zero
print(error(lambda: range("3")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: range(1.0)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: range(None)))  # expect: TypeError: 'NoneType' object cannot be interpreted as an integer
print(error(lambda: range(1, 2, 3, 4)))  # expect: TypeError: range expected at most 3 arguments, got 4
print(error(lambda: range(stop=3)))  # expect: TypeError: range() takes no keyword arguments
print(error(lambda: range(3) + range(2)))  # expect: TypeError: unsupported operand type(s) for +: 'range' and 'range'
def store(): range(3)[0] = 1
def attribute(): range(3).start = 1
print(error(store))  # expect: TypeError: 'range' object does not support item assignment
print(error(attribute))  # expect: AttributeError: readonly attribute
