def text(a, b):
    f"{a}"
    f"plain"
    f"{a!r:>{b}} {b}" f"{a=}"
    return "a" "b", b"c", "\ud800"
