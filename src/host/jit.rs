//! Machine code for hot scripts: when it is made, and what came of it.
//!
//! Owns the host's say about the tracer. What it does never changes what scripts do; where there is no compiler, which
//! is everywhere but on x86-64 under Unix, and without the feature `jit`, everything is interpreted.

use super::engine::{Builder, Engine, Runtime};
use crate::jit::forced::Forced;
use crate::jit::hot::{Counts, Tracing};
use crate::jit::log::Log;

/// When hot loops and functions become machine code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Jit {
    /// Never: everything is interpreted.
    Off,
    /// When they are hot.
    #[default]
    On,
    /// In their first turn: for tests of the engine.
    Always,
    /// In their first turn, and the compiler is forced to take rare ways.
    #[doc(hidden)]
    Forced(Forced),
}

impl Jit {
    /// The state of the tracer, if there is to be one.
    pub(super) fn tracing(self, log: Option<Log>) -> Option<Tracing> {
        // Miri interprets, and cannot enter machine code.
        let compiles = cfg!(all(feature = "jit", target_arch = "x86_64", unix, not(miri)));
        if self == Jit::Off || !compiles {
            return None;
        }
        let forced = match self {
            Jit::Forced(forced) => forced,
            _ => Forced::default(),
        };
        let tracing = Tracing::compiling(self != Jit::On, forced);
        Some(match log {
            Some(log) => tracing.logged(log),
            None => tracing,
        })
    }
}

impl Builder {
    /// When hot code becomes machine code: when it is hot, unless this says otherwise.
    ///
    /// ```
    /// use taipan::{Engine, Jit};
    ///
    /// let mut engine = Engine::builder().jit(Jit::Off).build()?;
    /// engine.run("for i in range(10_000): pass")?;
    /// assert_eq!(engine.jit_stats().compiled, 0);
    /// # Ok::<(), taipan::Error>(())
    /// ```
    pub fn jit(mut self, when: Jit) -> Builder {
        self.jit = when;
        self
    }

    /// Where the tracer tells what became of each recording: a JSON object a line, see [`crate::jit::log`].
    ///
    /// ```
    /// use std::sync::{Arc, Mutex};
    /// use taipan::Engine;
    ///
    /// let lines = Arc::new(Mutex::new(Vec::new()));
    /// let sink = lines.clone();
    /// let log = move |line: &str| sink.lock().unwrap().push(line.to_owned());
    /// let mut engine = Engine::builder().jit_log(log).build()?;
    /// engine.run("total = 0\nfor i in range(10_000): total += i")?;
    /// # if cfg!(all(feature = "jit", target_arch = "x86_64", unix)) {
    /// assert!(lines.lock().unwrap()[0].contains(r#""at": "<module>:2""#));
    /// # }
    /// # Ok::<(), taipan::Error>(())
    /// ```
    pub fn jit_log(mut self, sink: impl FnMut(&str) + Send + 'static) -> Builder {
        self.jit_log = Some(Log::new(sink));
        self
    }
}

impl Engine {
    /// What the tracer has done so far.
    pub fn jit_stats(&self) -> Counts {
        Tracing::with(self.vm(), |tracing| tracing.counts.clone()).unwrap_or_default()
    }
}

#[cfg(all(test, feature = "jit", target_arch = "x86_64", unix))]
mod tests {
    use super::*;

    /// What the tracer did in a program of so many loops, each with so many turns, and the steps that these took.
    fn after(loops: u32, turns: u32) -> (Counts, u64) {
        let source: String =
            (0..loops).map(|n| format!("for i in range({turns}): x{n} = i * {n}\n")).collect();
        let fuel = 1_000_000_000;
        let mut engine = Engine::builder().fuel(fuel).build().unwrap();
        engine.run(&source).unwrap();
        (engine.jit_stats(), fuel - engine.fuel().unwrap())
    }

    #[test]
    fn a_program_of_many_short_loops_compiles_what_it_has_paid_for() {
        let (counts, steps) = after(300, 200);
        assert!(steps >= 60_000);
        assert!(counts.compiled >= 1, "the first loop is compiled whatever comes");
        assert!(counts.compiled <= 1 + steps / 4_000, "{counts:?}");
    }

    #[test]
    fn a_program_that_runs_on_compiles_all_its_loops() {
        let (counts, _) = after(10, 100_000);
        assert_eq!(counts.compiled, 10, "{counts:?}");
    }
}
