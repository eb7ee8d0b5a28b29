# Dicts in loops that are compiled: an entry is found once, changed by other names, added, deleted and found again.
def counted(words):
    counts, letters = {}, {}
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
        letters[word[0]] = letters.get(word[0], 0) + 1
    return counts, letters


print(counted(["ab", "cd", "ab", "ef"] * 50))  # expect: ({'ab': 100, 'cd': 50, 'ef': 50}, {'a': 100, 'c': 50, 'e': 50})


def two_names(n):
    d = {"k": 0, "x": 0}
    e = d
    key, other = "k", "".join(["k"])
    seen = 0
    for i in range(n):
        d[key] = i
        e[other] += 1
        seen += d[key] - i
        if i % 50 == 49:
            del e[other]
            seen += key in d
            d[key] = 0
            seen += e.get(other, 100)
    return d, seen


print(two_names(200))  # expect: ({'x': 0, 'k': 0}, 200)


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 4

    def __eq__(self, other):
        return self.n == other.n


def by_script(n):
    d = {}
    for i in range(n):
        k = Key(i % 10)
        d[k] = d.get(k, 0) + 1
        if k not in d:
            print("lost")
    return sorted((k.n, v) for k, v in d.items())


print(by_script(100))  # expect: [(0, 10), (1, 10), (2, 10), (3, 10), (4, 10), (5, 10), (6, 10), (7, 10), (8, 10), (9, 10)]


def keys_of_kinds(n):
    d = {}
    for i in range(n):
        for k in (i % 3, float(i % 3), i % 2 == 0, None, (i % 2, "t"), 2**70, "x" * (i % 3)):
            d[k] = d.get(k, 0) + 1
    return d


print(keys_of_kinds(60))  # expect: {0: 70, True: 70, None: 60, (0, 't'): 30, 1180591620717411303424: 60, '': 20, (1, 't'): 30, 'x': 20, 2: 40, 'xx': 20}


def missing(n):
    d, lost = {i: i for i in range(50)}, []
    for i in range(n):
        try:
            lost.append(d[i % 60] - i % 60)
        except KeyError as error:
            lost.append(error.args[0])
    return sum(lost)


print(missing(240))  # expect: 2180


def unhashable(n):
    d, done = {1: 1}, 0
    try:
        for i in range(n):
            k = [] if i == 80 else 1
            d[k] = d[k] + 1
            done += 1
    except TypeError as error:
        return done, str(error), d


print(unhashable(100))  # expect: (80, "unhashable type: 'list'", {1: 81})


def of_module(n):
    here = globals()
    here["counter"] = 0
    for i in range(n):
        here["counter"] += 1
        if "counter" not in here or here.get("counter") != counter:
            print("lost")
    return counter


print(of_module(100))  # expect: 100


def objects_in_old_dicts(n):
    d = {i: None for i in range(n)}
    for _ in range(6):
        for i in range(n):
            d[i] = [i, d[i]]
    return sum(d[i][0] for i in range(n)), d[n - 1][1][1][0]


print(objects_in_old_dicts(500))  # expect: (124750, 499)
