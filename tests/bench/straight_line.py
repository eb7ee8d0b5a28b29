"""A loop body of a thousand statements, made by the program itself."""
import sys


def source(statements):
    names = [f"v{i}" for i in range(16)]
    lines = ["def body(n):", "    " + " = ".join(names) + " = 1", "    for i in range(n):"]
    for k in range(statements):
        a, b, c = names[k * 7 % 16], names[k * 5 % 16], names[(k * 3 + 1) % 16]
        if k % 4 == 0:
            lines.append(f"        {a} = ({b} + {c} * 3 + i) % 1009")
        elif k % 4 == 1:
            lines.append(f"        {a} = {b} - {c} + {k}")
        elif k % 4 == 2:
            lines.append(f"        if {b} > {c}: {a} = {c} + 1")
        else:
            lines.append(f"        {a} = ({a} * 2 + {b}) % 2003")
    lines.append("    return (" + " + ".join(names) + ") % 1000003")
    return "\n".join(lines)


def main(n):
    scope = {}
    exec(source(1000), scope)
    print("straight_line", n, scope["body"](n))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000)  # smoke: 30
