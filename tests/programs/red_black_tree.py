"""A left-leaning red-black tree as an ordered map, with deletion, ranges and a check of its invariants."""
import random
from bisect import bisect_left

RED, BLACK = True, False


class Node:
    __slots__ = "key", "value", "left", "right", "color", "size"

    def __init__(self, key, value):
        self.key, self.value = key, value
        self.left = self.right = None
        self.color = RED
        self.size = 1


def is_red(node):
    return node is not None and node.color is RED


def size(node):
    return node.size if node else 0


def update(node):
    node.size = 1 + size(node.left) + size(node.right)
    return node


def rotate_left(h):
    x = h.right
    h.right, x.left = x.left, h
    x.color, h.color = h.color, RED
    update(h)
    return update(x)


def rotate_right(h):
    x = h.left
    h.left, x.right = x.right, h
    x.color, h.color = h.color, RED
    update(h)
    return update(x)


def flip(h):
    h.color = not h.color
    h.left.color = not h.left.color
    h.right.color = not h.right.color


def balance(h):
    if is_red(h.right) and not is_red(h.left):
        h = rotate_left(h)
    if is_red(h.left) and is_red(h.left.left):
        h = rotate_right(h)
    if is_red(h.left) and is_red(h.right):
        flip(h)
    return update(h)


def move_red_left(h):
    flip(h)
    if is_red(h.right.left):
        h.right = rotate_right(h.right)
        h = rotate_left(h)
        flip(h)
    return h


def move_red_right(h):
    flip(h)
    if is_red(h.left.left):
        h = rotate_right(h)
        flip(h)
    return h


class TreeMap:
    def __init__(self, items=()):
        self.root = None
        for key, value in items:
            self[key] = value

    def __setitem__(self, key, value):
        def insert(h):
            if h is None:
                return Node(key, value)
            if key < h.key:
                h.left = insert(h.left)
            elif h.key < key:
                h.right = insert(h.right)
            else:
                h.value = value
            return balance(h)
        self.root = insert(self.root)
        self.root.color = BLACK

    def find(self, key):
        node = self.root
        while node:
            if key == node.key:
                return node
            node = node.left if key < node.key else node.right
        return None

    def __getitem__(self, key):
        if isinstance(key, slice):
            return list(self.between(key.start, key.stop))
        node = self.find(key)
        if node is None:
            raise KeyError(key)
        return node.value

    def __contains__(self, key):
        return self.find(key) is not None

    def __len__(self):
        return size(self.root)

    def __delitem__(self, key):
        if key not in self:
            raise KeyError(key)

        def delete_min(h):
            if h.left is None:
                return None
            if not is_red(h.left) and not is_red(h.left.left):
                h = move_red_left(h)
            h.left = delete_min(h.left)
            return balance(h)

        def delete(h):
            if key < h.key:
                if not is_red(h.left) and not is_red(h.left.left):
                    h = move_red_left(h)
                h.left = delete(h.left)
            else:
                if is_red(h.left):
                    h = rotate_right(h)
                if key == h.key and h.right is None:
                    return None
                if not is_red(h.right) and not is_red(h.right.left):
                    h = move_red_right(h)
                if key == h.key:
                    least = h.right
                    while least.left:
                        least = least.left
                    h.key, h.value = least.key, least.value
                    h.right = delete_min(h.right)
                else:
                    h.right = delete(h.right)
            return balance(h)

        if not is_red(self.root.left) and not is_red(self.root.right):
            self.root.color = RED
        self.root = delete(self.root)
        if self.root:
            self.root.color = BLACK

    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node.left)
                yield node.key
                yield from walk(node.right)
        return walk(self.root)

    def __reversed__(self):
        stack, node = [], self.root
        while stack or node:
            while node:
                stack.append(node)
                node = node.right
            node = stack.pop()
            yield node.key
            node = node.left

    def between(self, low, high):
        def walk(node):
            if node is None:
                return
            if low is None or low <= node.key:
                yield from walk(node.left)
                if high is None or node.key < high:
                    yield node.key, node.value
            if high is None or node.key < high:
                yield from walk(node.right)
        return walk(self.root)

    def rank(self, key):
        node, rank = self.root, 0
        while node:
            if key <= node.key:
                node = node.left
            else:
                rank += size(node.left) + 1
                node = node.right
        return rank

    def select(self, index):
        if index < 0:
            index += len(self)
        node = self.root
        while node:
            left = size(node.left)
            if index == left:
                return node.key
            if index < left:
                node = node.left
            else:
                index -= left + 1
                node = node.right
        raise IndexError("select out of range")

    def check(self):
        def walk(node):
            if node is None:
                return 1
            assert not is_red(node.right), "right-leaning red link"
            assert not (is_red(node) and is_red(node.left)), "two reds in a row"
            assert node.size == 1 + size(node.left) + size(node.right), "wrong size"
            left, right = walk(node.left), walk(node.right)
            assert left == right, "unbalanced"
            return left + (not node.color)
        keys = list(self)
        assert keys == sorted(set(keys)), "out of order"
        return walk(self.root)

    def height(self):
        def walk(node):
            return 1 + max(walk(node.left), walk(node.right)) if node else 0
        return walk(self.root)


tree = TreeMap((word, len(word)) for word in "the quick brown fox jumps over the lazy dog again".split())
print(list(tree), len(tree), tree["quick"], "fox" in tree, "cat" in tree)
print(list(reversed(tree)), tree["d":"l"], tree[:"c"], tree["q":])
print(tree.rank("fox"), tree.select(0), tree.select(-1), tree.check(), tree.height())
for missing in (lambda: tree["cat"], lambda: tree.__delitem__("cat"), lambda: tree.select(99)):
    try:
        missing()
    except (KeyError, IndexError) as problem:
        print(type(problem).__name__, problem)

random.seed(42)
tree, model = TreeMap(), {}
for step in range(3000):
    key = random.randrange(400)
    if random.random() < 0.55:
        tree[key] = step
        model[key] = step
    elif key in model:
        del tree[key]
        del model[key]
    if step % 500 == 499:
        keys = sorted(model)
        probe = random.randrange(400)
        print(step + 1, len(tree), tree.check() > 0, list(tree) == keys, tree.rank(probe) == bisect_left(keys, probe),
              all(tree[k] == model[k] for k in keys), tree.height() <= 2 * len(keys).bit_length())
for key in sorted(model, key=lambda k: (k * 7919) % 401):
    del tree[key]
    if len(tree) % 60 == 0:
        tree.check()
print(len(tree), list(tree), tree.root)
ascending = TreeMap((i, -i) for i in range(1023))
print(ascending.height(), ascending.check(), sum(v for _, v in ascending[100:200]))
ascending.root.left.color = not ascending.root.left.color
try:
    ascending.check()
except AssertionError as problem:
    print("assertion:", problem)
