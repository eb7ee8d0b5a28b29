# Shortest paths with a heap of pairs.
import heapq

roads = {"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}}


def shortest(start):
    best = {start: 0}
    queue = [(0, start)]
    while queue:
        distance, town = heapq.heappop(queue)
        if distance > best[town]:
            continue
        for other, length in roads[town].items():
            if distance + length < best.get(other, 10 ** 9):
                best[other] = distance + length
                heapq.heappush(queue, (distance + length, other))
    return best


print(shortest("a"))  # expect: {'a': 0, 'b': 4, 'c': 3, 'd': 6}
print(shortest("c"))  # expect: {'c': 0, 'b': 1, 'd': 3}
