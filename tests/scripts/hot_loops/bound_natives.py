# Methods of built-in classes that were got from an object, and are called again and again.
def collected(n):
    lists = []
    for i in range(n):
        items = []
        append, pop = items.append, items.pop
        for j in range(4):
            append(j + i)
        lists.append(pop() + pop(0))
    return sum(lists)


def counted(words):
    counts = {}
    get = counts.get
    for word in words:
        counts[word] = get(word, 0) + 1
    return counts


def wrong(n):
    problems = []
    for i in range(n):
        find = "abcabc".find
        try:
            find()
        except TypeError as problem:
            problems.append(str(problem))
        problems.append(find("c") + find("a", 1) + find("zz"))
    return len(problems), problems[:3], problems[-3:]


def keywords(n):
    total = 0
    for i in range(n):
        split = f"{i},{i + 1},7".split
        total += len(split(",", maxsplit=1)) + len(split(sep=","))
        sort = [3, 1, i % 5].sort
        total += sort(key=lambda x: -x, reverse=i % 2 == 0) is None
    return total


def refused(n):
    problems = set()
    for i in range(n):
        for method, args in [
            ([].append, ()), ([].append, (1, 2)), ([1].pop, (1, 2, 3)), ({}.get, ()), ({}.get, (1, 2, 3)),
            ("".join, ()), ("".join, (5,)), (b"".join, ()), ({}.keys, (1,)), ((1).bit_length, (2,)), ({1}.add, ()),
            ("".encode, (1, 2, 3)), ([].sort, (1,)), ([2].index, ()), ([2].index, (1,)), ({}.pop, ()), ({}.pop, (3,)),
            ("a".split, (1,)), ("a".split, (1, 2, 3)), ((1).__add__, ()), ((1).__add__, ("x",)), ([].__getitem__, (1,)),
            ([].extend, (5,)), ({}.update, (5,)), ({}.setdefault, ()), ("%d".__mod__, ("x",)), ([].__len__, (1,)),
        ]:
            try:
                if len(args) == 0:
                    method()
                elif len(args) == 1:
                    method(args[0])
                elif len(args) == 2:
                    method(args[0], args[1])
                else:
                    method(*args)
            except (TypeError, IndexError, KeyError, ValueError) as problem:
                problems.add(f"{type(problem).__name__}: {problem}")
    return sorted(problems)


class Sink:
    items = []
    keep = items.append
    __call__ = items.extend


def kept(n):
    sink = Sink()
    for i in range(n):
        sink.keep(i)
        Sink.keep(-i)
    return sum(sink.items), len(sink.items)


def resumed(n):
    def numbers():
        total = 0
        while True:
            total += yield total

    total = 0
    generator = numbers()
    send, step = generator.send, generator.__next__
    step()
    for i in range(n):
        total += send(i) % 7
    try:
        for i in range(n):
            generator.throw if i < n - 5 else send()
    except TypeError as problem:
        print(problem)
    return total


def several(n):
    total = 0
    for i in range(n):
        for method in ([i, 2].count, (2, i).count, "2 x 2".count, {2: 5}.get):
            total += method("2" if method.__self__ == "2 x 2" else 2) or 0
    return total


print(collected(400))  # expect: 160800
print(counted("a b a c a b".split() * 100))  # expect: {'a': 300, 'b': 200, 'c': 100}
print(*wrong(300))  # expect: 600 ['find() takes at least 1 argument (0 given)', 4, 'find() takes at least 1 argument (0 given)'] [4, 'find() takes at least 1 argument (0 given)', 4]
print(*refused(60), sep="\n")  # expect: IndexError: list index out of range
# expect: KeyError: 3
# expect: TypeError: %d format: a real number is required, not str
# expect: TypeError: 'int' object is not iterable
# expect: TypeError: bytes.join() takes exactly one argument (0 given)
# expect: TypeError: can only join an iterable
# expect: TypeError: dict.keys() takes no arguments (1 given)
# expect: TypeError: encode() takes at most 2 arguments (3 given)
# expect: TypeError: expected 0 arguments, got 1
# expect: TypeError: expected 1 argument, got 0
# expect: TypeError: get expected at least 1 argument, got 0
# expect: TypeError: get expected at most 2 arguments, got 3
# expect: TypeError: index expected at least 1 argument, got 0
# expect: TypeError: int.bit_length() takes no arguments (1 given)
# expect: TypeError: list.append() takes exactly one argument (0 given)
# expect: TypeError: list.append() takes exactly one argument (2 given)
# expect: TypeError: must be str or None, not int
# expect: TypeError: pop expected at least 1 argument, got 0
# expect: TypeError: pop expected at most 1 argument, got 3
# expect: TypeError: set.add() takes exactly one argument (0 given)
# expect: TypeError: setdefault expected at least 1 argument, got 0
# expect: TypeError: sort() takes no positional arguments
# expect: TypeError: split() takes at most 2 arguments (3 given)
# expect: TypeError: str.join() takes exactly one argument (0 given)
# expect: ValueError: 1 is not in list
print(keywords(300))  # expect: 1800
print(kept(300))  # expect: (0, 600)
print(resumed(400))  # expect: generator.send() takes exactly one argument (0 given)
# expect: 798
print(several(300))  # expect: 2702
