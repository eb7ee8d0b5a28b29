//! Runs every script of `tests/scripts` in every mode and compares it with the expectations written in it.
//!
//! Owns the reading of the expectations: `# expect: TEXT` is one line of standard output, in the order of the file,
//! blanks at both ends aside; `# raises: Type: message` says that the script ends there with that exception. Also
//! owns `missing.txt`, the list of scripts that wait for a part that does not exist yet. A script in the list must
//! fail, so the list cannot grow stale. How a file is run is `harness`; whether the expectations are CPython's is
//! `check_expectations.py`.

mod harness;

use std::path::{Path, PathBuf};

use harness::Mode;
use libtest_mimic::{Arguments, Failed, Trial};

/// What a script says about itself.
struct Expectations {
    /// The lines to be printed, each with the number of the line of the script that says so.
    lines: Vec<(usize, String)>,
    /// The last line of the error stream, when an exception ends the script.
    raised: Option<String>,
}

fn main() {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts");
    let mut missing = harness::missing(&root.join("missing.txt"));
    let modes = harness::modes();
    let mut trials = Vec::new();
    for file in harness::python_files(&root) {
        let name = harness::name_below(&root, &file);
        let modes = modes.clone();
        trials.push(match missing.remove(&name) {
            None => Trial::test(name, move || check_all(&file, &modes)),
            Some(reason) => Trial::test(name, move || check_missing(&file, &modes, &reason)),
        });
    }
    for name in missing.into_keys() {
        let problem = format!("missing.txt lists {name}, which does not exist");
        trials.push(Trial::test(name, move || Err(problem.into())));
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn check_all(file: &Path, modes: &[Mode]) -> Result<(), Failed> {
    let expectations = expectations(file)?;
    let problems: Vec<String> =
        modes.iter().filter_map(|mode| check(file, mode, &expectations).err()).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}

fn check_missing(file: &Path, modes: &[Mode], reason: &str) -> Result<(), Failed> {
    let Some(normal) = modes.iter().find(|mode| mode.name == "normal") else { return Ok(()) };
    match check(file, normal, &expectations(file)?) {
        Err(_) => Ok(()),
        Ok(()) => Err(format!("passes: take it off missing.txt, where it waits for {reason}").into()),
    }
}

fn check(file: &Path, mode: &Mode, expectations: &Expectations) -> Result<(), String> {
    let outcome = harness::run(file, mode)?;
    let printed: Vec<&str> = outcome.stdout.lines().map(str::trim).collect();
    let expected: Vec<&str> = expectations.lines.iter().map(|(_, line)| line.as_str()).collect();
    if let Some(difference) = harness::difference(&expected, &printed) {
        let at = place(file, &expectations.lines, &printed);
        return Err(harness::report(mode, &outcome, &format!("{at}: {difference}")));
    }
    let wanted_status = i32::from(expectations.raised.is_some());
    harness::check_status(&outcome, wanted_status)
        .map_err(|problem| harness::report(mode, &outcome, &problem))?;
    if let Some(raised) = &expectations.raised {
        let last = outcome.stderr.lines().next_back().unwrap_or("").trim();
        if last != raised {
            let problem = format!("ended with {last:?}, expected {raised:?}");
            return Err(harness::report(mode, &outcome, &problem));
        }
    }
    Ok(())
}

/// Where in the script the first expectation stands that is not met.
fn place(file: &Path, expected: &[(usize, String)], printed: &[&str]) -> String {
    let same = expected.iter().zip(printed).take_while(|((_, want), got)| want == *got).count();
    let name: PathBuf = file.components().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
    match expected.get(same).or(expected.last()) {
        Some((line, _)) => format!("{}:{line}", name.display()),
        None => name.display().to_string(),
    }
}

/// Read the expectations of a script; a script without any is a mistake.
fn expectations(file: &Path) -> Result<Expectations, String> {
    let source = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut expectations = Expectations { lines: Vec::new(), raised: None };
    for (index, line) in source.lines().enumerate() {
        if let Some((_, text)) = line.split_once("# expect:") {
            expectations.lines.push((index + 1, text.trim().to_owned()));
        } else if let Some((_, text)) = line.split_once("# raises:") {
            expectations.raised = Some(text.trim().to_owned());
        }
    }
    if expectations.lines.is_empty() && expectations.raised.is_none() {
        return Err(format!("{} expects nothing", file.display()));
    }
    Ok(expectations)
}
