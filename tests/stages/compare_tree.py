"""Compares our trees with Python's own, over every Python file below the folders given.

Run with CPython 3.11: `python3 tests/stages/compare_tree.py [FOLDER ...]`; without folders, over the standard
library. Every file that CPython parses must give the same tree with the same places; every file that it does
not parse must give the same mistake.
"""

import ast
import os
import sys
import sysconfig
import warnings

from front_end import FrontEnd, mistake_of


def expected_tree(source):
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            # `u''` is remembered by `ast` alone.
            node.kind = None
        if isinstance(node, ast.JoinedStr):
            # CPython 3.11 does not know the places inside f-strings.
            for inner in ast.walk(node):
                if inner is not node and hasattr(inner, "lineno"):
                    del inner.lineno, inner.col_offset, inner.end_lineno, inner.end_col_offset
    return ast.dump(tree, indent=1, include_attributes=True)


def files_below(folder):
    for path, folders, names in os.walk(folder):
        folders.sort()
        if path == folder and "site-packages" in folders:
            folders.remove("site-packages")
        yield from (os.path.join(path, name) for name in sorted(names) if name.endswith(".py"))


def difference(ours, theirs):
    ours, theirs = ours.splitlines(), theirs.splitlines()
    for number, (left, right) in enumerate(zip(ours, theirs)):
        if left != right:
            return f"line {number + 1} of the dump: {left.strip()!r}, CPython has {right.strip()!r}"
    return f"{len(ours)} lines of dump, CPython has {len(theirs)}"


def main(folders):
    warnings.simplefilter("ignore")
    sys.set_int_max_str_digits(0)
    front_end = FrontEnd()
    same = wrong = both_refuse = 0
    for folder in folders:
        for path in files_below(folder):
            with open(path, "rb") as file:
                source = file.read()
            kind, ours = front_end.ask("tree", source)
            try:
                theirs = expected_tree(source)
            except (SyntaxError, ValueError) as error:
                theirs = mistake_of(error, source)
                both_refuse += ours == theirs
            if ours == theirs:
                same += 1
            else:
                wrong += 1
                print(f"{path}: {difference(ours, theirs)}", flush=True)
    print(f"{same} files alike ({both_refuse} of them refused by both), {wrong} different")
    return wrong != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [sysconfig.get_paths()["stdlib"]]))
