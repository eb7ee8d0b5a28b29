//! Runs every program of `tests/programs` in every mode and compares its output with the `.out` file beside it.
//!
//! Comes in: whole programs of the kinds people write. Goes out: a trial for each of them. The outputs are CPython's;
//! `check_expectations.py` writes and checks them. How a file is run is `harness`.

mod harness;

use std::path::Path;

use harness::Mode;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    // Whole programs take minutes when every safepoint collects: those modes run when they are asked for by
    // `TAIPAN_TEST_MODES`; the scripts run in all of them always.
    let asked = std::env::var_os("TAIPAN_TEST_MODES").is_some();
    let collects = |mode: &Mode| mode.arguments.iter().any(|argument| argument.starts_with("--gc-stress"));
    let quick = |mode: &Mode| asked || mode.name != "tiny" && !collects(mode);
    let modes: Vec<Mode> = harness::modes().into_iter().filter(quick).collect();
    let missing = harness::missing(&root.join("missing.txt"));
    let trials = harness::python_files(&root)
        .into_iter()
        .map(|file| {
            let modes = modes.clone();
            let name = harness::name_below(&root, &file);
            match missing.get(&name).cloned() {
                None => Trial::test(name, move || check_all(&file, &modes)),
                Some(reason) => Trial::test(name, move || check_missing(&file, &modes, &reason)),
            }
        })
        .collect();
    libtest_mimic::run(&arguments, trials).exit();
}

/// A program that waits for something must fail, so that the list stays true.
fn check_missing(file: &Path, modes: &[Mode], reason: &str) -> Result<(), Failed> {
    match check_all(file, &modes[..1]) {
        Err(_) => Ok(()),
        Ok(()) => Err(format!("passes: take it off missing.txt, where it waits for {reason}").into()),
    }
}

fn check_all(file: &Path, modes: &[Mode]) -> Result<(), Failed> {
    let recorded = file.with_extension("out");
    let expected =
        std::fs::read_to_string(&recorded).map_err(|error| format!("{}: {error}", recorded.display()))?;
    let problems: Vec<String> = modes.iter().filter_map(|mode| check(file, mode, &expected).err()).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}

fn check(file: &Path, mode: &Mode, expected: &str) -> Result<(), String> {
    let outcome = harness::run(file, mode)?;
    let expected: Vec<&str> = expected.lines().collect();
    let printed: Vec<&str> = outcome.stdout.lines().collect();
    let checked = match harness::difference(&expected, &printed) {
        Some(difference) => Err(difference),
        None => harness::check_status(&outcome, 0),
    };
    checked.map_err(|problem| harness::report(mode, &outcome, &problem))
}
