"""Holds the modules of `src/library` against CPython 3.11, on CPython itself.

Each file in `cases/`, and each script in `tests/scripts/modules/`, runs twice: once with CPython's modules, once
with ours behind the same names. Whatever it prints must be the same, line by line; a line is a check. In a case file
`check` evaluates a block line by line and prints every value or exception; scripts carry their expectations, and
both runs must meet them.

    python3 tests/library/compare.py [NAME ...]         compare, all or those whose file name starts with NAME
    python3 tests/library/compare.py --bless [NAME ...] write what CPython prints into the scripts as `# expect:`
"""
import builtins
import io
import pathlib
import random
import re
import sys
import types

HERE = pathlib.Path(__file__).resolve().parent
LIBRARY = HERE.parent.parent / "src" / "library"
CASES = HERE / "cases"
SCRIPTS = HERE.parent / "scripts" / "modules"

ADDRESS = re.compile(r"0x[0-9a-f]+")
# CPython names its native types with their module in messages; the engine does so for classes in a module's `_BUILT_IN`.
DOTTED = re.compile(r"'(?:collections|functools|itertools|operator|_io|_random|types)\.(\w+)'")
EXPECT = re.compile(r"# expect: ?(.*)$")


class OurSys(types.ModuleType):
    """`sys` as our modules see it: the real one, but with a module table of its own."""

    def __getattr__(self, name):
        return getattr(sys, name)

    def __setattr__(self, name, value):
        setattr(sys, name, value)

    def __delattr__(self, name):
        delattr(sys, name)


class Library:
    """Our modules, loaded on demand from their sources; kernels and everything else are CPython's."""

    def __init__(self):
        ours = OurSys("sys")
        self.modules = {"sys": ours, "builtins": builtins}
        ours.__dict__["modules"] = self.modules
        self.names = dict(vars(builtins))
        self.names["__import__"] = self.import_module
        self.native = __import__
        kernel = types.ModuleType("_kernel_source")
        kernel.line = self.source_line
        kernel.caret_anchors = self.caret_anchors
        self.modules["_kernel_source"] = kernel
        kernel = types.ModuleType("_kernel_sort")
        kernel.sort = self.native_sort
        self.modules["_kernel_sort"] = kernel

    @staticmethod
    def source_line(filename, number):
        import linecache
        return linecache.getline(filename, number)

    @staticmethod
    def caret_anchors(text):
        """The kernel's contract: the range of the operator of a binary operation or of a subscript's brackets."""
        import traceback
        try:
            found = traceback._extract_caret_anchors_from_line_segment(text)
        except SyntaxError:
            return None
        return found and (found.left_end_offset, found.right_start_offset)

    @staticmethod
    def native_sort(keys, items, reverse):
        """The kernel's contract: sort `items` by `keys`."""
        order = sorted(range(len(keys)), key=keys.__getitem__, reverse=reverse)
        items[:] = [items[index] for index in order]

    @staticmethod
    def path(name):
        return LIBRARY / (name.replace(".", "_") + ".py")

    def find(self, name):
        if name in self.modules:
            return self.modules[name]
        path = self.path(name)
        if not path.exists() or (name == "builtins"):
            return None
        parent, _, leaf = name.rpartition(".")
        if parent:
            self.find(parent)
            if name in self.modules:
                return self.modules[name]
        module = types.ModuleType(name)
        module.__builtins__ = self.names
        self.modules[name] = module
        try:
            exec(compile(path.read_text(), str(path), "exec"), module.__dict__)
        except BaseException:
            del self.modules[name]
            raise
        if parent:
            setattr(self.modules[parent], leaf, module)
        return module

    def import_module(self, name, globals=None, locals=None, fromlist=(), level=0):
        module = self.find(name)
        if module is None:
            return self.native(name, globals, locals, fromlist, level)
        if not fromlist:
            return self.modules[name.partition(".")[0]]
        for leaf in fromlist:
            if leaf != "*" and not hasattr(module, leaf):
                self.find(name + "." + leaf)
        return module

    def with_our_builtins(self):
        """The builtins that scripts see when `builtins.py` replaces what calls back into scripts."""
        module = types.ModuleType("builtins")
        module.__builtins__ = self.names
        path = self.path("builtins")
        exec(compile(path.read_text(), str(path), "exec"), module.__dict__)
        names = dict(self.names)
        for name, value in vars(module).items():
            if not name.startswith("_") and name in names:
                names[name] = value
        names["_list_sort"] = module._list_sort
        names["_iter2"] = module._callable_iterator
        return names


def show(value):
    return ADDRESS.sub("0x", repr(value))


def error(problem):
    text = f"{type(problem).__module__}.{type(problem).__qualname__}: {problem}"
    return DOTTED.sub(r"'\1'", ADDRESS.sub("0x", text))


