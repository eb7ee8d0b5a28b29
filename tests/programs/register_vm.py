"""An assembler, a verifier and an interpreter for a small register machine."""
from enum import Enum, auto
from dataclasses import dataclass, field


class Op(Enum):
    LOAD = auto()
    MOVE = auto()
    ADD = auto()
    SUB = auto()
    MUL = auto()
    DIV = auto()
    MOD = auto()
    LESS = auto()
    EQUAL = auto()
    JUMP = auto()
    JUMPIF = auto()
    CALL = auto()
    RET = auto()
    PUSH = auto()
    POP = auto()
    STORE = auto()
    FETCH = auto()
    PRINT = auto()
    HALT = auto()

    @property
    def shape(self):
        return SHAPES.get(self, "rrr")


SHAPES = {Op.LOAD: "ri", Op.MOVE: "rr", Op.JUMP: "l", Op.JUMPIF: "rl", Op.CALL: "l", Op.RET: "", Op.PUSH: "r",
          Op.POP: "r", Op.STORE: "rr", Op.FETCH: "rr", Op.PRINT: "r", Op.HALT: ""}


@dataclass(frozen=True)
class Instruction:
    op: Op
    args: tuple
    line: int = field(compare=False, default=0)

    def __str__(self):
        return f"{self.op.name.lower():<7}" + ", ".join(
            f"r{a}" if kind == "r" else f"#{a}" if kind == "i" else f"@{a}" for kind, a in zip(self.op.shape, self.args))


class AssemblyError(Exception):
    def __init__(self, line, message):
        super().__init__(f"line {line}: {message}")
        self.line = line


def assemble(source):
    labels, pending = {}, []
    for number, text in enumerate(source.splitlines(), 1):
        text = text.partition(";")[0].strip()
        if not text:
            continue
        if text.endswith(":"):
            name = text[:-1]
            if name in labels:
                raise AssemblyError(number, f"label {name} defined twice")
            labels[name] = len(pending)
            continue
        name, _, rest = text.partition(" ")
        try:
            op = Op[name.upper()]
        except KeyError:
            raise AssemblyError(number, f"no instruction {name!r}") from None
        operands = [part.strip() for part in rest.split(",") if part.strip()]
        if len(operands) != len(op.shape):
            raise AssemblyError(number, f"{name} takes {len(op.shape)} operands, not {len(operands)}")
        pending.append((op, operands, number))
    program = []
    for op, operands, number in pending:
        args = []
        for kind, operand in zip(op.shape, operands):
            if kind == "r":
                if not (operand[0] == "r" and operand[1:].isdigit() and int(operand[1:]) < 16):
                    raise AssemblyError(number, f"{operand!r} is not a register")
                args.append(int(operand[1:]))
            elif kind == "i":
                args.append(int(operand, 0))
            else:
                if operand not in labels:
                    raise AssemblyError(number, f"no label {operand!r}")
                args.append(labels[operand])
        program.append(Instruction(op, tuple(args), number))
    return program


class Trap(Exception):
    pass


@dataclass
class Machine:
    program: list
    registers: list = field(default_factory=lambda: [0] * 16)
    stack: list = field(default_factory=list)
    calls: list = field(default_factory=list)
    memory: dict = field(default_factory=dict)
    counts: dict = field(default_factory=dict)
    output: list = field(default_factory=list)

    def run(self, limit=200_000):
        r, pc, steps = self.registers, 0, 0
        while steps < limit:
            if not 0 <= pc < len(self.program):
                raise Trap(f"pc {pc} outside the program")
            instruction = self.program[pc]
            op, args = instruction.op, instruction.args
            self.counts[op] = self.counts.get(op, 0) + 1
            steps += 1
            pc += 1
            match op:
                case Op.LOAD:
                    r[args[0]] = args[1]
                case Op.MOVE:
                    r[args[0]] = r[args[1]]
                case Op.ADD:
                    r[args[0]] = r[args[1]] + r[args[2]]
                case Op.SUB:
                    r[args[0]] = r[args[1]] - r[args[2]]
                case Op.MUL:
                    r[args[0]] = r[args[1]] * r[args[2]] & 0xFFFFFFFF
                case Op.DIV | Op.MOD:
                    a, b = r[args[1]], r[args[2]]
                    if b == 0:
                        raise Trap(f"line {instruction.line}: division by zero")
                    r[args[0]] = a // b if op is Op.DIV else a % b
                case Op.LESS:
                    r[args[0]] = int(r[args[1]] < r[args[2]])
                case Op.EQUAL:
                    r[args[0]] = int(r[args[1]] == r[args[2]])
                case Op.JUMP:
                    pc = args[0]
                case Op.JUMPIF:
                    if r[args[0]]:
                        pc = args[1]
                case Op.CALL:
                    if len(self.calls) > 50:
                        raise Trap("call stack overflow")
                    self.calls.append(pc)
                    pc = args[0]
                case Op.RET:
                    pc = self.calls.pop()
                case Op.PUSH:
                    self.stack.append(r[args[0]])
                case Op.POP:
                    r[args[0]] = self.stack.pop()
                case Op.STORE:
                    self.memory[r[args[1]]] = r[args[0]]
                case Op.FETCH:
                    r[args[0]] = self.memory.get(r[args[1]], 0)
                case Op.PRINT:
                    self.output.append(r[args[0]])
                case Op.HALT:
                    return steps
        raise Trap(f"no end after {limit} steps")


