"""Writes what CPython says into `refused.txt`, below each wrong program.

Run with CPython 3.11: `python3 tests/stages/compare_refused.py`. Programs end with a line that begins with `#!`; that
line becomes `#! line column end_line end_column message`. The columns are CPython's, 0 where it has none.
"""

import os
import sys
import warnings

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "refused.txt")


def refusal(program):
    try:
        compile(program, "test.py", "exec", dont_inherit=True)
    except SyntaxError as error:
        places = (error.lineno, error.offset, error.end_lineno, error.end_offset or 0)
        return " ".join(map(str, places)) + f" {error.msg}"
    sys.exit(f"CPython accepts this:\n{program}")


def main():
    warnings.simplefilter("ignore")
    lines, program = [], []
    with open(FILE) as file:
        for line in file.read().splitlines():
            if line.startswith("#!"):
                lines += [*program, "#! " + refusal("\n".join(program) + "\n")]
                program = []
            else:
                program.append(line)
    with open(FILE, "w") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
