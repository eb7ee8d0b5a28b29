"""Writes `calls.txt`: calls of methods and operators of containers, and what CPython made of them.

A line is a call, its operands as literals, and the answer, separated by tabs: `=repr of the result` and the repr of the
first operand afterwards, or `!Class: message`. Run it with CPython 3.11; the cases are the same every time.
"""

import itertools
import operator
import pathlib
import random

rng = random.Random(20)

LISTS = ["[]", "[1]", "[3, 1, 2]", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", "['a', 'b']", "[1, 'a', None, 2.5, True]",
         "[[1, 2], [3]]", "[(1, 'x'), (0, 'y'), (1, 'a')]", "[2.5, 1, True, 0]", "[1, 1, 2, 1]"]
TUPLES = [text.replace("[", "(").replace("]", ",)").replace("(,)", "()") for text in LISTS]
DICTS = ["{}", "{1: 2}", "{'a': 1, 'b': 2}", "{1: [1], 2: [2], 3: [3]}", "{(1, 2): None, 'k': {}}", "{True: 'x', 2: 'y'}"]
SETS = ["set()", "{1}", "{3, 1, 2}", "{10, 20, 30, 40, 50, 60, 70}", "{'a'}", "{(1, 2), (3, 4)}", "{-1, 0, 1.5}",
        "{1000, 8, 16, 24, 32, 7}"]
FROZEN = ["frozenset()", "frozenset({1, 2, 3})", "frozenset({5, 64, 128})", "frozenset({frozenset({1}), 2})"]
RANGES = ["range(0, 0, 1)", "range(0, 5, 1)", "range(10, 0, -3)", "range(2, 3, 5)", "range(1, 100, 7)", "range(-5, 5, 2)"]
WIDE = "range(0, 100000000000000000000000, 3)"
TEXTS = ["''", "'a'", "'hello world'", "'h\u00e9llo w\u00f6rld \u20ac\u20ac \U0001f600!'"]
OTHERS = ["None", "3", "2.5", "'ab'"]
INDICES = ["0", "1", "-1", "5", "-20", "True", "None", "'x'", "1.5", "100000000000000000000000"]
SLICES = ["slice(None, None, None)", "slice(1, None, None)", "slice(None, -1, None)", "slice(None, None, 2)",
          "slice(None, None, -1)", "slice(1, 4, 1)", "slice(4, 1, -2)", "slice(-3, 100, 1)", "slice(5, 2, 1)",
          "slice(None, None, 0)", "slice('a', None, None)", "slice(-100000000000000000000000, 100000000000000000000000, 3)",
          "slice(0, 0, 1)", "slice(10, None, -3)"]
SEQUENCES = LISTS + TUPLES + RANGES + TEXTS
EVERYTHING = LISTS + TUPLES + DICTS + SETS + FROZEN + RANGES + TEXTS + OTHERS + SLICES[:3]

OPERATORS = {name: getattr(operator, name) for name in (
    "add mul sub and_ or_ xor iadd imul isub iand ior ixor eq ne lt le gt ge getitem setitem delitem contains").split()}


def in_place_sort(value, reverse):
    value.sort(reverse=reverse)


FUNCTIONS = {
    "len": len, "repr": repr, "hash": hash, "items": lambda v: list(v), "backwards": lambda v: list(reversed(v)),
    "sort": lambda v: in_place_sort(v, False), "sort_down": lambda v: in_place_sort(v, True),
    "list": list, "tuple": tuple, "set": set, "frozenset": frozenset, "dict": dict, "range": range,
    "in": lambda c, i: i in c, "keys": lambda d: d.keys(), "values": lambda d: d.values(), "pairs": lambda d: d.items(),
}

lines = []


def literal(text):
    return eval(text, {})


def is_unordered(value):
    """Is there a set whose order depends on hashes of texts or addresses?"""
    if isinstance(value, (set, frozenset)) and len(value) > 1:
        return any(map(has_free_hash, value))
    if isinstance(value, dict):
        return any(map(is_unordered, value.values()))
    if isinstance(value, (list, tuple, set, frozenset)) or type(value).__name__.startswith("dict_"):
        return any(map(is_unordered, value))
    return False