PRIMES = """
    load r1, 2          ; candidate
    load r2, 1
    load r9, 60
next:
    load r3, 2          ; divisor
test:
    mul r4, r3, r3
    less r5, r1, r4
    jumpif r5, prime
    mod r6, r1, r3
    load r7, 0
    equal r8, r6, r7
    jumpif r8, skip
    add r3, r3, r2
    jump test
prime:
    print r1
skip:
    add r1, r1, r2
    less r5, r1, r9
    jumpif r5, next
    halt
"""

FIB = """
    load r0, 15
    call fib
    print r1
    halt
fib:                    ; r0 -> r1
    load r2, 2
    less r3, r0, r2
    jumpif r3, base
    push r0
    load r2, 1
    sub r0, r0, r2
    call fib
    pop r0
    push r1
    load r2, 2
    sub r0, r0, r2
    call fib
    pop r2
    add r1, r1, r2
    ret
base:
    move r1, r0
    ret
"""

SORT = """
    load r15, 12        ; fill memory with a pseudo-random sequence
    load r0, 0
    load r1, 17
    load r2, 1
    load r10, 1103515245
    load r11, 12345
    load r12, 97
fill:
    mul r1, r1, r10
    add r1, r1, r11
    mod r3, r1, r12
    store r3, r0
    add r0, r0, r2
    less r4, r0, r15
    jumpif r4, fill
    load r0, 1
outer:
    move r5, r0
inner:
    sub r6, r5, r2
    fetch r7, r5
    fetch r8, r6
    less r4, r7, r8
    equal r4, r4, r2
    jumpif r4, swap
    jump done
swap:
    store r7, r6
    store r8, r5
    move r5, r6
    jumpif r5, inner
done:
    add r0, r0, r2
    less r4, r0, r15
    jumpif r4, outer
    load r0, 0
show:
    fetch r7, r0
    print r7
    add r0, r0, r2
    less r4, r0, r15
    jumpif r4, show
    halt
"""

for name, source in (("primes", PRIMES), ("fib", FIB), ("sort", SORT)):
    program = assemble(source)
    machine = Machine(program)
    steps = machine.run()
    top = sorted(machine.counts.items(), key=lambda item: (-item[1], item[0].value))[:4]
    print(f"{name}: {len(program)} instructions, {steps} steps")
    print("  output", machine.output)
    print("  hottest", ", ".join(f"{op.name} x{count}" for op, count in top))
for instruction in assemble(FIB)[:6]:
    print("   ", instruction)
print(assemble("load r1, 0x10")[0] == Instruction(Op.LOAD, (1, 16)), assemble("load r1, 1")[0])
for bad in ("bogus r1", "load r1", "load r99, 1", "jump nowhere", "a:\na:", "move r1, 5"):
    try:
        assemble(bad)
    except AssemblyError as problem:
        print(problem, "|", problem.line)
for bad in ("load r1, 1\nload r2, 0\ndiv r3, r1, r2", "loop:\njump loop", "f:\ncall f", "load r1, 1"):
    try:
        Machine(assemble(bad)).run(1000)
    except Trap as problem:
        print("trap:", problem)
