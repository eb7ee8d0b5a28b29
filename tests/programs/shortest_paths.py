"""Graph algorithms: A* on a maze, Dijkstra, Bellman-Ford, Floyd-Warshall, Kruskal, topological order, max flow."""
import heapq
from collections import deque, defaultdict
from math import inf

MAZE = """
####################
#S..#......#.......#
#.#.#.####.#.#####.#
#.#...#..#...#...#.#
#.#####.##.###.#.#.#
#.....#....#...#...#
#####.#.####.#####.#
#...#.#.#....#...#.#
#.#...#.#.####.#.#.#
#.#####...#....#..G#
####################
""".strip().split("\n")


def find(ch):
    return next((x, y) for y, line in enumerate(MAZE) for x, c in enumerate(line) if c == ch)


def astar(start, goal):
    def estimate(p):
        return abs(p[0] - goal[0]) + abs(p[1] - goal[1])
    frontier = [(estimate(start), 0, start)]
    cost, came = {start: 0}, {}
    expanded = 0
    while frontier:
        _, g, here = heapq.heappop(frontier)
        if here == goal:
            path = [here]
            while here in came:
                here = came[here]
                path.append(here)
            return path[::-1], expanded
        if g > cost[here]:
            continue
        expanded += 1
        x, y = here
        for there in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if MAZE[there[1]][there[0]] != "#" and g + 1 < cost.get(there, inf):
                cost[there] = g + 1
                came[there] = here
                heapq.heappush(frontier, (g + 1 + estimate(there), g + 1, there))
    return None, expanded


start, goal = find("S"), find("G")
path, expanded = astar(start, goal)
on_path = set(path)
for y, line in enumerate(MAZE):
    print("".join("*" if (x, y) in on_path and c == "." else c for x, c in enumerate(line)))
print(len(path) - 1, "steps,", expanded, "expanded")


class Graph:
    def __init__(self, edges, directed=True):
        self.edges = list(edges)
        self.adjacent = defaultdict(dict)
        for a, b, w in self.edges:
            self.adjacent[a][b] = w
            if not directed:
                self.adjacent[b][a] = w
            else:
                self.adjacent[b]
        self.nodes = sorted(self.adjacent)

    def dijkstra(self, source):
        distance, heap, parent = {source: 0}, [(0, source)], {}
        while heap:
            d, here = heapq.heappop(heap)
            if d > distance[here]:
                continue
            for there, w in self.adjacent[here].items():
                if w < 0:
                    raise ValueError(f"negative edge {here}-{there}")
                if d + w < distance.get(there, inf):
                    distance[there], parent[there] = d + w, here
                    heapq.heappush(heap, (d + w, there))
        return distance, parent

    def bellman_ford(self, source):
        distance = dict.fromkeys(self.nodes, inf)
        distance[source] = 0
        for round_number in range(len(self.nodes)):
            changed = False
            for a in self.nodes:
                for b, w in self.adjacent[a].items():
                    if distance[a] + w < distance[b]:
                        distance[b] = distance[a] + w
                        changed = True
            if not changed:
                return distance
        raise ValueError("negative cycle")

    def floyd_warshall(self):
        d = {(a, b): 0 if a == b else self.adjacent[a].get(b, inf) for a in self.nodes for b in self.nodes}
        for k in self.nodes:
            for i in self.nodes:
                for j in self.nodes:
                    if d[i, k] + d[k, j] < d[i, j]:
                        d[i, j] = d[i, k] + d[k, j]
        return d

    def kruskal(self):
        parent = {n: n for n in self.nodes}

        def root(n):
            while parent[n] != n:
                parent[n] = n = parent[parent[n]]
            return n
        for a, b, w in sorted(self.edges, key=lambda e: (e[2], e[:2])):
            if (ra := root(a)) != (rb := root(b)):
                parent[ra] = rb
                yield a, b, w

    def topological(self):
        incoming = {n: 0 for n in self.nodes}
        for a in self.nodes:
            for b in self.adjacent[a]:
                incoming[b] += 1
        ready = deque(n for n in self.nodes if not incoming[n])
        order = []
        while ready:
            order.append(n := ready.popleft())
            for b in sorted(self.adjacent[n]):
                incoming[b] -= 1
                if not incoming[b]:
                    ready.append(b)
        if len(order) != len(self.nodes):
            raise ValueError(f"cycle among {sorted(n for n in self.nodes if incoming[n])}")
        return order

    def max_flow(self, source, sink):
        residual = {a: dict(targets) for a, targets in self.adjacent.items()}
        for a, b, _ in self.edges:
            residual[b].setdefault(a, 0)
        total = 0
        while True:
            parent, queue = {source: None}, deque([source])
            while queue and sink not in parent:
                here = queue.popleft()
                for there in sorted(residual[here]):
                    if residual[here][there] > 0 and there not in parent:
                        parent[there] = here
                        queue.append(there)
            if sink not in parent:
                return total, sorted(parent)
            pairs, node = [], sink
            while (before := parent[node]) is not None:
                pairs.append((before, node))
                node = before
            bottleneck = min(residual[a][b] for a, b in pairs)
            for a, b in pairs:
                residual[a][b] -= bottleneck
                residual[b][a] += bottleneck
            total += bottleneck

    def components(self):
        """Tarjan's strongly connected components."""
        index, low, stack, on, result = {}, {}, [], set(), []

        def visit(v):
            index[v] = low[v] = len(index)
            stack.append(v)
            on.add(v)
            for w in sorted(self.adjacent[v]):
                if w not in index:
                    visit(w)
                    low[v] = min(low[v], low[w])
                elif w in on:
                    low[v] = min(low[v], index[w])
            if low[v] == index[v]:
                group = []
                while True:
                    group.append(w := stack.pop())
                    on.discard(w)
                    if w == v:
                        break
                result.append(sorted(group))
        for v in self.nodes:
            if v not in index:
                visit(v)
        return result


roads = Graph([("A", "B", 7), ("A", "C", 9), ("A", "F", 14), ("B", "C", 10), ("B", "D", 15), ("C", "D", 11), ("C", "F", 2),
               ("D", "E", 6), ("E", "F", 9)], directed=False)
distance, parent = roads.dijkstra("A")
print(sorted(distance.items()), sorted(parent.items()))
print(distance == roads.bellman_ford("A"), roads.floyd_warshall()["B", "E"], list(roads.kruskal()), sum(w for *_, w in roads.kruskal()))
negative = Graph([(1, 2, 4), (1, 3, 2), (3, 2, -3), (2, 4, 1), (4, 5, 2)])
print(negative.bellman_ford(1), negative.topological())
for action in (lambda: negative.dijkstra(1), lambda: Graph([(1, 2, -1), (2, 1, 0)]).bellman_ford(1),
               lambda: Graph([(1, 2, 1), (2, 3, 1), (3, 2, 1)]).topological()):
    try:
        action()
    except ValueError as problem:
        print(problem)
pipes = Graph([("s", "a", 10), ("s", "c", 10), ("a", "b", 4), ("a", "c", 2), ("a", "d", 8), ("c", "d", 9), ("d", "b", 6),
               ("b", "t", 10), ("d", "t", 10)])
print(pipes.max_flow("s", "t"))
calls = Graph([(a, b, 1) for a, b in ["ab", "bc", "ca", "bd", "de", "ed", "ef", "gg"]])
print(calls.components())
table = roads.floyd_warshall()
for a in roads.nodes:
    print(a, " ".join(f"{table[a, b]:3}" for b in roads.nodes))
