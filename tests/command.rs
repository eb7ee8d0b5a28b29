//! The `taipan` command: what it runs, and what it says when it cannot.
//!
//! The programs are in `tests/command`. `TAIPAN_UNDER_TEST=python3` runs them with CPython, which must agree.

use std::ffi::OsString;
use std::process::{Command, Output};

/// The name that complaints start with.
fn command() -> OsString {
    std::env::var_os("TAIPAN_UNDER_TEST").unwrap_or_else(|| env!("CARGO_BIN_EXE_taipan").into())
}

fn run(arguments: &[&str]) -> Output {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/command");
    let mut command = Command::new(command());
    command.args(arguments).current_dir(folder).env("PYTHONDONTWRITEBYTECODE", "1");
    command.output().expect("the command runs")
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
        "def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nfor i in range(3000):\n    i % 3\nf(21)";
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
    complains(&["--jit-log=/", "-c", "1"], 2, "can't write the log: Is a directory (os error 21)");
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
