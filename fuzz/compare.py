#!/usr/bin/env python3
"""Runs generated programs under CPython and under Taipan, and compares the outputs.

    fuzz/compare.py FIRST COUNT [--target program|compiled] [--fuzz PATH] [--taipan PATH] [--keep FOLDER]

Owns the choice of programs (one per seed, as `taipan-fuzz TARGET --print SEED` gives them) and what is kept of a
difference: the program, as SEED.py, in FOLDER. Must run under CPython 3.11, which is the measure. A batch of programs
is executed in one process on either side: here in a fork, each as a module of its own, and there by `taipan-fuzz
TARGET --outputs`, interpreted. With --taipan that command executes each program in a process of its own.

A program that takes CPython long, or more than the memory it is given, is left out.
"""
import argparse
import gc
import io
import os
import pathlib
import pickle
import re
import resource
import signal
import subprocess
import sys
import types

ROOT = pathlib.Path(__file__).parent
BATCH = 500
SECONDS = 5
MEMORY = 2 << 30
ADDRESS = re.compile("0x7f[0-9a-f]{10}")


class Late(BaseException):
    """A program has had its time."""


def stop(*_):
    raise Late


# The definitions that programs start with, which are compiled once.
COMPILED = {}


def parts(text):
    """The prelude's definitions at the start of a program, and the rest."""
    for definition in (ROOT / "src/prelude.py").read_text(encoding="utf-8").split("\n\n")[1:]:
        if text.startswith(definition + "\n\n"):
            yield definition + "\n\n"
            text = text[len(definition) + 2 :]
    yield text


def expected_of(text):
    """What a program prints here; None when a limit has stopped it."""
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    written, sys.stdout = sys.stdout, io.StringIO()
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        for part in parts(text):
            code = COMPILED.get(part) or compile(part, "program.py", "exec")
            if part.endswith("\n\n"):
                COMPILED[part] = code
            exec(code, main.__dict__)
        return sys.stdout.getvalue()
    except (Late, MemoryError):
        return None
    except BaseException as exception:
        return f"{sys.stdout.getvalue()}ended by {type(exception).__name__}: {exception}\n"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.stdout = written
        # A garbage collection within the next program would run finalizers there.
        main.__dict__.clear()
        gc.collect(0)


def run_here(programs):
    """Pairs of a seed and what its program prints, from a fork: it dies with the first program that kills it."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        signal.signal(signal.SIGALRM, stop)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        sys.unraisablehook = lambda *_: None
        sys.stderr = open(os.devnull, "w")
        with open(sending, "wb") as pipe:
            for seed, text in programs:
                pickle.dump((seed, expected_of(text)), pipe)
                pipe.flush()
        os._exit(0)
    os.close(sending)
    with open(receiving, "rb") as pipe:
        while True:
            try:
                yield pickle.load(pipe)
            except (EOFError, pickle.UnpicklingError):
                break
    os.waitpid(child, 0)


def run_all_here(programs):
    """The same for all programs, but for those that kill the process."""
    while programs:
        outputs = dict(run_here(programs))
        yield from outputs.items()
        # The first that gave nothing is the one that ended the process.
        programs = programs[len(outputs) + 1 :]


def batch(fuzz, target, first, count):
    """Seeds, programs, and Taipan's outputs; and the seed that ended the process, if one did."""
    command = [fuzz, target, "--outputs", str(first), str(count)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS * 60)
        data, died = done.stdout, done.returncode != 0
    except subprocess.TimeoutExpired as late:
        data, died = late.stdout or b"", True
    found, at = [], 0
    while at < len(data):
        end = data.index(b"\n", at) + 1
        seed, text, output = map(int, data[at:end].split())
        middle = end + text
        at = middle + output
        found.append((seed, data[end:middle].decode(), data[middle:at].decode(errors="replace")))
    return found, died


def run_by(command, text, folder):
    """What a command prints for a program."""
    program = folder / "candidate.py"
    program.write_text(text, encoding="utf-8")
    try:
        done = subprocess.run([command, str(program)], capture_output=True, timeout=SECONDS * 4)
    except subprocess.TimeoutExpired:
        return "does not end\n"
    finally:
        program.unlink()
    return done.stdout.decode(errors="replace")


def difference(expected, got):
    """The first line that differs, as text; empty when none does. Addresses are all the same."""
    expected, got = ADDRESS.sub("0x0", expected), ADDRESS.sub("0x0", got)
    for number, (left, right) in enumerate(zip(expected.splitlines(), got.splitlines()), 1):
        if left != right:
            return f"line {number}: expected {left!r}, got {right!r}"
    return "" if expected == got else f"{len(expected)} characters expected, {len(got)} printed"


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("first", type=int)
    options.add_argument("count", type=int)
    options.add_argument("--target", default="program", choices=["program", "compiled"])
    options.add_argument("--fuzz", default=str(ROOT / "target/release/taipan-fuzz"))
    options.add_argument("--taipan")
    options.add_argument("--keep", type=pathlib.Path, default=ROOT / "artifacts/compare")
    chosen = options.parse_args()
    if sys.version_info[:2] != (3, 11):
        sys.exit("compare.py: CPython 3.11 is the measure, and this is another version")
    chosen.keep.mkdir(parents=True, exist_ok=True)
    compared = findings = 0
    at, end = chosen.first, chosen.first + chosen.count
    while at < end:
        count = min(BATCH, end - at)
        programs, died = batch(chosen.fuzz, chosen.target, at, count)
        at += count
        if died:
            # The one behind the last that is there, or one that was left out behind that.
            last = programs[-1][0] if programs else at - count - 1
            findings += 1
            print(f"{chosen.target} {last + 1}: the process of the batch has died behind seed {last}", flush=True)
            at = last + 2
        ours = {seed: (text, output) for seed, text, output in programs}
        for seed, expected in run_all_here([(seed, text) for seed, text, _ in programs]):
            if expected is None:
                continue
            compared += 1
            text, output = ours[seed]
            if chosen.taipan:
                output = run_by(chosen.taipan, text, chosen.keep)
            found = difference(expected, output)
            if found:
                findings += 1
                program = chosen.keep / f"{chosen.target}-{seed}.py"
                program.write_text(text, encoding="utf-8")
                print(f"{program}: {found}"[:400], flush=True)
    print(f"{compared} programs compared, {findings} findings")
    return min(findings, 1)


if __name__ == "__main__":
    sys.exit(main())
