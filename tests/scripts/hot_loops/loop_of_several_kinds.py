# One loop that goes round under other conditions in each call: what is the same in its turns differs from call to call.


class Node:
    def __init__(self, n):
        self.n = n


def chosen(kind, items, node):
    total, last, before = 0, 0, 0
    for i in range(len(items)):
        if kind == 0:
            total += items[i]
        elif kind == 1:
            total = total + i * 0.5
        elif kind == 2:
            before, last = last, i
            total += before
        elif kind == 3:
            node.n = node.n + items[i]
            total = node.n
        elif kind == 4:
            if i == 70:
                node.other = 1
            total += node.n
        else:
            last = before
            before = "b" if i % 50 == 49 else i
            total += last if last != "b" else 1
    return total, last, before


for _ in range(3):
    for kind in (0, 0, 1, 2, 3, 4, 5):
        node = Node(1)
        result = chosen(kind, list(range(100)), node)
        if _ == 2:
            print(kind, result, node.n)
# expect: 0 (4950, 0, 0) 1
# expect: 0 (4950, 0, 0) 1
# expect: 1 (2475.0, 0, 0) 1
# expect: 2 (4851, 99, 98) 1
# expect: 3 (4951, 0, 0) 4951
# expect: 4 (100, 0, 0) 1
# expect: 5 (4803, 98, 'b') 1


def pairs(flag, n):
    a = b = c = 0
    for i in range(n):
        if flag:
            a += 1
        elif i < n // 2:
            b = c = i
        else:
            b = i
            c = i * 0.5
    return a, b, c


for flag in (True, True, False, False, True, False):
    print(pairs(flag, 200))
# expect: (200, 0, 0)
# expect: (200, 0, 0)
# expect: (0, 199, 99.5)
# expect: (0, 199, 99.5)
# expect: (200, 0, 0)
# expect: (0, 199, 99.5)


def matrix(transposed, rows):
    total = 0.0
    for i in range(len(rows)):
        for j in range(len(rows)):
            total += (rows[j][i] if transposed else rows[i][j]) * (j + 1)
    return total


rows = [[(i * 7 + j * 3) % 5 * 0.5 for j in range(40)] for i in range(40)]
print([matrix(k % 2 == 1, rows) for k in range(6)])  # expect: [32800.0, 32800.0, 32800.0, 32800.0, 32800.0, 32800.0]


def emptied(mode, stack):
    steps = 0
    while stack:
        steps += 1
        if mode:
            stack.pop()
        else:
            stack.pop()
            if steps % 3 == 0:
                stack.append(steps)
                mode = steps > 200
    return steps, mode


print([emptied(k % 2, list(range(150))) for k in range(4)])  # expect: [(217, True), (150, 1), (217, True), (150, 1)]
