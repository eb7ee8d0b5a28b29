//! What a host grants to its scripts beside the output: input, a clock, modules of its own.
//!
//! Owns the traits a host implements and the place where the engine keeps them. Everything is absent until it is
//! granted; the natives that need it raise an exception that says so. Nothing here is seen by the collector.

use super::vm::Output;
use std::io;
use std::time::Duration;

/// Where `input()` reads from.
pub trait Input: Send {
    /// The next line without its line end; `None` at the end.
    ///
    /// # Errors
    /// What the source says; it becomes an OSError in the script.
    fn read_line(&mut self) -> io::Result<Option<String>>;
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

/// All of it. Nothing is granted by default.
#[derive(Default)]
pub struct Grants {
    /// See [`Input`].
    pub input: Option<Box<dyn Input>>,
    /// See [`Clock`].
    pub clock: Option<Box<dyn Clock>>,
    /// See [`Loader`].
    pub loader: Option<Box<dyn Loader>>,
    /// Where `sys.stderr` goes; nowhere by default.
    pub errors: Option<Box<dyn Output>>,
    /// `sys.argv`
    pub arguments: Vec<String>,
}