class Run:
    """One execution of a file under one set of modules, and the lines that it printed."""

    def __init__(self, path, library, our_builtins=False):
        self.path = path
        names = dict(vars(builtins))
        if library is not None:
            names = library.with_our_builtins() if our_builtins else library.names
        self.module = types.ModuleType("__main__")
        self.module.__file__ = str(path)
        self.module.__builtins__ = names
        self.module.check = self.check
        self.module.show = lambda value: print(show(value))
        self.module.rng = random.Random(20)
        self.module.trial = self.trial
        self.module.OURS = library is not None
        self.library = library

    def trial(self, function, *args, **kwargs):
        """The outcome of a call as a value that can be compared: what it returned or how it failed."""
        try:
            return function(*args, **kwargs)
        except Exception as problem:
            return error(problem)

    def check(self, block):
        space = self.module.__dict__
        for line in block.strip().splitlines():
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            try:
                code, expression = compile(line, "<check>", "eval"), True
            except SyntaxError:
                code, expression = compile(line, "<check>", "exec"), False
            try:
                if expression:
                    print(line, "->", show(eval(code, space)))
                else:
                    exec(code, space)
            except Exception as problem:
                print(line, "!!", error(problem))

    def lines(self):
        out, kept = io.StringIO(), (sys.stdout, sys.modules["__main__"])
        sys.stdout, sys.modules["__main__"] = out, self.module
        if self.library is not None:
            self.library.modules["__main__"] = self.module
        try:
            exec(compile(self.path.read_text(), str(self.path), "exec"), self.module.__dict__)
        except BaseException as problem:
            import traceback
            out.write("".join(traceback.format_exception(problem)))
        finally:
            sys.stdout, sys.modules["__main__"] = kept
        return [ADDRESS.sub("0x", line) for line in out.getvalue().splitlines()]


def expectations(path):
    return [found[1] for line in path.read_text().splitlines() if (found := EXPECT.search(line))]


def bless(path):
    """Writes what a script prints into it: beside each `print`, or, where lines are printed in another order than they
    stand in, all of it at the end."""
    source = [line for line in path.read_text().splitlines() if not line.lstrip().startswith("# expect:")]
    source = [re.sub(r" *# expect:.*$", "", line) for line in source]
    while not source[-1]:
        source.pop()
    everything = []
    printed = {}

    def recorder(*args, **options):
        out = io.StringIO()
        print(*args, **{"file": out, **options})
        if options.get("file", sys.stdout) is sys.stdout:
            lines = out.getvalue().splitlines()
            everything.extend(lines)
            printed.setdefault(sys._getframe(1).f_lineno, []).extend(lines)
        else:
            options["file"].write(out.getvalue())

    module = types.ModuleType("__main__")
    module.__builtins__ = {**vars(builtins), "print": recorder}
    kept, sys.modules["__main__"] = sys.modules["__main__"], module
    exec(compile("\n".join(source), str(path), "exec"), module.__dict__)
    sys.modules["__main__"] = kept
    text = []
    in_order = []
    for number, line in enumerate(source, 1):
        found = printed.get(number, [])
        in_order.extend(found)
        indent = line[: len(line) - len(line.lstrip())]
        text.append(f"{line}  # expect: {found[0]}" if found else line)
        text.extend(f"{indent}# expect: {more}" for more in found[1:])
    if in_order != everything:
        text = source + [""] + [f"# expect: {line}" for line in everything]
    path.write_text("\n".join(text) + "\n")


def main(arguments):
    blessing = "--bless" in arguments
    wanted = tuple(name for name in arguments if name != "--bless")
    paths = [path for folder in (CASES, SCRIPTS) for path in sorted(folder.glob("*.py"))]
    paths = [path for path in paths if not wanted or path.stem.startswith(wanted)]
    if blessing:
        for path in paths:
            if path.parent == SCRIPTS:
                bless(path)
    checks = failures = 0
    for path in paths:
        theirs = Run(path, None).lines()
        ours = Run(path, Library(), path.stem.startswith("builtins")).lines()
        if path.parent == SCRIPTS:
            expected = [ADDRESS.sub("0x", line) for line in expectations(path)]
            if theirs != expected:
                failures += 1
                print(f"{path.name}: CPython does not print what the script expects")
        checks += max(len(theirs), len(ours))
        shown = 0
        for index in range(max(len(theirs), len(ours))):
            left = theirs[index] if index < len(theirs) else "<nothing>"
            right = ours[index] if index < len(ours) else "<nothing>"
            if left != right:
                failures += 1
                shown += 1
                if shown <= 12:
                    print(f"{path.name}\n  CPython: {left[:300]}\n  ours:    {right[:300]}")
    print(f"{checks} checks in {len(paths)} files, {failures} differ")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
