"""Compiles every Python file below the folders given, and compares what is refused with CPython.

Run with CPython 3.11: `python3 tests/stages/compare_code.py [FOLDER ...]`; without folders, over the standard
library. Every file that CPython compiles must be compiled, and accepted by the verifier; every file that it refuses
must be refused with the same message at the same place.
"""

import sys
import sysconfig
import warnings

from compare_tree import files_below
from front_end import FrontEnd, mistake_of


def main(folders):
    warnings.simplefilter("ignore")
    sys.set_int_max_str_digits(0)
    compiler = FrontEnd("compile")
    same = wrong = both_refuse = 0
    for folder in folders:
        for path in files_below(folder):
            with open(path, "rb") as file:
                source = file.read()
            kind, ours = compiler.ask("module", source)
            try:
                compile(source, "<t>", "exec", dont_inherit=True)
                theirs = None
            except (SyntaxError, ValueError) as error:
                theirs = mistake_of(error, source).replace("\nNone\n", "\n0\n")
            if kind == "listing" and theirs is None:
                same += 1
            elif kind == "mistake" and ours == theirs:
                both_refuse += 1
            else:
                wrong += 1
                print(f"{path}: {kind} {'' if kind == 'listing' else ours!r}, CPython has {theirs!r}")
    print(f"{same} files compiled, {both_refuse} refused alike, {wrong} wrong")
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [sysconfig.get_path("stdlib")]) != 0)