def has_free_hash(value):
    if isinstance(value, (tuple, frozenset)):
        return any(map(has_free_hash, value))
    return value is None or isinstance(value, str)


def call(name, *texts):
    operands = [literal(text) for text in texts]
    if is_unordered(operands):
        return
    try:
        if name in OPERATORS:
            result = OPERATORS[name](*operands)
        elif name in FUNCTIONS:
            result = FUNCTIONS[name](*operands)
        elif name.startswith("view."):
            _, view, method = name.split(".")
            result = getattr(getattr(operands[0], view)(), method)(*operands[1:])
        else:
            result = getattr(operands[0], name)(*operands[1:])
        if is_unordered([result, operands[0]]):
            return
        answer = f"={result!r} {operands[0]!r}"
    except Exception as error:
        answer = f"!{type(error).__name__}: {error}"
    if " object at 0x" not in answer:
        lines.append("\t".join([name, *texts, answer.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")]))


def some(texts, count):
    return rng.sample(texts, min(count, len(texts)))


for sequence in SEQUENCES + [WIDE]:
    for index in INDICES + SLICES:
        call("getitem", sequence, index)
for value in DICTS + SETS + OTHERS:
    for index in some(INDICES + SLICES, 8):
        call("getitem", value, index)
for value in LISTS + some(DICTS + TUPLES + SETS + RANGES + TEXTS + OTHERS, 12):
    for index in some(INDICES + SLICES, 16):
        call("delitem", value, index)
        for new in some(["[7, 8]", "(9,)", "'xyz'", "5", "[]", "range(0, 3, 1)", "{1: 2}"], 2):
            call("setitem", value, index, new)
for value in EVERYTHING:
    for name in ("len", "repr", "items", "backwards"):
        call(name, value)
    if "'" not in value and "None" not in value and not ("range" in value and len(literal(value)) < 2):
        call("hash", value)
    for kind in ("list", "tuple", "set", "frozenset", "dict"):
        call(kind, value)
    for item in some(EVERYTHING, 10) + ["1", "2", "'a'", "(1, 2)", "[1, 2]", "frozenset({1})", "{1}"]:
        call("in", value, item)
    for other in some(EVERYTHING, 12) + [value]:
        for name in some(["eq", "ne", "lt", "le", "gt", "ge"], 2):
            call(name, value, other)
for left, right in some(list(itertools.product(EVERYTHING, EVERYTHING)), 900) + list(
    itertools.product(SETS + DICTS + FROZEN, SETS + DICTS + FROZEN)
):
    for name in some([n for n in OPERATORS if n not in ("getitem", "setitem", "delitem", "contains", "eq", "ne", "lt", "le",
                                                        "gt", "ge")], 2):
        call(name, left, right)
for value, count in itertools.product(LISTS + TUPLES, ["0", "1", "2", "5", "-1", "True", "100000000000000000000000", "1.5"]):
    call("mul", value, count)
    call("mul", count, value)
    call("imul", value, count)
for value in LISTS:
    call("sort", value)
    call("sort_down", value)
    call("reverse", value)
    call("clear", value)
    call("copy", value)
    for index in INDICES:
        call("pop", value, index)
        call("insert", value, index, "99")
    call("pop", value)
    for item in ["1", "2.5", "'a'", "[3]", "(0, 'y')", "99", "None"]:
        call("append", value, item)
        call("remove", value, item)
    for other in some(EVERYTHING, 12):
        call("extend", value, other)
for value in LISTS + TUPLES:
    for item in ["1", "2.5", "'a'", "[3]", "(0, 'y')", "99", "True"]:
        call("index", value, item)
        call("count", value, item)
        places = [("1", "3"), ("-2", "100"), ("0", "-1"), ("100000000000000000000000", "5"), ("'a'", "1")]
        for start, stop in some(places, 2):
            call("index", value, item, start, stop)
for name in ("len", "repr", "hash"):
    call(name, WIDE)
for other in ["3", "range(0, 100000000000000000000001, 3)", "range(0, 99999999999999999999999, 3)", "[1]"]:
    call("eq", WIDE, other)
for value in RANGES + [WIDE]:
    for item in ["1", "7", "2.0", "'a'", "True", "99999999999999999999999", "99999999999999999999998", "-5"]:
        # Anything but an int is searched for, which takes long in the wide one.
        if value is WIDE and item in ("2.0", "'a'"):
            continue
        call("index", value, item)
        call("count", value, item)
for args in [("5",), ("1", "5"), ("1", "10", "3"), ("10", "1", "-3"), ("1", "2", "0"), ("1.5",), ("'a'",), ("True",),
             ("0", "100000000000000000000000")]:
    call("range", *args)
for value in SLICES + ["slice(3, 100, 7)", "slice(100, 3, -7)", "slice(-5, -1, 1)"]:
    for count in ["0", "5", "10", "-1", "'a'", "100000000000000000000000"]:
        call("indices", value, count)
for value in DICTS:
    for name in ("keys", "values", "pairs", "popitem", "clear", "copy"):
        call(name, value)
    for key in ["1", "'a'", "(1, 2)", "[1]", "1.0", "99", "'k'", "{1}"]:
        call("get", value, key)
        call("get", value, key, "'default'")
        call("pop", value, key)
        call("pop", value, key, "'default'")
        call("setdefault", value, key)
        call("setdefault", value, key, "[7]")
    for other in some(EVERYTHING, 20) + ["[(1, 2), (3, 4)]", "[[1, 2], 'ab']", "[(1, 2, 3)]", "['abc']", "[(1, 2), 5]"]:
        call("update", value, other)
    for view in ("keys", "items"):
        for name in ("__and__", "__or__", "__sub__", "__xor__", "__rsub__", "isdisjoint", "__eq__", "__lt__", "__ge__"):
            for other in some(LISTS + TUPLES + DICTS + SETS + FROZEN + OTHERS, 8):
                call(f"view.{view}.{name}", value, other)
        for item in ["1", "(1, 2)", "('a', 1)", "'a'", "[1]"]:
            call(f"view.{view}.__contains__", value, item)
for value in SETS + FROZEN:
    for name in ("copy", "pop", "clear"):
        call(name, value)
    for item in ["1", "2.0", "'a'", "(1, 2)", "[1]", "frozenset({1})", "{1}", "64"]:
        call("add", value, item)
        call("remove", value, item)
        call("discard", value, item)
    for other in some(EVERYTHING, 25):
        for name in some(["union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset",
                          "isdisjoint", "update", "intersection_update", "difference_update",
                          "symmetric_difference_update"], 3):
            call(name, value, other)
    call("union", value, "{1, 2}", "[3]", "(4, 100)")
    call("intersection", value, "{1, 2, 3}", "[3, 1]")
    call("difference", value, "{1}", "[3]")
    call("union", value)
# Larger sets, whose order shows how the table is filled.
for size in (5, 6, 20, 40, 150):
    for bound in (size, 3 * size, 10**6, 2**45, 2**80):
        numbers = [rng.randrange(-bound, bound) for _ in range(size)]
        text = repr(numbers)
        call("set", text)
        call("frozenset", text)
        call("union", "{" + text[1:-1] + "}", repr([rng.randrange(bound) for _ in range(size)]))
        call("difference", "{" + text[1:-1] + "}", repr(numbers[: size // 2]))
        call("difference_update", "{" + text[1:-1] + "}", repr(numbers[: size - 2]))
        call("and_", "{" + text[1:-1] + "}", "{" + repr(numbers[::2] + [bound])[1:-1] + "}")
        call("xor", "{" + text[1:-1] + "}", "{" + repr(numbers[::3] + [bound, bound + 1])[1:-1] + "}")
        call("sort", text)
        call("sort_down", text)
        pairs = repr([(number % 5, number) for number in numbers])
        call("sort", pairs)
        call("set", pairs)

path = pathlib.Path(__file__).with_name("calls.txt")
path.write_text("\n".join(dict.fromkeys(lines)) + "\n")
