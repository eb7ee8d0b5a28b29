#!/usr/bin/env python3
"""Runs generated programs under CPython and under Taipan, and compares the outputs.

    fuzz/compare.py FIRST COUNT [--fuzz PATH] [--taipan PATH] [--keep FOLDER]

Owns the choice of programs (one per seed, as `taipan-fuzz program --print SEED` gives them) and what is kept of a
difference: the program, as SEED.py, in FOLDER. Must run under CPython 3.11, which is the measure. Without --taipan,
`taipan-fuzz run --direct` executes the programs; with it, the command does.
"""
import argparse
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).parent
SECONDS = 20


def output(command):
    """What a command prints and how it ends; None when it does not end in time."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode(errors="replace"), done.returncode


def difference(expected, got):
    """The first line that differs, as text; empty when none does."""
    if got is None:
        return "does not end"
    for number, (left, right) in enumerate(zip(expected[0].splitlines(), got[0].splitlines()), 1):
        if left != right:
            return f"line {number}: expected {left!r}, got {right!r}"
    if len(expected[0]) != len(got[0]):
        return f"{len(expected[0])} characters expected, {len(got[0])} printed"
    if (expected[1] == 0) != (got[1] == 0):
        return f"exit status {got[1]}"
    return ""


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("first", type=int)
    options.add_argument("count", type=int)
    options.add_argument("--fuzz", default=str(ROOT / "target/release/taipan-fuzz"))
    options.add_argument("--taipan")
    options.add_argument("--keep", type=pathlib.Path, default=ROOT / "artifacts/compare")
    chosen = options.parse_args()
    if sys.version_info[:2] != (3, 11):
        sys.exit("compare.py: CPython 3.11 is the measure, and this is another version")
    chosen.keep.mkdir(parents=True, exist_ok=True)
    compared = findings = 0
    for seed in range(chosen.first, chosen.first + chosen.count):
        printed = output([chosen.fuzz, "program", "--print", str(seed)])
        if printed is None:
            sys.exit(f"compare.py: {chosen.fuzz} prints no program")
        program = chosen.keep / f"{seed}.py"
        program.write_text(printed[0], encoding="utf-8")
        expected = output([sys.executable, str(program)])
        if expected is None or expected[1] != 0:
            # The program runs too long, or a part of it died in a way that a script cannot catch.
            program.unlink()
            continue
        compared += 1
        ours = [chosen.taipan, str(program)] if chosen.taipan else [chosen.fuzz, "run", "--direct", str(program)]
        found = difference(expected, output(ours))
        if found:
            findings += 1
            print(f"{program}: {found}"[:400], flush=True)
        else:
            program.unlink()
    print(f"{compared} programs compared, {findings} findings")
    return min(findings, 1)


if __name__ == "__main__":
    sys.exit(main())
