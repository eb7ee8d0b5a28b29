"""Data structures by hand: binary heap with decrease-key, trie, LRU cache, skip list, union-find, ring buffer, bloom filter."""


class Heap:
    """A binary heap of (priority, item) that can change the priority of an item."""

    def __init__(self):
        self.items = []
        self.places = {}

    def __len__(self):
        return len(self.items)

    def push(self, item, priority):
        if item in self.places:
            at = self.places[item]
            old = self.items[at][0]
            self.items[at] = (priority, item)
            self.up(at) if priority < old else self.down(at)
            return
        self.items.append((priority, item))
        self.places[item] = len(self.items) - 1
        self.up(len(self.items) - 1)

    def pop(self):
        if not self.items:
            raise IndexError("pop from an empty heap")
        self.swap(0, len(self.items) - 1)
        priority, item = self.items.pop()
        del self.places[item]
        if self.items:
            self.down(0)
        return item, priority

    def swap(self, i, j):
        items = self.items
        items[i], items[j] = items[j], items[i]
        self.places[items[i][1]], self.places[items[j][1]] = i, j

    def up(self, i):
        while i and self.items[i] < self.items[(i - 1) // 2]:
            self.swap(i, (i - 1) // 2)
            i = (i - 1) // 2

    def down(self, i):
        while (child := 2 * i + 1) < len(self.items):
            if child + 1 < len(self.items) and self.items[child + 1] < self.items[child]:
                child += 1
            if self.items[i] <= self.items[child]:
                break
            self.swap(i, child)
            i = child


class Trie:
    END = object()

    def __init__(self, words=()):
        self.root = {}
        for word in words:
            self.add(word)

    def add(self, word):
        node = self.root
        for ch in word:
            node = node.setdefault(ch, {})
        node[Trie.END] = True

    def __contains__(self, word):
        node = self.find(word)
        return node is not None and Trie.END in node

    def find(self, prefix):
        node = self.root
        for ch in prefix:
            if (node := node.get(ch)) is None:
                return None
        return node

    def complete(self, prefix):
        def walk(node, text):
            if Trie.END in node:
                yield text
            for ch in sorted(k for k in node if k is not Trie.END):
                yield from walk(node[ch], text + ch)
        start = self.find(prefix)
        return [] if start is None else list(walk(start, prefix))

    def remove(self, word):
        path = [self.root]
        for ch in word:
            if ch not in path[-1]:
                raise KeyError(word)
            path.append(path[-1][ch])
        del path.pop()[Trie.END]
        for ch, node in zip(reversed(word), reversed(path)):
            if node[ch]:
                break
            del node[ch]


class LRU:
    class Link:
        __slots__ = ("key", "value", "before", "after")

    def __init__(self, size):
        self.size = size
        self.links = {}
        self.head = LRU.Link()
        self.head.before = self.head.after = self.head
        self.hits = self.misses = 0

    def _unlink(self, link):
        link.before.after, link.after.before = link.after, link.before

    def _front(self, link):
        link.before, link.after = self.head, self.head.after
        self.head.after.before = link
        self.head.after = link

    def get(self, key, make):
        link = self.links.get(key)
        if link:
            self.hits += 1
            self._unlink(link)
        else:
            self.misses += 1
            if len(self.links) >= self.size:
                oldest = self.head.before
                self._unlink(oldest)
                del self.links[oldest.key]
            link = self.links[key] = LRU.Link()
            link.key, link.value = key, make(key)
        self._front(link)
        return link.value

    def __iter__(self):
        link = self.head.after
        while link is not self.head:
            yield link.key
            link = link.after


class SkipList:
    class Node:
        def __init__(self, value, height):
            self.value = value
            self.next = [None] * height

    def __init__(self, height=8, seed=1):
        self.head = self.Node(None, height)
        self.seed = seed
        self.count = 0

    def height(self):
        level = 1
        self.seed = self.seed * 1103515245 + 12345 & 0x7FFFFFFF
        bits = self.seed >> 8
        while bits & 1 and level < len(self.head.next):
            level += 1
            bits >>= 1
        return level

    def before(self, value):
        path, node = [None] * len(self.head.next), self.head
        for level in range(len(path) - 1, -1, -1):
            while (following := node.next[level]) is not None and following.value < value:
                node = following
            path[level] = node
        return path

    def add(self, value):
        path = self.before(value)
        node = self.Node(value, self.height())
        for level in range(len(node.next)):
            node.next[level], path[level].next[level] = path[level].next[level], node
        self.count += 1

    def discard(self, value):
        path = self.before(value)
        node = path[0].next[0]
        if node is None or node.value != value:
            return False
        for level in range(len(node.next)):
            path[level].next[level] = node.next[level]
        self.count -= 1
        return True

    def __iter__(self):
        node = self.head.next[0]
        while node:
            yield node.value
            node = node.next[0]


class UnionFind:
    def __init__(self):
        self.parent, self.size = {}, {}

    def find(self, x):
        self.parent.setdefault(x, x)
        self.size.setdefault(x, 1)
        root = x
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[x] != root:
            self.parent[x], x = root, self.parent[x]
        return root

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        return True

    def groups(self):
        result = {}
        for x in self.parent:
            result.setdefault(self.find(x), []).append(x)
        return sorted(map(sorted, result.values()))


class Ring:
    def __init__(self, size):
        self.data, self.start, self.count = [None] * size, 0, 0

    def append(self, x):
        size = len(self.data)
        self.data[(self.start + self.count) % size] = x
        if self.count < size:
            self.count += 1
        else:
            self.start = (self.start + 1) % size

    def __len__(self):
        return self.count

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[j] for j in range(*i.indices(self.count))]
        if i < 0:
            i += self.count
        if not 0 <= i < self.count:
            raise IndexError(f"ring index {i}")
        return self.data[(self.start + i) % len(self.data)]


class Bloom:
    def __init__(self, bits):
        self.bits, self.field = bits, 0

    def places(self, text):
        h = 14695981039346656037
        for ch in text:
            h = (h ^ ord(ch)) * 1099511628211 & 0xFFFFFFFFFFFFFFFF
        for k in range(3):
            yield (h >> k * 16 & 0xFFFF) % self.bits

    def add(self, text):
        for p in self.places(text):
            self.field |= 1 << p

    def __contains__(self, text):
        return all(self.field >> p & 1 for p in self.places(text))


heap = Heap()
for name, priority in zip("abcdefgh", [5, 3, 8, 1, 9, 2, 7, 4]):
    heap.push(name, priority)
heap.push("e", 0)
heap.push("d", 10)
print([heap.pop() for _ in range(len(heap))])
try:
    heap.pop()
except IndexError as problem:
    print(problem)
trie = Trie("car card care cat dog do done".split())
print(trie.complete("car"), trie.complete("do"), "car" in trie, "ca" in trie, trie.complete("x"), len(trie.complete("")))
trie.remove("card")
trie.remove("dog")
print(trie.complete(""), trie.find("card"))
try:
    trie.remove("zebra")
except KeyError as problem:
    print("KeyError", problem)
cache = LRU(3)
print([cache.get(k, lambda k: k * k) for k in (1, 2, 3, 1, 4, 2, 5, 1)], list(cache), cache.hits, cache.misses)
skip, seed = SkipList(), 7
values = []
for _ in range(300):
    seed = seed * 16807 % 2147483647
    values.append(seed % 1000)
    skip.add(values[-1])
print(list(skip) == sorted(values), skip.count, [len(n) for n in [values[:3]]])
removed = sum(skip.discard(v) for v in range(0, 1000, 3))
print(removed, skip.count, all(a <= b for a, b in zip(skip, list(skip)[1:])))
sets = UnionFind()
for i in range(2, 30):
    for j in range(2 * i, 30, i):
        if i > 4:
            sets.union(i, j)
print(sets.groups(), sets.union(10, 20), sets.union(14, 15))
ring = Ring(4)
for i in range(7):
    ring.append(i * i)
print(list(ring), ring[-1], ring[1:3], len(ring), 25 in ring, list(reversed(ring)))
try:
    ring[4]
except IndexError as problem:
    print(problem)
bloom = Bloom(257)
for i in range(40):
    bloom.add(f"word{i}")
print(all(f"word{i}" in bloom for i in range(40)), sum(f"other{i}" in bloom for i in range(200)), bin(bloom.field).count("1"))
