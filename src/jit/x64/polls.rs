//! Safepoints: several of a turn are counted at once, by the first of them.
//!
//! Owns how many steps each safepoint takes from the countdown, and how many of them an exit gives back. The first one of
//! a run takes the steps of all; where the countdown does not suffice the code is left there, and the interpreter finds
//! the place where attention is due. Those behind it cost nothing.
//!
//! Invariant "steps": whoever looks at the countdown finds it as the interpreter would have it. So a run ends where a
//! call may look at it, or may count work of its own, and where the body of a loop starts; an exit gives back what was
//! counted for safepoints that have not been reached.

use super::Writer;
use crate::heap::Heap;
use crate::jit::abort::Abort;
use crate::jit::exit::Why;
use crate::jit::ir::{Collected, Instruction, Opcode, Primitive};
use crate::jit::opt::Optimised;
use crate::object::vm::Vm;
use dynasmrt::{DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;

/// Where the engine has the countdown.
pub(super) const COUNTDOWN: i32 = (offset_of!(Vm, heap) + offset_of!(Heap, countdown)) as i32;

/// The safepoints of a trace.
#[derive(Default)]
pub(super) struct Polls {
    /// How many steps each instruction takes.
    takes: Vec<u32>,
    /// Steps taken for safepoints to come.
    ahead: u32,
    /// The snapshot whose instruction has counted a step.
    done: Option<u32>,
}

/// May an instruction look at the countdown, or count work of its own?
fn ends_run(i: &Instruction) -> bool {
    use Primitive as P;
    match i.opcode {
        Opcode::Primitive(p) => matches!(
            p,
            P::as_text
                | P::text_eq
                | P::text_lt
                | P::text_concat
                | P::wide_operator
                | P::int_pow
                | P::sequence_operator
                | P::part
                | P::between
                | P::dict_at
                | P::dict_append
                | P::set_put
                | P::holds
                | P::byte_has
                | P::byte_store
        ),
        Opcode::Collect(what) => !matches!(what, Collected::Tuple | Collected::List),
        Opcode::Helper(_)
        | Opcode::Native(_)
        | Opcode::Shortcut(_)
        | Opcode::StepIterator
        | Opcode::Throw(_)
        | Opcode::Pending(_) => true,
        _ => false,
    }
}

impl Polls {
    pub(super) fn of(trace: &Optimised) -> Polls {
        let mut takes = vec![0; trace.instructions.len()];
        let mut first = None;
        for (n, i) in trace.instructions.iter().enumerate() {
            if trace.body == Some(n) || ends_run(i) {
                first = None;
            }
            if matches!(i.opcode, Opcode::Poll) {
                takes[*first.get_or_insert(n)] += 1;
            }
        }
        Polls { takes, ..Polls::default() }
    }

    /// Those before have counted so many steps that are not done yet: are they the first of this trace? It counts the
    /// others only.
    pub(super) fn take_over(&mut self, trace: &Optimised, steps: u32) -> bool {
        let counts = |(n, i): (usize, &Instruction)| self.takes[n] > 0 || ends_run(i);
        let first = trace.instructions.iter().enumerate().position(counts);
        match first.and_then(|first| self.takes.get_mut(first)) {
            Some(taken) if *taken >= steps => {
                *taken -= steps;
                self.ahead = steps;
                true
            }
            _ => false,
        }
    }

    /// How many steps an exit with this snapshot gives back: the instruction that is done again counts its own.
    pub(super) fn back(&self, snapshot: Option<u32>) -> u32 {
        self.ahead + u32::from(snapshot.is_some() && self.done == snapshot)
    }
}

impl Writer<'_> {
    pub(super) fn poll(&mut self, n: u32, i: &Instruction) -> Result<(), Abort> {
        let steps = self.polls.takes[n as usize];
        self.polls.ahead = (self.polls.ahead + steps).saturating_sub(1);
        self.polls.done = i.snapshot;
        if steps > 0 {
            let out = self.exit(i.snapshot.ok_or(Abort::NotCompiled)?, Why::Attention)?;
            dynasm!(self.ops ; .arch x64 ; sub QWORD [r14 + COUNTDOWN], steps as i32 ; js =>out);
        }
        Ok(())
    }
}
