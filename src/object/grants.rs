//! What a host grants to its scripts beside the output: input, a clock, modules of its own.
//!
//! Owns the traits a host implements and the place where the engine keeps them. Everything is absent until it is
//! granted; the natives that need it raise an exception that says so. Nothing here is seen by the collector.

use super::vm::Output;
use std::io;
use std::time::Duration;

/// Where `input()` and `sys.stdin` read from.
///
/// ```
/// use std::io::BufRead;
///
/// struct Lines<R>(R);
/// impl<R: BufRead + Send> taipan::Input for Lines<R> {
///     fn read_line(&mut self) -> std::io::Result<String> {
///         let mut line = String::new();
///         self.0.read_line(&mut line)?;
///         Ok(line)
///     }
/// }
/// let mut engine = taipan::Engine::builder().input(Lines(&b"Ada\n36"[..])).build()?;
/// let script = engine.load("form", "import sys\ndef ask(): return [input(), sys.stdin.read()]")?;
/// let answers: Vec<String> = engine.call(&script, "ask", ())?;
/// assert_eq!(answers, ["Ada", "36"]);
/// # Ok::<(), taipan::Error>(())
/// ```
pub trait Input: Send {
    /// The next line with its line end, which only the last may lack; empty at the end.
    ///
    /// # Errors
    /// What the source says; it becomes an OSError in the script.
    fn read_line(&mut self) -> io::Result<String>;
}

/// The time, as far as scripts may know it.
pub trait Clock: Send {
    /// Time since 1970 began.
    fn now(&mut self) -> Duration;
    /// Time since some moment, never going back.
    fn monotonic(&mut self) -> Duration;
    /// Time that processors have spent on the script's thread or process. Without it, scripts that ask are refused.
    fn cpu(&mut self) -> Option<Duration> {
        None
    }
    /// How far local time is ahead of UTC at a time since 1970 began, in seconds, and the zone's name.
    fn zone(&mut self, at: i64) -> (i64, String) {
        let _ = at;
        (0, "UTC".to_string())
    }
    /// Wait. Longer waits come in slices, so that scripts can be stopped in between.
    fn sleep(&mut self, time: Duration);
}

/// A module's source, as a [`Loader`] found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedSource {
    /// The text.
    pub text: String,
    /// What tracebacks and `__file__` call it.
    pub filename: String,
    /// May it have submodules?
    pub is_package: bool,
}

/// Where modules come from that are not built in.
pub trait Loader: Send {
    /// The module with a full name, dots included. `None` when there is no such module.
    ///
    /// # Errors
    /// Why a module that exists cannot be read; it becomes an ImportError.
    fn find(&mut self, name: &str) -> Option<Result<LoadedSource, String>>;
}

/// A line of the input, and how much of it scripts have read.
#[derive(Default)]
pub struct Unread {
    line: String,
    read: usize,
}

impl Unread {
    /// A line of which nothing has been read.
    pub fn new(line: String) -> Unread {
        Unread { line, read: 0 }
    }

    /// The next characters, as many as there are up to a limit.
    pub fn take(&mut self, most: usize) -> String {
        let rest = self.line.get(self.read..).unwrap_or("");
        match rest.char_indices().nth(most) {
            Some((end, _)) => {
                let part = rest[..end].to_owned();
                self.read += end;
                part
            }
            None if self.read == 0 => std::mem::take(&mut self.line),
            None => {
                let part = rest.to_owned();
                *self = Unread::default();
                part
            }
        }
    }
}

/// All of it. Nothing is granted by default.
#[derive(Default)]
pub struct Grants {
    /// See [`Input`].
    pub input: Option<Box<dyn Input>>,
    /// The line of the input of which scripts have read a part.
    pub unread: Unread,
    /// See [`Clock`].
    pub clock: Option<Box<dyn Clock>>,
    /// See [`Loader`].
    pub loader: Option<Box<dyn Loader>>,
    /// Where `sys.stderr` goes; nowhere by default.
    pub errors: Option<Box<dyn Output>>,
    /// `sys.argv`
    pub arguments: Vec<String>,
    /// `sys.path`, which is for scripts to read: where modules come from is the loader's choice.
    pub path: Vec<String>,
}
