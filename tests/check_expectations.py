"""Keeps the expectations of the test scripts and programs true, with CPython 3.11 as the judge.

    python3 tests/check_expectations.py                  compare everything with CPython
    python3 tests/check_expectations.py --bless          write what CPython prints, then compare
    python3 tests/check_expectations.py [--bless] PATH…  only these files or folders

Two kinds of files are checked:

`tests/scripts/AREA/NAME.py` carries its expectations as comments. Every `# expect: TEXT` gives, in the order of
the file, one line of standard output (blanks at both ends do not count). `# raises: Type: message` says that
the script ends there, with that uncaught exception and exit status 1. `--bless` puts each comment beside the
statement that printed the line.

`tests/programs/NAME.py` has all of its output in `NAME.out` next to it.

Nothing here knows about Taipan: `tests/scripts.rs` and `tests/programs.rs` run the same files on it. Every script runs
with a random hash seed, so an expectation that leans on the order of a set of strings does not survive for long.
"""

import ast
import io
import os
import pathlib
import re
import subprocess
import sys
import traceback
import types

TESTS = pathlib.Path(__file__).resolve().parent
EXPECT = "# expect:"
RAISES = "# raises:"
COMMENT = re.compile(r"\s*# (?:expect|raises):.*$")
TIMEOUT_SECONDS = 60


def expectations(source):
    """The expected lines of output, and the expected last line of the error stream or None."""
    lines, raised = [], None
    for line in source.splitlines():
        if EXPECT in line:
            lines.append(line.split(EXPECT, 1)[1].strip())
        elif RAISES in line:
            raised = line.split(RAISES, 1)[1].strip()
    return lines, raised


