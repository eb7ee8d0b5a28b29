//! The `taipan` command: what it runs, and what it says when it cannot.
//!
//! The programs are in `tests/command`. `TAIPAN_UNDER_TEST=python3` runs them with CPython, which must agree.

use std::ffi::OsString;
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// The folder of the programs.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/command");

/// The name that complaints start with.
fn command() -> OsString {
    std::env::var_os("TAIPAN_UNDER_TEST").unwrap_or_else(|| env!("CARGO_BIN_EXE_taipan").into())
}

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(command());
    command.args(arguments).current_dir(FOLDER).env("PYTHONDONTWRITEBYTECODE", "1");
    command.output().expect("the command runs")
}

/// Run a program that reads this text, as it is, from the standard input.
fn run_with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(command());
    let command = command.args(arguments).current_dir(FOLDER).env("PYTHONDONTWRITEBYTECODE", "1");
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().expect("the command runs");
    // A program may end before it has read everything.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("the command ends")
}

fn prints(arguments: &[&str], expected: &[&str]) {
    let output = run(arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{arguments:?}: {printed}{errors}");
    assert_eq!(printed.lines().collect::<Vec<_>>(), expected, "{arguments:?}");
    assert_eq!(errors, "", "{arguments:?}");
}

/// It ends with a status, and with these words behind the name of the command.
fn complains(arguments: &[&str], status: i32, complaint: &str) {
    let output = run(arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {errors}");
    let last = errors.lines().next_back().unwrap_or_default();
    assert!(last.ends_with(complaint), "{arguments:?}: {last}");
}

#[test]
#[cfg(all(feature = "jit", target_arch = "x86_64", unix))]
fn the_log_tells_of_each_trace() {
    let log = std::env::temp_dir().join(format!("taipan-log-{}", std::process::id()));
    let option = format!("--jit-log={}", log.display());
    let program =
        "def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nfor i in range(3000):\n    i % 3\nf(25)";
    let output = run(&[&option, "-c", program]);
    let text = std::fs::read_to_string(&log).expect("a log");
    std::fs::remove_file(&log).expect("a log");
    assert!(output.status.success());
    let lines: Vec<&str> = text.lines().collect();
    let one = |parts: &[&str]| lines.iter().any(|line| parts.iter().all(|part| line.contains(part)));
    let is_row = |line: &&str| line.starts_with("{\"trace\": ") && line.ends_with('}');
    assert!(lines.iter().all(is_row), "{text}");
    assert!(
        one(&["\"of\": \"loop\"", "\"at\": \"<module>:3\"", "\"compiled\": true", "\"end\": \"loop\""]),
        "{text}"
    );
    assert!(one(&["\"of\": \"function\"", "\"at\": \"f:2\"", "\"<string>:2\""]), "{text}");
    assert!(one(&["\"of\": \"exit\"", "\"parent\": "]), "{text}");
    complains(&["--jit-log=/", "-c", "1"], 2, "can't look inside: Is a directory (os error 21)");
}

#[test]
#[cfg(all(feature = "jit", target_arch = "x86_64", unix))]
fn a_trace_is_shown_in_each_stage() {
    let output = run(&["--jit-dump=bytecode,ir,opt,asm,exits", "loop.py"]);
    let shown = String::from_utf8_lossy(&output.stderr);
    let after = |start: &str, wanted: &str| {
        let found = shown.split("\n\n").find(|listing| listing.starts_with(start));
        assert!(found.is_some_and(|listing| listing.contains(wanted)), "{start}: {wanted}\n{shown}");
    };
    after("trace count:4: bytecode\n", "\ncount:5              add_in_place");
    after("trace count:4\n", "guard int_add");
    after("trace count:4 (1)\n", "\nbody [");
    after("trace count:4 (1): machine code\n", "\nexits ");
    after("trace count:4 (1): exits\n", " guard      count:4 [");
    complains(
        &["--jit=off", "--jit-dump=exits", "loop.py"],
        2,
        "no machine code to show without --jit=on or always",
    );
}

#[test]
#[cfg(all(feature = "jit", target_arch = "x86_64", unix))]
fn a_page_has_sources_and_traces_side_by_side() {
    let page = std::env::temp_dir().join(format!("taipan-page-{}", std::process::id()));
    let output = run(&[&format!("--jit-view={}", page.display()), "loop.py"]);
    let text = std::fs::read_to_string(&page).expect("a page");
    std::fs::remove_file(&page).expect("a page");
    assert!(output.status.success());
    assert!(text.starts_with("<!DOCTYPE html>"));
    // The loop's line is hot, and leads to its trace.
    let source = text.lines().find(|line| line.contains("<code>        total += i</code>"));
    assert!(
        source.is_some_and(|line| line.contains("--heat:1.00") && line.contains("href=\"#t1\"")),
        "{text}"
    );
    let (_, trace) = text.split_once("<details id=\"t1\"").expect("a trace");
    let turns: u64 =
        trace.split_once("(1), ").and_then(|(_, rest)| rest.split(' ').next()?.parse().ok()).expect("turns");
    assert!((9_000..=10_000).contains(&turns), "{turns}");
    assert!(trace.contains("<td>add_in_place") && trace.contains("guard int_add"), "{text}");
    // Each tag that is opened is closed.
    for tag in ["details", "table", "tr", "td", "code", "span", "a"] {
        let opened = text.matches(&format!("<{tag} ")).count() + text.matches(&format!("<{tag}>")).count();
        assert_eq!(opened, text.matches(&format!("</{tag}>")).count(), "{tag}");
    }
    complains(&["--jit-view=/", "loop.py"], 120, "can't write /: Is a directory (os error 21)");
}

#[test]
#[cfg(all(feature = "jit", target_arch = "x86_64", target_os = "linux"))]
fn perf_is_told_the_names_of_traces() {
    let mut child = Command::new(command());
    let child = child.args(["--jit-perf-map", "loop.py"]).current_dir(FOLDER).stdout(Stdio::null());
    let mut child = child.spawn().expect("the command runs");
    let map = format!("/tmp/perf-{}.map", child.id());
    assert!(child.wait().expect("the command ends").success());
    let text = std::fs::read_to_string(&map).expect("a map");
    std::fs::remove_file(&map).expect("a map");
    let fields: Vec<&str> = text.lines().next().unwrap_or_default().split(' ').collect();
    let [address, size, "taipan", "count:4", "1"] = fields[..] else { panic!("{text}") };
    assert!(
        [address, size].iter().all(|digits| usize::from_str_radix(digits, 16).is_ok_and(|n| n > 0)),
        "{text}"
    );
}

#[test]
fn a_module_runs_as_the_program() {
    prints(
        &["-m", "plain"],
        &["init pkg pkg pkg True", "other pkg.other pkg pkg.other pkg True", "plain __main__ '' plain ''"],
    );
}

#[test]
fn a_module_of_a_package_knows_where_it_is() {
    prints(
        &["-m", "pkg.module", "-x", "b"],
        &[
            "init pkg pkg pkg True",
            "beside beside",
            "other pkg.other pkg pkg.other pkg True",
            "__main__ pkg pkg.module pkg None",
            "True True ['-x', 'b']",
            "True None ModuleSpec",
            "True False",
        ],
    );
}

#[test]
fn of_a_package_its_main_runs() {
    let expected = ["init pkg pkg pkg True", "main of __main__ pkg pkg.__main__"];
    prints(&["-m", "pkg"], &expected);
    prints(&["-m", "pkg.__main__"], &expected);
}

#[test]
fn a_file_has_no_spec() {
    prints(&["script.py"], &["None __main__"]);
}

#[test]
fn what_is_no_module_is_named() {
    for (module, complaint) in [
        ("nowhere", "No module named nowhere"),
        ("pkg.nowhere", "No module named pkg.nowhere"),
        ("sys", "No code object available for sys"),
        (".plain", "Relative module names not supported"),
        (
            "pkg.inner",
            "No module named pkg.inner.__main__; 'pkg.inner' is a package and cannot be directly executed",
        ),
        (
            "nowhere.inner.module",
            "Error while finding module specification for 'nowhere.inner.module' \
             (ModuleNotFoundError: No module named 'nowhere')",
        ),
        (
            "plain.inner",
            "Error while finding module specification for 'plain.inner' (ModuleNotFoundError: \
             __path__ attribute not found on 'plain' while trying to find 'plain.inner')",
        ),
    ] {
        complains(&["-m", module], 1, &format!(": {complaint}"));
    }
    complains(&["-m"], 2, "");
}

#[test]
fn a_module_ends_as_a_file_would() {
    complains(&["-m", "exits"], 7, "");
    complains(&["-m", "wrong"], 1, "SyntaxError: invalid syntax");
    complains(&["-m", "broken.module"], 1, "ModuleNotFoundError: No module named 'nowhere'");
    let errors = String::from_utf8_lossy(&run(&["-m", "fails"]).stderr).into_owned();
    let end = [
        "tests/command/fails.py\", line 5, in <module>",
        "    half(1)",
        "tests/command/fails.py\", line 2, in half",
        "    return n / 0",
        "           ~~^~~",
        "ZeroDivisionError: division by zero",
    ];
    let lines: Vec<&str> = errors.lines().collect();
    assert!(lines.len() >= end.len(), "{errors}");
    for (line, expected) in lines[lines.len() - end.len()..].iter().zip(end) {
        assert!(line.ends_with(expected), "{line}");
    }
}

#[test]
fn a_program_that_sleeps_takes_no_time_of_the_processor() {
    let program = "
import time
wall, cpu = time.monotonic(), [time.process_time(), time.process_time_ns() / 1e9, time.thread_time()]
time.sleep(0.5)
slept = [time.process_time(), time.process_time_ns() / 1e9, time.thread_time()]
print(time.monotonic() - wall >= 0.5, all(0 <= after - before < 0.4 for before, after in zip(cpu, slept)))
while time.process_time() - slept[0] < 0.02: pass
print('worked')";
    prints(&["-c", program], &["True True", "worked"]);
}

#[test]
fn input_comes_as_it_stands() {
    let reads = |program: &str, input: &str, expected: &[&str]| {
        let output = run_with_input(&["-c", &format!("import sys\n{program}")], input.as_bytes());
        let printed = String::from_utf8_lossy(&output.stdout);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(printed.lines().collect::<Vec<_>>(), expected, "{program}: {errors}");
    };
    reads("print(list(sys.stdin))", "a\n\r\nb", &[r"['a\n', '\r\n', 'b']"]);
    reads("print(list(sys.stdin))", "a\n", &[r"['a\n']"]);
    reads("print(sys.stdin.readlines(), sys.stdin.readlines())", "a\n\nb", &[r"['a\n', '\n', 'b'] []"]);
    reads("print([sys.stdin.read(), sys.stdin.read()])", "a\r\nb", &[r"['a\r\nb', '']"]);
    reads("print([sys.stdin.readline() for i in range(3)])", "a\nb", &[r"['a\n', 'b', '']"]);
    reads("print([input(), input()])", "a\r\nb", &[r"['a\r', 'b']"]);
    reads(
        "try: input()\nexcept EOFError as e: print(e)\nprint([sys.stdin.read()])",
        "",
        &["EOF when reading a line", "['']"],
    );
}

#[test]
fn input_comes_in_pieces() {
    let program = "
import sys
f = sys.stdin
print([f.readline(2), f.readline(0), f.readline(), f.read(3), f.read(0), input()])
print(f.readlines(3), [next(f), f.read(9), f.read(None), f.read()], f.readline(), f.readlines())
for read, size in (f.readline, None), (f.read, ''), (f.readlines, ''):
    try: read(size)
    except TypeError as e: print(e)";
    let output = run_with_input(&["-c", program], "äbcdef\nxyzinput\nl1\nl2\nl3\nmore\nlöst".as_bytes());
    let printed = String::from_utf8_lossy(&output.stdout);
    let expected = [
        r"['äb', '', 'cdef\n', 'xyz', '', 'input']",
        r"['l1\n', 'l2\n'] ['l3\n', 'more\nlöst', '', '']  []",
        "'NoneType' object cannot be interpreted as an integer",
        "argument should be integer or None, not 'str'",
        "argument should be integer or None, not 'str'",
    ];
    assert_eq!(printed.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_file_is_named_in_full() {
    let program = format!("{FOLDER}/../command/fails.py");
    let output = run(&["../command/fails.py"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    let expected = format!(
        "Traceback (most recent call last):\n  File \"{program}\", line 5, in <module>\n    half(1)\n  \
         File \"{program}\", line 2, in half\n    return n / 0\n           ~~^~~\n\
         ZeroDivisionError: division by zero\n"
    );
    assert_eq!(errors, expected);
    let output = run(&["./wrong.py"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.starts_with(&format!("  File \"{FOLDER}/./wrong.py\", line ")), "{errors}");
}

#[test]
fn a_program_knows_where_it_is() {
    let where_it_is = "import sys; print(sys.argv, repr(sys.path[0]), globals().get('__file__'))";
    prints(&["-c", where_it_is, "a"], &["['-c', 'a'] '' None"]);
    prints(
        &["../command/where.py", "a"],
        &[
            "beside beside",
            &format!("['../command/where.py', 'a'] {FOLDER} {FOLDER}/../command/where.py"),
            &format!("{FOLDER}/beside.py <module> {FOLDER}/../command/where.py"),
            "None {}",
        ],
    );
    let output = run_with_input(&["-", "a"], where_it_is.as_bytes());
    assert_eq!(String::from_utf8_lossy(&output.stdout), "['-', 'a'] '' <stdin>\n");
    let output = run_with_input(&["-c", "import beside; print(beside.__file__)"], b"");
    assert_eq!(String::from_utf8_lossy(&output.stdout), format!("beside beside\n{FOLDER}/beside.py\n"));
}

#[test]
fn a_folder_runs_as_its_main() {
    prints(&["folder", "a"], &["__main__ '' __main__ ['folder', 'a'] inner", "True True"]);
    complains(&["broken"], 1, &format!(": can't find '__main__' module in '{FOLDER}/broken'"));
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let missing = format!(": can't open file '{FOLDER}/nowhere.py': [Errno 2] No such file or directory");
    complains(&["nowhere.py"], 2, &missing);
    let inside = format!(": can't open file '{FOLDER}/plain.py/x': [Errno 20] Not a directory");
    complains(&["plain.py/x"], 2, &inside);
}

#[test]
fn a_file_that_is_no_text_is_refused() {
    let file = std::env::temp_dir().join(format!("taipan-not-text-{}.py", std::process::id()));
    let name = file.display().to_string();
    let hint = "but no encoding declared; see https://peps.python.org/pep-0263/ for details\n";
    let refuses = |content: &[u8], why: &str| {
        std::fs::write(&file, content).expect("a file");
        let output = run(&[&name]);
        std::fs::remove_file(&file).expect("a file");
        assert_eq!(String::from_utf8_lossy(&output.stderr), format!("SyntaxError: {why}"));
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    };
    refuses(
        b"print(1)\nx = '\xff'\n",
        &format!("Non-UTF-8 code starting with '\\xff' in file {name} on line 2, {hint}"),
    );
    refuses(b"# coding: nonsense\n", "encoding problem: nonsense\n");
    refuses(b"# coding: ascii\n'\xff'", "encoding problem: ascii\n");
    let output = run_with_input(&["-"], b"'\xe4'");
    let expected =
        format!("SyntaxError: Non-UTF-8 code starting with '\\xe4' in file <stdin> on line 1, {hint}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), expected);
}

#[test]
fn an_interrupt_ends_as_the_signal_would() {
    let output = run(&["-c", "raise KeyboardInterrupt(1)"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    let expected = "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\n\
                    KeyboardInterrupt: 1\n";
    assert_eq!(errors, expected);
    // CPython lets the signal end it, where there are signals; to a shell that is the same.
    assert!(matches!(output.status.code(), Some(130) | None), "{}", output.status);
}

#[test]
fn an_exit_says_its_status() {
    for (program, status, said) in [
        ("raise SystemExit", 0, ""),
        ("raise SystemExit(None)", 0, ""),
        ("raise SystemExit(True)", 1, ""),
        ("raise SystemExit(258)", 2, ""),
        ("raise SystemExit(2 ** 70)", 255, ""),
        ("raise SystemExit('no')", 1, "no\n"),
        ("raise SystemExit(1, 2)", 1, "(1, 2)\n"),
        ("e = SystemExit(1); e.code = 7; raise e", 7, ""),
    ] {
        let output = run(&["-c", program]);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), &*errors), (Some(status), said), "{program}");
    }
}

#[test]
fn a_hook_of_the_program_shows_what_nobody_catches() {
    let ends = |program: &str, status: i32, printed: &str, errors: &str| {
        let output = run(&["-c", &format!("import sys\n{program}")]);
        let said = [String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)];
        assert_eq!((output.status.code(), [&*said[0], &*said[1]]), (Some(status), [printed, errors]));
    };
    let report = "Traceback (most recent call last):\n  File \"<string>\", line 3, in <module>\n\
                  ZeroDivisionError: division by zero\n";
    ends(
        "def hook(kind, e, t): print(kind is type(e), e, t is e.__traceback__)\nsys.excepthook = hook; 1 / 0",
        1,
        "True division by zero True\n",
        "",
    );
    ends("def hook(*a): sys.exit(9)\nsys.excepthook = hook; 1 / 0", 9, "", "");
    ends("del sys.excepthook\n1 / 0", 1, "", &format!("sys.excepthook is missing\n{report}"));
    ends(
        "def hook(*a): raise KeyError(a[1])\nsys.excepthook = hook; 1 / 0",
        1,
        "",
        &format!(
            "Error in sys.excepthook:\nTraceback (most recent call last):\n  File \"<string>\", line 2, in hook\n\
             KeyError: ZeroDivisionError('division by zero')\n\nOriginal exception was:\n{report}"
        ),
    );
}

#[test]
fn the_end_of_an_indentation_error_is_not_shown() {
    let output = run(&["-c", "if 1:\nprint(1)"]);
    let expected = "  File \"<string>\", line 2\n    print(1)\n    ^\n\
                    IndentationError: expected an indented block after 'if' statement on line 1\n";
    assert_eq!(String::from_utf8_lossy(&output.stderr), expected);
    let output = run(&["-c", "print(1 2)"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("\n          ^^^\n"));
}
