
def run(n):
    return sum(i * 2 for i in range(n))


print(run(300))
