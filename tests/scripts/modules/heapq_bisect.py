import heapq, bisect
def error(action):
    try:
        action()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return "no error"


h = []
for v in (5, 1, 4, 1, 3): heapq.heappush(h, v)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h)  # expect: [3, 5, 4, 9] 1 [3, 5, 4, 9] 0 1 [3, 5, 4, 9]
l = [9, 4, 7, 1]; heapq.heapify(l); print(l, heapq.nsmallest(2, l), heapq.nlargest(2, l), heapq.nsmallest(2, "hello", key=ord), heapq.nlargest(0, l), heapq.nlargest(99, l))  # expect: [1, 4, 7, 9] [1, 4] [9, 7] ['e', 'h'] [] [9, 7, 4, 1]
print(list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge([3, 1], [2], reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)))  # expect: [0, 1, 2, 3, 4] [3, 2, 1] ['a', 'bb', 'ccc']
t = []; heapq.heappush(t, (2, "b")); heapq.heappush(t, (1, "z")); heapq.heappush(t, (2, "a")); print([heapq.heappop(t) for _ in range(3)])  # expect: [(1, 'z'), (2, 'a'), (2, 'b')]
print(error(lambda: heapq.heappop([])))  # expect: IndexError: index out of range
print(error(lambda: heapq.heapreplace([], 1)))  # expect: IndexError: index out of range
print(error(lambda: heapq.heappush(5, 1)))  # expect: TypeError: heappush() argument 1 must be list, not int
print(error(lambda: heapq.heapify((1,))))  # expect: TypeError: heapify() argument must be list, not tuple
print(error(lambda: heapq.heapify([1, "a"])))  # expect: TypeError: '<' not supported between instances of 'int' and 'str'
s = [1, 3, 3, 5]
print(bisect.bisect(s, 3), bisect.bisect_left(s, 3), bisect.bisect_right(s, 3), bisect.bisect_left(s, 0), bisect.bisect(s, 9), bisect.bisect_left(s, 3, 2), bisect.bisect(s, 3, 0, 2))  # expect: 3 1 3 0 4 2 2
bisect.insort(s, 4); bisect.insort_left(s, 3); print(s)  # expect: [1, 3, 3, 3, 4, 5]
print(bisect.bisect_left([(1, "a"), (3, "b")], 3, key=lambda p: p[0]), [bisect.bisect([60, 70, 80], g) for g in (50, 60, 75, 90)])  # expect: 1 [0, 1, 2, 3]
print(error(lambda: bisect.bisect([1], "a")))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
print(error(lambda: bisect.bisect([1], 1, -1)))  # expect: ValueError: lo must be non-negative
print(error(lambda: bisect.insort(5, 1)))  # expect: TypeError: object of type 'int' has no len()
