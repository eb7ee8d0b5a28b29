# Each turn of the outer loop has another row, which is the same in all turns of the inner one.


def run(rows, columns):
    total = 0
    for row in rows:
        for i in range(columns):
            total += row[i]
    return total


print(run([[i * j for j in range(40)] for i in range(2_000)], 40))
