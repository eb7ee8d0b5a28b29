# Breadth first over a grid: a deque as a queue.
from collections import deque

grid = ["..#.", ".##.", "....", "#.#."]


def distances(start):
    seen = {start: 0}
    queue = deque([start])
    while queue:
        row, column = queue.popleft()
        for r, c in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
            if 0 <= r < 4 and 0 <= c < 4 and grid[r][c] == "." and (r, c) not in seen:
                seen[r, c] = seen[row, column] + 1
                queue.append((r, c))
    return seen


found = distances((0, 0))
print(len(found), found[3, 3], max(found.values()))  # expect: 11 6 7
window, sums = deque(), []
for n in range(10):
    window.append(n)
    if len(window) > 3:
        window.popleft()
    sums.append(sum(window))
print(sums)  # expect: [0, 1, 3, 6, 9, 12, 15, 18, 21, 24]
big = deque()
for n in range(5000):
    big.append(n)
    if n % 3 == 0:
        big.popleft()
print(len(big), big[0], big[-1], sum(big))  # expect: 3333 1667 4999 11108889
