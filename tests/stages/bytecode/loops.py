def loops(items):
    for i in items:
        if i: continue
        if i > 3: break
        f(i)
    else:
        g()
    while items:
        items = items.next
        if f(): continue
    else:
        h()
    for items.x in [1, 2, 3]: pass
    while True:
        pass


def bound_in_a_loop(x):
    for i in x:
        if i:
            y = i
        print(y)
    return i