def run(path):
    """Run one file under this interpreter: exit status, standard output, error stream."""
    done = subprocess.run(
        [sys.executable, str(path)], capture_output=True, encoding="utf-8", timeout=TIMEOUT_SECONDS,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    return done.returncode, done.stdout, done.stderr


def check_script(path):
    """What is wrong with a script's expectations, as text; None when nothing is."""
    expected, raised = expectations(path.read_text(encoding="utf-8"))
    status, stdout, stderr = run(path)
    printed = [line.strip() for line in stdout.split("\n")]
    if printed and printed[-1] == "":
        printed.pop()
    for number, (want, got) in enumerate(zip(expected, printed), 1):
        if want != got:
            return f"output line {number}: expected {want!r}, CPython prints {got!r}\n{stderr}"
    if len(expected) != len(printed):
        return f"expected {len(expected)} lines, CPython prints {len(printed)}\n{stderr}"
    last = stderr.rstrip("\n").rsplit("\n", 1)[-1].strip()
    if raised is None and status != 0:
        return f"unexpected exit status {status}\n{stderr}"
    if raised is not None and (status != 1 or last != raised):
        return f"expected {raised!r} and exit status 1, CPython ends with {last!r} and {status}"
    if not expected and raised is None:
        return "the script expects nothing"
    return None


def check_program(path):
    """What is wrong with a program's recorded output, as text; None when nothing is."""
    recorded = path.with_suffix(".out")
    if not recorded.exists():
        return f"{recorded.name} is missing"
    status, stdout, stderr = run(path)
    if status != 0:
        return f"unexpected exit status {status}\n{stderr}"
    if stdout != recorded.read_text(encoding="utf-8"):
        return f"CPython prints something else than {recorded.name}"
    return None


class Recorder(io.TextIOBase):
    """A standard output that remembers which line of the script's top level was running at each line's end."""

    def __init__(self, filename):
        self.filename = filename
        self.partial = ""
        self.lines = []

    def write(self, text):
        self.partial += text
        while "\n" in self.partial:
            line, self.partial = self.partial.split("\n", 1)
            self.lines.append((self.top_level_line(), line.rstrip()))
        return len(text)

    def top_level_line(self):
        found, frame = 0, sys._getframe()
        while frame is not None:
            code = frame.f_code
            if code.co_filename == self.filename and code.co_name == "<module>":
                found = frame.f_lineno
            frame = frame.f_back
        return found


def last_lines(statement):
    """For each line of a statement, the last line of the innermost statement on it that has no body."""
    ends = {}
    for node in ast.walk(statement):
        if isinstance(node, ast.stmt) and not hasattr(node, "body"):
            for line in range(node.lineno, node.end_lineno + 1):
                ends[line] = node.end_lineno
    return ends


def annotate(path):
    """Rewrite a script's expectations from what it does under this interpreter."""
    source = path.read_text(encoding="utf-8")
    kept = []
    for line in source.splitlines():
        bare = COMMENT.sub("", line)
        if bare or not COMMENT.match(line):
            kept.append(bare)
    source = "\n".join(kept) + "\n"
    filename = str(path)
    module = types.ModuleType("__main__")
    module.__file__ = filename
    sys.modules["__main__"] = module
    real_stdout, recorder = sys.stdout, Recorder(filename)
    sys.stdout = recorder
    comments = {}
    try:
        for statement in ast.parse(source, filename).body:
            recorder.lines.clear()
            code = compile(ast.Module([statement], []), filename, "exec", dont_inherit=True)
            raised = None
            try:
                exec(code, module.__dict__)
            except BaseException as problem:  # whatever ends the script is what the script is about
                raised = traceback.format_exception_only(problem)[-1].strip()
            ends = last_lines(statement)
            targets = [ends.get(line, statement.end_lineno) for line, _ in recorder.lines]
            if targets != sorted(targets):
                targets = [-statement.end_lineno] * len(targets)
            for target, (_, text) in zip(targets, recorder.lines):
                comments.setdefault(target, []).append(f"{EXPECT} {text}".rstrip())
            if raised is not None:
                comments.setdefault(statement.end_lineno, []).append(f"{RAISES} {raised}")
                break
    finally:
        sys.stdout = real_stdout
    written = []
    for number, line in enumerate(kept, 1):
        beside = comments.get(number, [])
        written.append(f"{line}  {beside[0]}" if beside else line)
        indent = re.match(r"\s*", line).group()
        written.extend(indent + comment for comment in beside[1:])
        written.extend(comments.get(-number, []))
    path.write_text("\n".join(written) + "\n", encoding="utf-8")


def bless(path, kind):
    """Make the expectations of one file what CPython does; a script is rewritten in a process of its own."""
    if kind == "programs":
        status, stdout, stderr = run(path)
        if status == 0:
            path.with_suffix(".out").write_text(stdout, encoding="utf-8")
    elif check_script(path) is not None:
        subprocess.run([sys.executable, __file__, "--annotate", str(path)], timeout=TIMEOUT_SECONDS)


def files(arguments):
    """Each file to look at, with the kind of check it gets."""
    for kind in ("scripts", "programs"):
        root = TESTS / kind
        for path in sorted(root.rglob("*.py")):
            chosen = [pathlib.Path(argument).resolve() for argument in arguments]
            if not chosen or any(path == one or one in path.parents for one in chosen):
                yield path, kind


def main(arguments):
    if arguments[:1] == ["--annotate"]:
        annotate(pathlib.Path(arguments[1]))
        return 0
    blessing = "--bless" in arguments
    failures = count = lines = 0
    for path, kind in files([argument for argument in arguments if argument != "--bless"]):
        try:
            if blessing:
                bless(path, kind)
            problem = check_script(path) if kind == "scripts" else check_program(path)
        except subprocess.TimeoutExpired:
            problem = f"took longer than {TIMEOUT_SECONDS} seconds"
        count += 1
        if kind == "scripts":
            expected, raised = expectations(path.read_text(encoding="utf-8"))
            lines += len(expected) + (raised is not None)
        if problem is not None:
            failures += 1
            print(f"{path.relative_to(TESTS)}: {problem}")
    print(f"{count} files, {lines} expectations, {failures} failures")
    return 1 if failures or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
