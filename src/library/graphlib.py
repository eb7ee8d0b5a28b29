# graphlib: an order in which everything comes behind what it needs.
#
# Comes in: nodes and what each of them needs. Goes out: the nodes, those that are ready first.
# Leaves to others: nothing; this module imports nothing.
# Holds: a node is handed out when all that it needs is done, once.
#
# Kernels: none.

__all__ = ["TopologicalSorter", "CycleError"]

_GenericAlias = type(list[int])
_HANDED_OUT = -1
_DONE = -2


class CycleError(ValueError):
    pass


class _Node:
    __slots__ = ("node", "waiting_for", "successors")

    def __init__(self, node):
        self.node = node
        # How many predecessors are not done; or _HANDED_OUT, or _DONE.
        self.waiting_for = 0
        self.successors = []


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._handed_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _entry(self, node):
        entry = self._nodes.get(node)
        if entry is None:
            entry = _Node(node)
            self._nodes[node] = entry
        return entry

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        entry = self._entry(node)
        entry.waiting_for += len(predecessors)
        for predecessor in predecessors:
            self._entry(predecessor).successors.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [entry.node for entry in self._nodes.values() if entry.waiting_for == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _find_cycle(self):
        """A path that ends where it starts, or None. Depth first, with a path of its own instead of recursion."""
        nodes = self._nodes
        seen = set()
        for start in nodes:
            if start in seen:
                continue
            seen.add(start)
            path = [start]
            on_path = {start: 0}
            branches = [iter(nodes[start].successors)]
            while path:
                for node in branches[-1]:
                    if node in on_path:
                        return path[on_path[node]:] + [node]
                    if node not in seen:
                        seen.add(node)
                        on_path[node] = len(path)
                        path.append(node)
                        branches.append(iter(nodes[node].successors))
                        break
                else:
                    del on_path[path.pop()]
                    branches.pop()
        return None

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].waiting_for = _HANDED_OUT
        self._ready.clear()
        self._handed_out += len(result)
        return result

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._handed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            entry = self._nodes.get(node)
            if entry is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if entry.waiting_for == _DONE:
                raise ValueError(f"node {node!r} was already marked done")
            if entry.waiting_for >= 0:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            entry.waiting_for = _DONE
            for successor in entry.successors:
                other = self._nodes[successor]
                other.waiting_for -= 1
                if other.waiting_for == 0:
                    self._ready.append(successor)
            self._finished += 1

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(_GenericAlias)
