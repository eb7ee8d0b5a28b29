//! What the command grants to the programs it runs: the streams of the process, the clock, modules from the folder of
//! the program. The library itself grants nothing.

use cpu_time::ProcessTime;
use std::io::{BufWriter, Stdout, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime};
use taipan::object::grants::{Clock, Grants, Input, LoadedSource, Loader};
use taipan::object::vm::Output;

/// The standard output, buffered.
pub struct StandardOutput(BufWriter<Stdout>);

impl StandardOutput {
    /// The process's.
    pub fn new() -> StandardOutput {
        StandardOutput(BufWriter::with_capacity(1 << 16, std::io::stdout()))
    }
}

impl Output for StandardOutput {
    fn write(&mut self, text: &str) -> std::io::Result<()> {
        self.0.write_all(text.as_bytes())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

struct StandardErrors;
impl Output for StandardErrors {
    fn write(&mut self, text: &str) -> std::io::Result<()> {
        std::io::stderr().write_all(text.as_bytes())
    }
}

struct StandardInput;
impl Input for StandardInput {
    fn read_line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line)?;
        Ok(line)
    }
}

struct SystemClock(Instant);
impl Clock for SystemClock {
    fn now(&mut self) -> Duration {
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
    }
    fn monotonic(&mut self) -> Duration {
        self.0.elapsed()
    }
    fn cpu(&mut self) -> Option<Duration> {
        ProcessTime::try_now().ok().map(|time| time.as_duration())
    }
    fn sleep(&mut self, time: Duration) {
        std::thread::sleep(time);
    }
}

/// Modules from a folder: `a.b` is `a/b.py` or `a/b/__init__.py`.
struct Folder(PathBuf);
impl Loader for Folder {
    fn find(&mut self, name: &str) -> Option<Result<LoadedSource, String>> {
        let mut path = self.0.clone();
        path.extend(name.split('.'));
        let candidates = [(path.join("__init__.py"), true), (path.with_extension("py"), false)];
        let (file, is_package) = candidates.into_iter().find(|(file, _)| file.is_file())?;
        let filename = file.display().to_string();
        Some(match std::fs::read_to_string(&file) {
            Ok(text) => Ok(LoadedSource { text, filename, is_package }),
            Err(e) => Err(format!("cannot read {filename}: {e}")),
        })
    }
}

/// Everything a program run by `python3` has, as far as there is such a thing here. Modules come from a folder, which
/// `sys.path` calls `entry`.
pub fn all(folder: PathBuf, entry: String, arguments: Vec<String>) -> Grants {
    Grants {
        input: Some(Box::new(StandardInput)),
        clock: Some(Box::new(SystemClock(Instant::now()))),
        loader: Some(Box::new(Folder(folder))),
        errors: Some(Box::new(StandardErrors)),
        arguments,
        path: vec![entry],
        ..Grants::default()
    }
}
