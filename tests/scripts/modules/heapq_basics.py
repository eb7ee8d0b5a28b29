# A list as a priority queue.
import heapq

heap = []
for n in [5, 1, 8, 3, 9, 2]:
    heapq.heappush(heap, n)
print(heap, heap[0])  # expect: [1, 3, 2, 5, 9, 8] 1
print([heapq.heappop(heap) for _ in range(3)], heap)  # expect: [1, 2, 3] [5, 9, 8]
print(heapq.heappushpop(heap, 4), heapq.heapreplace(heap, 7), heap)  # expect: 4 5 [7, 9, 8]
items = [9, 4, 7, 1, 8, 2]
heapq.heapify(items)
print(items)  # expect: [1, 4, 2, 9, 8, 7]
print(heapq.nlargest(2, items), heapq.nsmallest(3, items), heapq.nlargest(2, ["a", "ccc", "bb"], key=len))  # expect: [9, 8] [1, 2, 4] ['ccc', 'bb']
print(list(heapq.merge([1, 4, 7], [2, 5], [3])), list(heapq.merge(["b", "aaa"], ["cc"], key=len)))  # expect: [1, 2, 3, 4, 5, 7] ['b', 'cc', 'aaa']
try:
    heapq.heappop([])
except IndexError as error:
    print(error)  # expect: index out of range
