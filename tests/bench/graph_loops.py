"""Strongly connected components and dominators of a control flow graph (in the manner of Havlak's loop finder)."""
import sys


class Block:
    def __init__(self, name):
        self.name = name
        self.successors = []
        self.predecessors = []
        self.index = self.low = -1
        self.on_stack = False
        self.order = -1
        self.dominator = None


def connect(a, b):
    a.successors.append(b)
    b.predecessors.append(a)


def build(n):
    blocks = [Block(i) for i in range(n)]
    for i in range(n - 1):
        connect(blocks[i], blocks[i + 1])
        if i % 5 == 4:
            connect(blocks[i], blocks[i - 3])
        if i % 17 == 0 and i + 9 < n:
            connect(blocks[i], blocks[i + 9])
        if i % 101 == 100:
            connect(blocks[i], blocks[i - 90])
    return blocks


def components(blocks):
    """Tarjan's algorithm with a stack of its own."""
    counter, stack, sizes = 0, [], []
    for root in blocks:
        if root.index >= 0:
            continue
        work = [(root, 0)]
        while work:
            block, at = work.pop()
            if at == 0:
                block.index = block.low = counter
                counter += 1
                stack.append(block)
                block.on_stack = True
            descended = False
            for i in range(at, len(block.successors)):
                other = block.successors[i]
                if other.index < 0:
                    work.append((block, i + 1))
                    work.append((other, 0))
                    descended = True
                    break
                if other.on_stack and other.low < block.low:
                    block.low = other.low
            if descended:
                continue
            if block.low == block.index:
                size = 0
                while True:
                    member = stack.pop()
                    member.on_stack = False
                    size += 1
                    if member is block:
                        break
                sizes.append(size)
            if work and block.low < work[-1][0].low:
                work[-1][0].low = block.low
    return sizes


def dominators(blocks):
    for i, block in enumerate(blocks):
        block.order = i
    entry = blocks[0]
    entry.dominator = entry
    changed, rounds = True, 0
    while changed:
        changed = False
        rounds += 1
        for block in blocks[1:]:
            best = None
            for p in block.predecessors:
                if p.dominator is not None:
                    if best is None:
                        best = p
                    else:
                        a, b = p, best
                        while a is not b:
                            while a.order > b.order:
                                a = a.dominator
                            while b.order > a.order:
                                b = b.dominator
                        best = a
            if block.dominator is not best:
                block.dominator = best
                changed = True
    return rounds


def main(n):
    total = 0
    for _ in range(6):
        blocks = build(n)
        sizes = components(blocks)
        rounds = dominators(blocks)
        total += len(sizes) + max(sizes) + rounds
        total += sum(b.dominator.name for b in blocks) % 1009
    print("graph_loops", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 60_000)  # smoke: 300
