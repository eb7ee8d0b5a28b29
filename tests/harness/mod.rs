//! Running the `taipan` command on one file, for `tests/scripts.rs` and `tests/programs.rs`.
//!
//! Owns the table of modes, the time limit and the way a difference is shown. Comes in: a file and what it must
//! print. Goes out: nothing, or a text that says what went wrong and the command that shows it again. What is
//! expected, and where that stands, is the runners' business.
//!
//! Invariant: a child never outlives the call that started it.
//!
//! Beside the modes of the table there are some made at random, by a seed that is printed: `TAIPAN_TEST_SEED=7` repeats
//! those of a run. The environment can also narrow a run: `TAIPAN_TEST_MODES=normal,tiny,random-3` picks modes,
//! `TAIPAN_UNDER_TEST=python3` runs another command in place of `taipan`, in the normal mode only.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Every way in which a file runs: a name, and the arguments that come before the file. The word `SEED` becomes a
/// number that depends on the file alone, so that a failure shows up again.
pub const MODES: &[(&str, &[&str])] = &[
    ("normal", &[]),
    ("gc-minor", &["--gc-stress=minor"]),
    ("gc-full", &["--gc-stress=full"]),
    ("gc-random", &["--gc-stress=random:SEED"]),
    ("interpreted", &["--jit=off"]),
    ("check", &["--jit=check"]),
    ("jit", &["--jit=always"]),
    ("jit-gc", &["--jit=always", "--gc-stress=random:SEED"]),
    ("jit-forced", &["--jit=always", "--jit-force=registers:3"]),
    ("jit-exits", &["--jit=always", "--jit-force=exits:5"]),
    ("jit-cuts", &["--jit=always", "--jit-force=cuts:8"]),
    ("jit-stale", &["--jit=always", "--jit-force=stale:2"]),
    ("jit-plain", &["--jit=always", "--tiny", "--jit-force=unoptimised,registers:5"]),
    ("tiny", &["--tiny"]),
];

/// How many modes are made at random.
const RANDOM_MODES: usize = 8;

/// How long one run may take before it is killed.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// How many lines of each side of a difference are shown.
const SHOWN_LINES: usize = 12;

/// How many equal lines are shown before a difference.
const CONTEXT_LINES: usize = 3;

/// One mode to run a file in.
#[derive(Clone)]
pub struct Mode {
    /// The name in the table.
    pub name: String,
    /// What the command is given before the file.
    pub arguments: Vec<String>,
}

/// What a run left behind.
pub struct Outcome {
    /// The exit status; none when the time ran out.
    pub status: Option<ExitStatus>,
    /// Everything written to standard output.
    pub stdout: String,
    /// Everything written to the error stream.
    pub stderr: String,
    /// The command as one would type it.
    pub command: String,
}

/// The modes of this run: all, unless the environment asks for less.
pub fn modes() -> Vec<Mode> {
    let owned = |texts: &[&str]| texts.iter().map(|text| text.to_string()).collect();
    let mut all: Vec<Mode> = MODES
        .iter()
        .map(|(name, arguments)| Mode { name: name.to_string(), arguments: owned(arguments) })
        .collect();
    if std::env::var_os("TAIPAN_UNDER_TEST").is_some() {
        all.retain(|mode| mode.name == "normal");
        return all;
    }
    let seed = seed();
    println!("random modes of seed {seed}: TAIPAN_TEST_SEED={seed} repeats them");
    all.extend(random_modes(seed));
    if let Ok(wanted) = std::env::var("TAIPAN_TEST_MODES") {
        let wanted: Vec<&str> = wanted.split(',').map(str::trim).collect();
        for name in &wanted {
            assert!(all.iter().any(|known| known.name == *name), "TAIPAN_TEST_MODES: no mode `{name}`");
        }
        all.retain(|mode| wanted.contains(&mode.name.as_str()));
    }
    all
}

/// The seed of the random modes: another one in each run, unless the environment says which.
fn seed() -> u64 {
    let now = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    match std::env::var("TAIPAN_TEST_SEED") {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("TAIPAN_TEST_SEED: {text:?} is no number")),
        Err(_) => now().map_or(0, |time| time.as_secs() % 1_000_000),
    }
}

/// Ways to make machine code worse, put together at random.
fn random_modes(seed: u64) -> Vec<Mode> {
    let mut random = SplitMix(seed);
    let mut pick = |choices: &[&str]| choices[(random.next() % choices.len() as u64) as usize].to_owned();
    let mut mode = |number: usize| {
        let forced: Vec<String> = [
            pick(&["", "", "exits:1", "exits:2", "exits:3", "exits:5", "exits:13"]),
            pick(&["", "", "registers:3", "registers:4", "registers:6"]),
            pick(&["", "", "", "cuts:5", "cuts:12", "cuts:30", "cuts:100"]),
            pick(&["", "", "", "stale:1", "stale:3", "stale:9"]),
            pick(&["", "", "", "unpeeled"]),
            pick(&["", "", "", "unshared"]),
            pick(&["", "", "", "unsunk"]),
            pick(&["", "", "", "unclaimed"]),
            pick(&["", "", "", "unjoined"]),
            pick(&["", "", "", "", "", "unoptimised"]),
        ]
        .into_iter()
        .filter(|one| !one.is_empty())
        .collect();
        let mut arguments = vec![
            pick(&["--jit=always", "--jit=always", "--jit=always", "--jit=on"]),
            pick(&["", "", "", "--tiny"]),
            pick(&["", "", "", "--gc-stress=random:SEED"]),
        ];
        if !forced.is_empty() {
            arguments.push(format!("--jit-force={}", forced.join(",")));
        }
        arguments.retain(|argument| !argument.is_empty());
        Mode { name: format!("random-{number}"), arguments }
    };
    (1..=RANDOM_MODES).map(&mut mode).collect()
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }
}

