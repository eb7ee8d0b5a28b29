"""Checks the expected mistakes against CPython 3.11, or writes them anew with `--bless`.

Each file in `mistakes` is a list of wrong programs, each followed by what CPython says of it:
`>>> class line:offset-end_line:end_offset message`, and an empty line.
"""

import ast
import pathlib
import sys
import warnings

FOLDER = pathlib.Path(__file__).with_name("mistakes")
MARK = ">>> "


def programs_in(text):
    """The programs with their expectations."""
    program = []
    lines = iter(text.split("\n"))
    for line in lines:
        if not line.startswith(MARK):
            program.append(line + "\n")
            continue
        yield "".join(program), line
        program = []
        next(lines, None)


def expectation(program):
    try:
        ast.parse(program)
    except SyntaxError as error:
        place = f"{error.lineno}:{error.offset}-{error.end_lineno}:{error.end_offset}"
        return f"{MARK}{type(error).__name__} {place} {error.msg}"
    return f"{MARK}no mistake"


def main(bless):
    warnings.simplefilter("ignore")
    wrong = 0
    for path in sorted(FOLDER.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        entries = list(programs_in(text))
        if bless:
            path.write_text("\n".join(f"{program}{expectation(program)}\n" for program, _ in entries), encoding="utf-8")
            continue
        for program, expected in entries:
            if expectation(program) != expected:
                wrong += 1
                print(f"{path.name}: {program!r}: {expected}, but CPython says {expectation(program)}")
        print(f"{path.name}: {len(entries)} programs")
    return wrong != 0


if __name__ == "__main__":
    sys.exit(main("--bless" in sys.argv))
