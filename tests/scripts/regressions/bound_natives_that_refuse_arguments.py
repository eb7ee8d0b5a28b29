# A native that was got from an object names itself by what it is bound to; some of them by their name alone.
class Words(list):
    pass


class Table(dict):
    pass


class Number(float):
    class Inner(int):
        pass


def tell(f, *args, **keywords):
    try:
        print(f(*args, **keywords))
    except TypeError as e:
        print(e)


def direct(f):
    try:
        f()
    except TypeError as e:
        print(e)


for f in ("a".find, "a".count, "a".startswith, b"a".rindex, bytearray(b"a").index, "a".upper, "a".strip, "a".join):
    tell(f, x=1)
    tell(f, 1, x=1)
    tell(f, 1, 2, 3, 4, 5)
# expect: find() takes no keyword arguments
# expect: find() takes no keyword arguments
# expect: find() takes at most 3 arguments (5 given)
# expect: count() takes no keyword arguments
# expect: count() takes no keyword arguments
# expect: count() takes at most 3 arguments (5 given)
# expect: startswith() takes no keyword arguments
# expect: startswith() takes no keyword arguments
# expect: startswith() takes at most 3 arguments (5 given)
# expect: rindex() takes no keyword arguments
# expect: rindex() takes no keyword arguments
# expect: rindex() takes at most 3 arguments (5 given)
# expect: index() takes no keyword arguments
# expect: index() takes no keyword arguments
# expect: index() takes at most 3 arguments (5 given)
# expect: str.upper() takes no keyword arguments
# expect: str.upper() takes no keyword arguments
# expect: str.upper() takes no arguments (5 given)
# expect: str.strip() takes no keyword arguments
# expect: str.strip() takes no keyword arguments
# expect: strip expected at most 1 argument, got 5
# expect: str.join() takes no keyword arguments
# expect: str.join() takes no keyword arguments
# expect: str.join() takes exactly one argument (5 given)
for f in ({1}.union, {1}.update, frozenset([1]).difference, {1}.add, {1}.discard):
    tell(f, x=1)  # expect: union() takes no keyword arguments
    # expect: update() takes no keyword arguments
    # expect: difference() takes no keyword arguments
    # expect: set.add() takes no keyword arguments
    # expect: set.discard() takes no keyword arguments
for f in (True.bit_length, Words().append, Words().insert, Number().is_integer, Number.Inner().conjugate):
    tell(f, 1)
    tell(f, x=1)
    print(f.__qualname__, f.__name__)
# expect: bool.bit_length() takes no arguments (1 given)
# expect: bool.bit_length() takes no keyword arguments
# expect: bool.bit_length bit_length
# expect: None
# expect: Words.append() takes no keyword arguments
# expect: Words.append append
# expect: insert expected 2 arguments, got 1
# expect: Words.insert() takes no keyword arguments
# expect: Words.insert insert
# expect: Number.is_integer() takes no arguments (1 given)
# expect: Number.is_integer() takes no keyword arguments
# expect: Number.is_integer is_integer
# expect: Number.Inner.conjugate() takes no arguments (1 given)
# expect: Number.Inner.conjugate() takes no keyword arguments
# expect: Number.Inner.conjugate conjugate
direct(lambda: "a".find(x=1))  # expect: str.find() takes no keyword arguments
direct(lambda: {1}.union(x=1))  # expect: set.union() takes no keyword arguments
direct(lambda: Words().append())  # expect: list.append() takes exactly one argument (0 given)
direct(lambda: True.bit_length(1))  # expect: int.bit_length() takes no arguments (1 given)
direct(lambda: list.append(Words()))  # expect: list.append() takes exactly one argument (0 given)
direct(lambda: str.find("a", x=1))  # expect: str.find() takes no keyword arguments
direct(lambda: Number.fromhex())  # expect: Number.fromhex() takes exactly one argument (0 given)
direct(lambda: Number.fromhex(x=1))  # expect: Number.fromhex() takes no keyword arguments
direct(lambda: Table.fromkeys(x=1))  # expect: Table.fromkeys() takes no keyword arguments
direct(lambda: (5).to_bytes(2, 2))  # expect: to_bytes() argument 'byteorder' must be str, not int
direct(lambda: int.from_bytes(b"a", 2))  # expect: from_bytes() argument 'byteorder' must be str, not int
tell(Table.fromkeys)  # expect: fromkeys expected at least 1 argument, got 0
tell("a b".split, maxsplit=0)  # expect: ['a b']
tell("a b".split, " ", sep=" ")  # expect: argument for split() given by name ('sep') and position (1)
tell("a b".split, " ", 1, 2)  # expect: split() takes at most 2 arguments (3 given)
tell("a b".split, step=1)  # expect: 'step' is an invalid keyword argument for split()
tell("{x} {}".format, 1, x=2)  # expect: 2 1
tell([3, 1].sort, 1)  # expect: sort() takes no positional arguments
tell([3, 1].sort, keys=1)  # expect: 'keys' is an invalid keyword argument for sort()


# In a loop that is compiled.
def refuse(n):
    add, items, seen = Words().append, Words(), 0
    for i in range(n):
        get = items.append
        try:
            get(i)
            if i % 100 == 99:
                add()
            if i % 50 == 49:
                get(i, i)
            if i % 150 == 149:
                get(x=i)
        except TypeError as e:
            seen += len(str(e))
    return seen, len(items)


print(refuse(1000))  # expect: (1020, 1000)
