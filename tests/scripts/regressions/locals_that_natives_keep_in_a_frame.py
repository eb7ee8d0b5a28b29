# What `exec` binds in a function is among the variables of its frame, which an exception has left.
class Boom(Exception):
    pass


def inner(k):
    try:
        pass
    finally:
        exec("made = k * 2")
        raise Boom(k)


def outer(n):
    seen = []
    for k in range(n):
        try:
            inner(k)
        except Boom as boom:
            seen.append(boom.__traceback__.tb_next.tb_frame.f_locals)
    return seen[0], seen[-1], sum(names["made"] for names in seen)


for _ in range(3):
    print(outer(60))  # expect: ({'k': 0, 'made': 0}, {'k': 59, 'made': 118}, 3540)
    # expect: ({'k': 0, 'made': 0}, {'k': 59, 'made': 118}, 3540)
    # expect: ({'k': 0, 'made': 0}, {'k': 59, 'made': 118}, 3540)


def asked_twice(k):
    first = locals()
    exec("more = k + 1")
    second = locals()
    return first is second, second["more"]


print([asked_twice(k) for k in range(40)][-1])  # expect: (True, 40)


def suspended():
    exec("x, other = 1, 2")
    x = 5
    yield locals()
    yield x


generator = suspended()
print(next(generator), generator.gi_frame.f_locals)  # expect: {'x': 5, 'other': 2} {'x': 5, 'other': 2}
