//! Compiled loops: how they are made, entered and left.
//!
//! Owns the machine code of a loop. It is entered at the loop's back-edge, with the frame of the loop on top, and left at
//! one of its exits; what the exit says puts the interpreter where it goes on.
//!
//! Invariant "code": the machine code was written for this engine, whose address, objects and code it contains, and
//! is entered only while everything that it takes for granted holds: the engine's epoch is that in which it was
//! made.

use super::abort::Abort;
use super::exit::{Exit, SLOTS, State, Why, restore, stand};
use super::ir::Trace;
use super::opt::optimise;
use super::x64::{Code, assemble};
use crate::heap::Word;
use crate::interp::direct::Direct;
use crate::object::vm::Vm;
use std::ptr::NonNull;

/// A compiled loop.
pub struct Compiled {
    code: Code,
    epoch: u64,
}

/// How compiled code was left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Left {
    /// The interpreter stands on an instruction that was not done, perhaps the one at which the code was entered.
    Again,
    /// The interpreter stands behind an instruction that was done.
    On,
}

type Entry = extern "sysv64" fn(&mut State, *mut Word) -> *const Exit;

impl Compiled {
    /// Compile a recorded loop.
    ///
    /// # Errors
    /// Why it cannot be compiled.
    pub fn new(vm: &Vm, trace: &Trace) -> Result<Compiled, Abort> {
        let optimised = optimise(trace);
        let code = assemble(vm, &optimised)?;
        for word in &code.words {
            vm.keep_for_traces(*word);
        }
        Ok(Compiled { code, epoch: vm.code_epoch.get() })
    }

    /// Is what the code takes for granted still so?
    pub fn is_good(&self, vm: &Vm) -> bool {
        self.epoch == vm.code_epoch.get()
    }

    /// How many bytes of machine code there are.
    pub fn bytes(&self) -> usize {
        self.code.buffer.len()
    }

    /// Run it: the interpreter stands at the loop's back-edge.
    pub fn run(&self, d: Direct) -> (Direct, Left) {
        if !d.has_room_above(self.code.reach, self.code.depth) || !self.is_good(d.vm()) {
            return (d, Left::Again);
        }
        let mut state = State {
            vm: NonNull::from(d.vm()),
            general: [0; 16],
            vector: [0; 16],
            slots: [0; SLOTS],
            outcome: [0; 2],
            epoch: self.epoch,
            operands: [0; 256],
        };
        // SAFETY: invariant "code": the assembler has written a function of this type at `start`.
        let entry: Entry = unsafe { std::mem::transmute(self.code.buffer.ptr(self.code.start)) };
        let exit = entry(&mut state, d.base());
        // SAFETY: the code leaves with the address of one of its exits, which live as long as it does.
        let exit = unsafe { &*exit };
        exit.count.set(exit.count.get().saturating_add(1));
        match exit.why {
            // SAFETY: the code was entered at `d`, and has left through this exit just now.
            Why::Guard => (unsafe { restore(d, exit, &state) }, Left::Again),
            Why::Helper(call) => {
                let innermost = stand(d, &exit.frames).at(call.pc);
                (innermost.deliver(state.given(), call.deliver), Left::On)
            }
            Why::Native(call) => {
                let innermost = stand(d, &exit.frames).at(call.pc);
                (innermost.native_given(state.given(), call.native, call.call), Left::On)
            }
        }
    }
}
