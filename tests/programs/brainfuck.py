"""A brainf*ck interpreter with a small optimising compiler in front of it."""


class Op:
    def __init__(self, kind, arg=0):
        self.kind = kind
        self.arg = arg

    def __repr__(self):
        return f"{self.kind}({self.arg})" if self.arg else self.kind


def parse(source):
    ops, stack = [], []
    for position, ch in enumerate(source):
        if ch in "+-":
            delta = 1 if ch == "+" else -1
            if ops and ops[-1].kind == "add":
                ops[-1].arg += delta
            else:
                ops.append(Op("add", delta))
        elif ch in "<>":
            delta = 1 if ch == ">" else -1
            if ops and ops[-1].kind == "move":
                ops[-1].arg += delta
            else:
                ops.append(Op("move", delta))
        elif ch == ".":
            ops.append(Op("out"))
        elif ch == ",":
            ops.append(Op("in"))
        elif ch == "[":
            stack.append((len(ops), position))
            ops.append(Op("open"))
        elif ch == "]":
            if not stack:
                raise SyntaxError(f"unmatched ] at {position}")
            start, _ = stack.pop()
            body = ops[start + 1:]
            if len(body) == 1 and body[0].kind == "add" and abs(body[0].arg) == 1:
                del ops[start:]
                ops.append(Op("clear"))
            elif is_transfer(body):
                del ops[start:]
                ops.append(Op("transfer", transfer_targets(body)))
            else:
                ops[start].arg = len(ops)
                ops.append(Op("close", start))
    if stack:
        raise SyntaxError(f"unmatched [ at {stack[-1][1]}")
    return ops


def is_transfer(body):
    """A loop that only adds multiples of its cell to its neighbours."""
    if not body or any(op.kind not in ("add", "move") for op in body):
        return False
    offset = 0
    at_zero = 0
    for op in body:
        if op.kind == "move":
            offset += op.arg
        elif offset == 0:
            at_zero += op.arg
    return offset == 0 and at_zero == -1


def transfer_targets(body):
    offset, targets = 0, {}
    for op in body:
        if op.kind == "move":
            offset += op.arg
        elif offset:
            targets[offset] = targets.get(offset, 0) + op.arg
    return tuple(sorted(targets.items()))


def run(ops, text="", size=3000):
    tape = [0] * size
    pointer = pc = steps = 0
    output = []
    pending = iter(text)
    while pc < len(ops):
        op = ops[pc]
        kind = op.kind
        steps += 1
        if kind == "add":
            tape[pointer] = (tape[pointer] + op.arg) & 255
        elif kind == "move":
            pointer += op.arg
            if not 0 <= pointer < size:
                raise IndexError(f"pointer {pointer} left the tape")
        elif kind == "open":
            if not tape[pointer]:
                pc = op.arg
        elif kind == "close":
            if tape[pointer]:
                pc = op.arg
        elif kind == "out":
            output.append(chr(tape[pointer]))
        elif kind == "in":
            if ch := next(pending, ""):
                tape[pointer] = ord(ch)
        elif kind == "clear":
            tape[pointer] = 0
        else:
            value = tape[pointer]
            if value:
                for offset, factor in op.arg:
                    tape[pointer + offset] = (tape[pointer + offset] + value * factor) & 255
                tape[pointer] = 0
        pc += 1
    return "".join(output), steps


HELLO = """
++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.
"""
REVERSE = ">,[>,]<[.<]"
LETTERS = "++++++++[>++++++++<-]>+<" + "+" * 26 + "[>.+<-]"
UPPER = ">,[--------------------------------.>,]"
NESTED = "++++[>++++++++[>++[>+.<-]<-]<-]"

for name, source, text in [("hello", HELLO, ""), ("reverse", REVERSE, "taipan"), ("letters", LETTERS, ""),
                           ("upper", UPPER, "embeddable"), ("nested", NESTED, "")]:
    ops = parse(source)
    result, steps = run(ops, text)
    print(f"{name}: {len(ops)} ops, {steps} steps")
    text = result.strip()
    print(text if text.isprintable() else ascii(text[:40]))
print(parse("+++>-<[->++<]>[-]"))
for broken in ("[[]", "]", "+[-"):
    try:
        parse(broken)
    except SyntaxError as problem:
        print(repr(broken), "->", problem)
try:
    run(parse("<"))
except IndexError as problem:
    print(problem)
