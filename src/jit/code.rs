//! Machine code of a loop.
//!
//! Owns what a trace is compiled to, and the way in and out of it. There is no compiler for this machine: every trace is
//! refused, and its loop interpreted.

use super::abort::Abort;
use super::ir::Trace;
use crate::interp::direct::Direct;
use crate::object::vm::Vm;

/// A compiled loop.
pub struct Compiled(());

/// Why compiled code was left.
pub enum Left {
    /// With the interpreter's state as it is to go on from: at the start of an instruction that was not done.
    Again,
    /// A call's outcome was delivered, or anything else that made progress.
    On,
}

impl Compiled {
    /// Compile a trace.
    ///
    /// # Errors
    /// Why it cannot be compiled.
    pub fn new(_: &Vm, _: &Trace) -> Result<Compiled, Abort> {
        Err(Abort::NoCompiler)
    }

    /// Run it: the interpreter's state stands at the loop's back edge.
    pub fn run(&self, d: Direct) -> (Direct, Left) {
        (d, Left::Again)
    }
}
