//! Limits: what a script may use, and how it is stopped.
//!
//! Owns the names of the limits, the handle that stops a script from another thread, and the meter of what is written.
//! The counting of fuel, memory and depth is the engine's business (`object::vm`, `heap`).
//!
//! Invariant: whatever limit a script has run into, the engine can be used afterwards.

use crate::object::vm::Output;
use std::fmt;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Which limit a script has run into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// The fuel is used up: so many loop iterations and calls.
    Fuel,
    /// There is no memory left under the limit.
    Memory,
    /// Too many calls are active at once.
    Recursion,
    /// Somebody asked the script to stop; see [`Interrupt`].
    Interrupt,
    /// The script has written more than it may.
    Output,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Limit::Fuel => "out of fuel",
            Limit::Memory => "out of memory",
            Limit::Recursion => "too many nested calls",
            Limit::Interrupt => "interrupted",
            Limit::Output => "too much output",
        })
    }
}

/// Stops what an engine runs, from any thread. It works inside natives as well: in a sort, in a long multiplication.
///
/// ```
/// use taipan::{Engine, Error, Limit};
/// use std::time::Duration;
///
/// let mut engine = Engine::new();
/// let interrupt = engine.interrupt();
/// std::thread::spawn(move || {
///     std::thread::sleep(Duration::from_millis(20));
///     interrupt.stop();
/// });
/// let stopped = engine.run("while True: pass");
/// assert!(matches!(stopped, Err(Error::Limit { limit: Limit::Interrupt, .. })));
/// engine.run("pass")?;
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Interrupt(pub(super) Arc<AtomicBool>);

impl Interrupt {
    /// Stop what runs. When nothing runs, that is the next thing that will: the request stays until it has stopped
    /// something, or is taken back.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Take the request back.
    pub fn clear(&self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// How much may still be written.
#[derive(Debug)]
pub(super) struct Meter {
    left: AtomicU64,
    exceeded: AtomicBool,
}

impl Default for Meter {
    fn default() -> Meter {
        Meter { left: AtomicU64::new(u64::MAX), exceeded: AtomicBool::new(false) }
    }
}

impl Meter {
    pub(super) fn allow(&self, bytes: Option<u64>) {
        self.left.store(bytes.unwrap_or(u64::MAX), Ordering::Relaxed);
        self.exceeded.store(false, Ordering::Relaxed);
    }

    pub(super) fn is_exceeded(&self) -> bool {
        self.exceeded.load(Ordering::Relaxed)
    }

    pub(super) fn forget(&self) {
        self.exceeded.store(false, Ordering::Relaxed);
    }

    /// The part of a text that may be written.
    fn admit<'t>(&self, text: &'t str) -> &'t str {
        let left = self.left.load(Ordering::Relaxed);
        let fits = usize::try_from(left).unwrap_or(usize::MAX).min(text.len());
        let fits = (0..=fits).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        if left != u64::MAX {
            self.left.store(left - fits as u64, Ordering::Relaxed);
        }
        if fits < text.len() {
            self.exceeded.store(true, Ordering::Relaxed);
        }
        &text[..fits]
    }
}

/// A sink behind a meter.
pub(super) struct Metered {
    pub(super) sink: Box<dyn Output>,
    pub(super) meter: Arc<Meter>,
}

impl Output for Metered {
    fn write(&mut self, text: &str) -> io::Result<()> {
        let admitted = self.meter.admit(text);
        self.sink.write(admitted)?;
        if admitted.len() == text.len() { Ok(()) } else { Err(io::Error::other("output limit exceeded")) }
    }
    fn flush(&mut self) -> io::Result<()> {
        self.sink.flush()
    }
}

/// The process's standard output as a sink: where scripts print unless the host says otherwise.
#[derive(Clone, Copy, Debug, Default)]
pub struct StandardOutput;

impl Output for StandardOutput {
    fn write(&mut self, text: &str) -> io::Result<()> {
        io::Write::write_all(&mut io::stdout(), text.as_bytes())
    }
    fn flush(&mut self) -> io::Result<()> {
        io::Write::flush(&mut io::stdout())
    }
}

/// A sink that keeps what is printed.
///
/// ```
/// let printed = taipan::Captured::default();
/// let mut engine = taipan::Engine::builder().output(printed.clone()).build()?;
/// engine.run("print('hello')")?;
/// assert_eq!(printed.take(), "hello\n");
/// # Ok::<(), taipan::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Captured(Arc<Mutex<String>>);

impl Captured {
    /// What has been printed since the last call.
    pub fn take(&self) -> String {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Output for Captured {
    fn write(&mut self, text: &str) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_str(text);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meter_cuts_between_characters() {
        let meter = Meter::default();
        meter.allow(Some(4));
        assert_eq!(meter.admit("aé"), "aé");
        assert!(!meter.is_exceeded());
        assert_eq!(meter.admit("éé"), "");
        assert!(meter.is_exceeded());
        meter.allow(None);
        assert_eq!(meter.admit("as much as you like"), "as much as you like");
    }
}
