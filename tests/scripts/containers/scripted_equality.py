def shown(action):
    try:
        return action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


class Even:
    """Equal to its like with the same number; many share a hash."""
    def __init__(self, n): self.n = n
    def __eq__(self, other): return isinstance(other, Even) and self.n == other.n
    def __hash__(self): return self.n % 3
    def __lt__(self, other): return self.n < other.n
    def __repr__(self): return f"Even({self.n})"


evens = [Even(5), Even(3), Even(4), Even(1)]
print(Even(3) in evens, evens.index(Even(4)), evens.count(Even(5)), Even(9) in evens)  # expect: True 2 1 False
evens.remove(Even(4))
print(evens)  # expect: [Even(5), Even(3), Even(1)]
table = {Even(1): "a", Even(4): "b", Even(2): "c"}
print(table[Even(4)], Even(7) in table, Even(1) in table, table.get(Even(10)), table.get(Even(2), "no"))  # expect: b False True None c
del table[Even(4)]
print(table)  # expect: {Even(1): 'a', Even(2): 'c'}
table[Even(4)] = "z"
print(table, table.pop(Even(1)), table.setdefault(Even(1), "q"), table.setdefault(Even(4), "r"))  # expect: {Even(2): 'c', Even(4): 'z', Even(1): 'q'} a q z
print(shown(lambda: table[Even(70)]))  # expect: KeyError: Even(70)
group = {Even(1), Even(4), Even(7)}
print(len(group), Even(4) in group, Even(10) in group)  # expect: 3 True False
group.discard(Even(4))
print(len(group), Even(4) in group, Even(7) in group)  # expect: 2 False True
print({Even(1), Even(2)} == {Even(2), Even(1)}, {Even(1)} <= {Even(1), Even(4)}, {Even(1), Even(2)} & {Even(2), Even(5)})  # expect: True True {Even(2)}
print([Even(1)] == [Even(1)], [Even(1)] < [Even(2)], (Even(1), 2) == (Even(1), 2), {1: Even(1)} == {1: Even(1)})  # expect: True True True True
print({Even(1), Even(4)} | {Even(4), Even(7)} == {Even(1), Even(4), Even(7)}, {Even(1), Even(4)} - {Even(4)}, {Even(1)} ^ {Even(1)})
# expect: True {Even(1)} set()
print([(Even(1), 2)] == [(Even(1), 3)], {Even(1): 1}.items() & {(Even(1), 1)})  # expect: False {(Even(1), 1)}


class Refuses:
    def __eq__(self, other): raise ValueError("no eq")
    def __hash__(self): return 1


print(shown(lambda: [Refuses()] == [Refuses()]))  # expect: ValueError: no eq
print(shown(lambda: Refuses() in [1]))  # expect: ValueError: no eq
print(shown(lambda: {Refuses(): 1, 1: 2}))  # expect: ValueError: no eq
print(shown(lambda: [Refuses()].index(3)))  # expect: ValueError: no eq
print(shown(lambda: {Refuses()} == {1}))  # expect: ValueError: no eq
one = Refuses()
print([one] == [one], one in [one], {one: 1} == {one: 1}, (one, 1) == (one, 1))  # expect: True True True True


class Clears:
    """Empties the list that it is compared within."""
    def __init__(self, items): self.items = items
    def __eq__(self, other):
        self.items.clear()
        return False


items = []
items += [Clears(items), 2, 3]
print(items == [1, 2, 3], items)  # expect: False []
items += [Clears(items), 2, 3]
print(3 in items, items)  # expect: False []
items += [Clears(items), 2, 3]
print(items.count(2), items)  # expect: 0 []


class Grows:
    """Changes the dict that it is looked up in."""
    def __init__(self, table): self.table = table
    def __hash__(self): return 7
    def __eq__(self, other):
        if len(self.table) < 40:
            for i in range(50): self.table[100 + i] = i
        return False


table = {}
table[Grows(table)] = 1
table[Grows(table)] = 2
print(len(table), 7 in table)  # expect: 52 False


class Truth:
    """Its comparisons give no bools."""
    def __init__(self, text): self.text = text
    def __eq__(self, other): return self.text
    def __lt__(self, other): return self.text


print([Truth("")] == [1], [Truth("x")] == [1], [Truth("")] < [1], [Truth("")] < [Truth("x")], max([Truth(""), Truth("x")]).text)  # expect: False True   
