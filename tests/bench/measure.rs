//! The contestants, and one measured run of one of them.
//!
//! Comes in: a program and, for a smoke test, a size. Goes out: what was printed, the CPU time and the peak memory of
//! the child. Which runs there are and what becomes of the numbers is `table.rs`.
//!
//! Invariant: the time is the child's own user and system time, so other work on the machine counts as little as
//! possible, and every contestant is started directly, never through a launcher script whose time would count too.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use wait4::Wait4;

/// The language that a contestant runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// It runs the `.py` file.
    Python,
    /// It runs the `.lua` file, where there is one.
    Lua,
}

impl Language {
    /// The file name extension of a program.
    pub fn extension(self) -> &'static str {
        match self {
            Language::Python => "py",
            Language::Lua => "lua",
        }
    }

    /// The arguments that run a program which does nothing.
    fn empty_program(self) -> [&'static str; 2] {
        match self {
            Language::Python => ["-c", "pass"],
            Language::Lua => ["-e", ""],
        }
    }
}

/// Something that runs programs.
pub struct Contestant {
    /// The name in the table.
    pub name: &'static str,
    /// What it runs.
    pub language: Language,
    program: PathBuf,
    arguments: &'static [&'static str],
}

/// What one run took.
#[derive(Clone, Copy)]
pub struct Usage {
    /// User and system time.
    pub cpu: Duration,
    /// Peak resident memory in bytes.
    pub memory: u64,
}

/// The contestants that are installed, Taipan first.
pub fn contestants() -> Vec<Contestant> {
    let taipan = Contestant {
        name: "taipan",
        language: Language::Python,
        program: PathBuf::from(env!("CARGO_BIN_EXE_taipan")),
        arguments: &[],
    };
    let others = [
        ("python3", Language::Python, "python3", &[] as &[&str]),
        ("pypy3", Language::Python, "pypy3", &[]),
        ("luajit", Language::Lua, "luajit", &[]),
        ("luajit -joff", Language::Lua, "luajit", &["-joff"]),
        ("lua5.4", Language::Lua, "lua5.4", &[]),
    ];
    let installed = others.into_iter().filter_map(|(name, language, program, arguments)| {
        let program = executable(program, language)?;
        Some(Contestant { name, language, program, arguments })
    });
    std::iter::once(taipan).chain(installed).collect()
}

/// The program itself behind a command; none when it is not installed. The `python3` in the path is often a script
/// that looks for the interpreter, so Python says itself where it is.
fn executable(command: &str, language: Language) -> Option<PathBuf> {
    let arguments = match language {
        Language::Python => ["-c", "import sys; print(sys.executable)"],
        Language::Lua => ["-e", ""],
    };
    let output = Command::new(command).args(arguments).stdin(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    Some(match language {
        Language::Python => PathBuf::from(String::from_utf8(output.stdout).ok()?.trim()),
        Language::Lua => PathBuf::from(command),
    })
}

impl Contestant {
    /// The file that this contestant runs for a benchmark, if there is one.
    pub fn file(&self, folder: &Path, benchmark: &str) -> Option<PathBuf> {
        let file = folder.join(benchmark).with_extension(self.language.extension());
        file.exists().then_some(file)
    }

    /// Run a file once, at its own size or a given one.
    pub fn run(&self, file: &Path, size: Option<&str>) -> Result<(String, Usage), String> {
        let mut command = self.command();
        command.arg(file).args(size);
        measure(&mut command, "")
    }

    /// Run a program that comes in by the standard input.
    pub fn run_source(&self, source: &str) -> Result<(String, Usage), String> {
        let mut command = self.command();
        command.arg("-");
        measure(&mut command, source)
    }

    /// Run a program that does nothing.
    pub fn start(&self) -> Result<Usage, String> {
        let mut command = self.command();
        command.args(self.language.empty_program());
        measure(&mut command, "").map(|(_, usage)| usage)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(self.arguments);
        command
    }
}

/// Run a command with this input.
fn measure(command: &mut Command, input: &str) -> Result<(String, Usage), String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start {command:?}: {error}"))?;
    // What is run reads all of its input before it prints; one that ends early says so by its status.
    let _ = child.stdin.take().map(|mut pipe| pipe.write_all(input.as_bytes()));
    // Nothing here writes much to the error stream before it ends, so the two pipes can be read in turn.
    let (mut stdout, mut stderr) = (String::new(), String::new());
    let read = child.stdout.take().map_or(Ok(0), |mut pipe| pipe.read_to_string(&mut stdout));
    let read = read.and(child.stderr.take().map_or(Ok(0), |mut pipe| pipe.read_to_string(&mut stderr)));
    let used = child.wait4().map_err(|error| format!("cannot wait for {command:?}: {error}"))?;
    read.map_err(|error| format!("cannot read from {command:?}: {error}"))?;
    if !used.status.success() {
        let last = stderr.trim_end().lines().next_back().unwrap_or("").to_owned();
        return Err(format!("{} {last}", used.status));
    }
    Ok((stdout, Usage { cpu: used.rusage.utime + used.rusage.stime, memory: used.rusage.maxrss }))
}
