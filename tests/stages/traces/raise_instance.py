# An exception object passes through two inlined frames; what is known of other objects stays known.


def inner(error):
    raise error


def outer(error, box):
    box.count = box.count + 1
    inner(error)


class Box:
    count = 0


def run(error, box):
    for i in range(300):
        try:
            outer(error, box)
        except ValueError:
            box.count = box.count + 1
    return box.count


print(run(ValueError("again"), Box()))
