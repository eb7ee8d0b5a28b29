"""A B-tree map with splitting, borrowing and merging, checked against a dict under a long random exercise."""


class Page:
    __slots__ = ("keys", "values", "children")

    def __init__(self, keys=None, values=None, children=None):
        self.keys = keys or []
        self.values = values or []
        self.children = children or []

    @property
    def leaf(self):
        return not self.children


class BTree:
    def __init__(self, order=3):
        self.t = order
        self.root = Page()
        self.length = 0
        self.events = {"split": 0, "merge": 0, "borrow": 0}

    def locate(self, page, key):
        low, high = 0, len(page.keys)
        while low < high:
            middle = (low + high) // 2
            if page.keys[middle] < key:
                low = middle + 1
            else:
                high = middle
        return low, low < len(page.keys) and page.keys[low] == key

    def get(self, key, default=None):
        page = self.root
        while True:
            i, found = self.locate(page, key)
            if found:
                return page.values[i]
            if page.leaf:
                return default
            page = page.children[i]

    def __setitem__(self, key, value):
        if len(self.root.keys) == 2 * self.t - 1:
            self.root = Page(children=[self.root])
            self.split(self.root, 0)
        page = self.root
        while True:
            i, found = self.locate(page, key)
            if found:
                page.values[i] = value
                return
            if page.leaf:
                page.keys.insert(i, key)
                page.values.insert(i, value)
                self.length += 1
                return
            if len(page.children[i].keys) == 2 * self.t - 1:
                self.split(page, i)
                continue
            page = page.children[i]

    def split(self, parent, i):
        self.events["split"] += 1
        t, page = self.t, parent.children[i]
        right = Page(page.keys[t:], page.values[t:], page.children[t:])
        parent.keys.insert(i, page.keys[t - 1])
        parent.values.insert(i, page.values[t - 1])
        parent.children.insert(i + 1, right)
        del page.keys[t - 1:], page.values[t - 1:], page.children[t:]

    def __delitem__(self, key):
        self.delete(self.root, key)
        self.length -= 1
        if not self.root.keys and not self.root.leaf:
            self.root = self.root.children[0]

    def delete(self, page, key):
        i, found = self.locate(page, key)
        if page.leaf:
            if not found:
                raise KeyError(key)
            del page.keys[i], page.values[i]
            return
        if found:
            left, right = page.children[i], page.children[i + 1]
            if len(left.keys) >= self.t:
                while not left.leaf:
                    left = left.children[-1]
                page.keys[i], page.values[i] = left.keys[-1], left.values[-1]
                self.delete(page.children[i], page.keys[i])
            elif len(right.keys) >= self.t:
                while not right.leaf:
                    right = right.children[0]
                page.keys[i], page.values[i] = right.keys[0], right.values[0]
                self.delete(page.children[i + 1], page.keys[i])
            else:
                self.merge(page, i)
                self.delete(left, key)
            return
        self.delete(self.fill(page, i), key)

    def fill(self, page, i):
        """The child to go on with, after it has a key to spare."""
        child = page.children[i]
        if len(child.keys) >= self.t:
            return child
        if i and len((left := page.children[i - 1]).keys) >= self.t:
            self.events["borrow"] += 1
            child.keys.insert(0, page.keys[i - 1])
            child.values.insert(0, page.values[i - 1])
            page.keys[i - 1], page.values[i - 1] = left.keys.pop(), left.values.pop()
            if left.children:
                child.children.insert(0, left.children.pop())
            return child
        if i < len(page.keys) and len((right := page.children[i + 1]).keys) >= self.t:
            self.events["borrow"] += 1
            child.keys.append(page.keys[i])
            child.values.append(page.values[i])
            page.keys[i], page.values[i] = right.keys.pop(0), right.values.pop(0)
            if right.children:
                child.children.append(right.children.pop(0))
            return child
        at = i - 1 if i == len(page.keys) else i
        self.merge(page, at)
        return page.children[at]

    def merge(self, page, i):
        self.events["merge"] += 1
        left, right = page.children[i], page.children.pop(i + 1)
        left.keys += [page.keys.pop(i), *right.keys]
        left.values += [page.values.pop(i), *right.values]
        left.children += right.children

    def items(self, low=None, high=None):
        def walk(page):
            for i, key in enumerate(page.keys):
                if not page.leaf and (low is None or key > low):
                    yield from walk(page.children[i])
                if high is not None and key >= high:
                    return
                if low is None or key >= low:
                    yield key, page.values[i]
            if not page.leaf:
                yield from walk(page.children[-1])
        return walk(self.root)

    def check(self):
        depths = set()

        def walk(page, depth, root=False):
            assert root or self.t - 1 <= len(page.keys) <= 2 * self.t - 1, f"{len(page.keys)} keys"
            assert page.keys == sorted(page.keys) and len(page.keys) == len(page.values)
            if page.leaf:
                depths.add(depth)
                return
            assert len(page.children) == len(page.keys) + 1
            for child in page.children:
                walk(child, depth + 1)
        walk(self.root, 1, root=True)
        assert len(depths) == 1, "leaves at different depths"
        return depths.pop()

    def show(self):
        level = [self.root]
        while level:
            yield " ".join("[" + ",".join(map(str, page.keys)) + "]" for page in level)
            level = [child for page in level for child in page.children]


tree = BTree(2)
for n in [10, 20, 5, 6, 12, 30, 7, 17, 3, 1, 15, 25, 8]:
    tree[n] = n * n
print("\n".join(tree.show()))
print(tree.length, tree.get(12), tree.get(99), tree.get(99, "none"), list(tree.items(6, 16)), tree.check())
for n in (6, 13, 7, 10):
    try:
        del tree[n]
        print("deleted", n, "|", " / ".join(tree.show()))
    except KeyError as problem:
        print("no key", problem)
for order in (2, 3, 8):
    tree, model, seed = BTree(order), {}, order
    for step in range(2500):
        seed = seed * 48271 % 2147483647
        key = seed % 300
        if seed >> 10 & 3:
            tree[key] = model[key] = step
        else:
            try:
                del tree[key]
                del model[key]
            except KeyError:
                assert key not in model
                tree.length += 0
        if step % 500 == 0:
            tree.check()
    print(order, len(model), tree.length, dict(tree.items()) == model, [k for k, _ in tree.items()] == sorted(model), tree.check(), tree.events)
    for key in list(model):
        del tree[key]
    print("  emptied", tree.length, list(tree.items()), tree.check())
