def comprehensions(x, y):
    a = [i + y for i in x if i if i > 2]
    b = {i for i, j in x for k in j}
    c = {i: f(i) for i in x}
    d = (i for i in x)
    return [[j for j in i] for i in f(x)], [last := i for i in x], last