/// Run `file` in `mode` to its end, or until the time is up.
pub fn run(file: &Path, mode: &Mode) -> Result<Outcome, String> {
    let program = std::env::var_os("TAIPAN_UNDER_TEST")
        .map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_taipan")), PathBuf::from);
    let seed = seed_of(file).to_string();
    let arguments: Vec<String> = mode.arguments.iter().map(|text| text.replace("SEED", &seed)).collect();
    let command = format!("{} {} {}", program.display(), arguments.join(" "), file.display());
    let mut child = Command::new(&program)
        .args(&arguments)
        .arg(file)
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start {command}: {error}"))?;
    // Both pipes are drained by threads of their own: a child that fills one of them must not wait for us.
    let stdout = drain(child.stdout.take());
    let stderr = drain(child.stderr.take());
    let status = wait(&mut child).map_err(|error| format!("cannot wait for {command}: {error}"))?;
    Ok(Outcome { status, stdout: text(stdout), stderr: text(stderr), command })
}

/// What is wrong with the way a run ended, where exit status `wanted` is right.
pub fn check_status(outcome: &Outcome, wanted: i32) -> Result<(), String> {
    match outcome.status {
        None => Err(format!("killed after {} seconds", TIME_LIMIT.as_secs())),
        Some(status) if status.code() == Some(wanted) => Ok(()),
        Some(status) => Err(format!("ended with {status}, expected exit status {wanted}")),
    }
}

/// A failure as it is shown: the problem, the end of the error stream, and the command to repeat it.
pub fn report(mode: &Mode, outcome: &Outcome, problem: &str) -> String {
    let mut shown = format!("in mode {}: {problem}\n", mode.name);
    let lines: Vec<&str> = outcome.stderr.lines().collect();
    for line in lines.iter().skip(lines.len().saturating_sub(SHOWN_LINES)) {
        let _ = writeln!(shown, "  stderr| {line}");
    }
    let _ = writeln!(shown, "  $ {}", outcome.command);
    shown
}

/// The first place where two texts differ, with the lines around it; none when they are equal.
pub fn difference(expected: &[&str], printed: &[&str]) -> Option<String> {
    if expected == printed {
        return None;
    }
    let same = expected.iter().zip(printed).take_while(|(left, right)| left == right).count();
    let tail = |lines: &[&str]| lines.len() - same;
    let same_end = expected
        .iter()
        .rev()
        .zip(printed.iter().rev())
        .take(tail(expected).min(tail(printed)))
        .take_while(|(left, right)| left == right)
        .count();
    let mut shown = format!("output differs from line {}", same + 1);
    for line in expected.iter().take(same).skip(same.saturating_sub(CONTEXT_LINES)) {
        let _ = write!(shown, "\n      {line}");
    }
    let mut side = |lines: &[&str], sign: char| {
        let differing = tail(lines) - same_end;
        for line in lines.iter().skip(same).take(differing.min(SHOWN_LINES)) {
            let _ = write!(shown, "\n    {sign} {line}");
        }
        if differing > SHOWN_LINES {
            let _ = write!(shown, "\n    {sign} ... {} more lines", differing - SHOWN_LINES);
        }
    };
    side(expected, '-');
    side(printed, '+');
    Some(shown)
}

/// Every `.py` file below `root`, sorted.
pub fn python_files(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries =
            std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry.unwrap_or_else(|error| panic!("{}: {error}", folder.display())).path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The name of a file below `root`, with slashes.
pub fn name_below(root: &Path, file: &Path) -> String {
    file.strip_prefix(root).unwrap_or(file).to_string_lossy().replace('\\', "/")
}

fn seed_of(file: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    file.file_name().hash(&mut hasher);
    hasher.finish() % 1_000_000
}

fn drain(pipe: Option<impl Read + Send + 'static>) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // A pipe that breaks with its child leaves what came before; the exit status tells the rest.
        let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
        bytes
    })
}

fn text(reader: thread::JoinHandle<Vec<u8>>) -> String {
    String::from_utf8_lossy(&reader.join().unwrap_or_default()).into_owned()
}

/// Wait for the child; kill it when the time is up, and then there is no status.
fn wait(child: &mut Child) -> std::io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    // Most runs take a few milliseconds: look often at first, then rarely.
    let mut pause = Duration::from_micros(500);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() > TIME_LIMIT {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

/// The files that wait for something, with what they wait for.
pub fn missing(list: &Path) -> std::collections::BTreeMap<String, String> {
    let text = std::fs::read_to_string(list).unwrap_or_default();
    let entries = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    entries
        .map(|line| {
            let (name, reason) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            assert!(!reason.trim().is_empty(), "missing.txt: {name} needs a reason");
            (name.to_owned(), reason.trim().to_owned())
        })
        .collect()
}
