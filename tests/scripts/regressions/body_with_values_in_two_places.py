# A trace that goes back to the body of its loop brings each value to all the places where the body may look for it.
def clip(x):
    if isinstance(x, int):
        return 0
    if isinstance(x, float):
        return x if -1e15 < x < 1e15 else 0.5
    return x


def turns():
    count, kept, last = 0, 1.5, ""
    for w in [1, 2.5, "a", None] * 9:
        count += w is None
        last = w if isinstance(w, str) else last
        kept = clip(kept)
    return count, kept, last


print({turns() for turn in range(60)})  # expect: {(9, 1.5, 'a')}


# A call that raises is not done again when the trace is left behind it.
def coroutines():
    ended = 0
    for turn in range(40):

        async def nothing(u):
            if u == "a":
                pass

        waiting = nothing(0)
        try:
            waiting.send(None)
        except StopIteration:
            ended += 1
    return ended


print(coroutines())  # expect: 40
