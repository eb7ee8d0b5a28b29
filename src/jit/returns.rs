//! The return stack: where compiled callers go on when what they have called returns.
//!
//! Owns the memory of the stack; compiled code pushes and pops, by the two words that the engine keeps of it. Whoever
//! leaves compiled code forgets the entries since it was entered: their frames stand in the windows like any others, and
//! go on in the interpreter.
//!
//! Invariant "returns": while compiled code runs, each entry belongs to a frame that stands and was called by compiled
//! code, the last one to the innermost of these. The first entry belongs to no frame.

use crate::object::vm::Vm;

/// How many calls of compiled code may wait at once. Beyond that the interpreter takes over.
const CALLS: usize = 1024;

/// An entry of the stack.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Return {
    /// Where the caller goes on.
    pub code: u64,
    /// The callee's window: the address of its first register.
    pub window: u64,
}

/// The stack.
#[derive(Default)]
pub struct ReturnStack(Vec<Return>);

impl ReturnStack {
    /// Let an engine use it.
    pub fn install(&mut self, vm: &Vm) {
        self.0 = vec![Return { code: 0, window: 0 }; CALLS];
        let all = self.0.as_mut_ptr_range();
        vm.returns.set(all.start.cast());
        // The last entry has none behind it.
        vm.returns_end.set(all.end.wrapping_sub(1).cast());
    }
}
