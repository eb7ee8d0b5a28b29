//! Where a trace ends: at its start again, at other compiled code, or since it is long enough.

use super::{Purpose, Recorder};
use crate::bytecode::code::CodeUnit;
use crate::bytecode::ops::Op;
use crate::interp::direct::Direct;
use crate::jit::abort::Abort;
use crate::jit::hot::Tracing;
use crate::jit::ir::{Constant, End, Instruction, Ir, Opcode, Operand};
use crate::machine::Machine;
use crate::machine::primitives::Continuation;

/// How many calls of compiled functions are inlined in a compiled function: each doubles the ways through it.
const INLINED: usize = 6;

/// How deep these are.
const DEEPEST: usize = 2;

impl Recorder {
    /// The trace ends here, in front of a bytecode.
    pub(super) fn end(&mut self, end: End) {
        self.pc = self.d.pc_index();
        match end {
            End::Call(at) => self.give_numbers(at),
            End::Link(at) => self.trace.round = self.went_round(at),
            _ => {}
        }
        self.trace.last = Some(self.state());
        self.trace.end = end;
    }

    /// Was this the turn of a loop that has started a generator? No other turn is like it.
    pub(super) fn starts_generator(&self) -> bool {
        let starts = |i: &Instruction| {
            matches!(i.opcode, Opcode::GeneratorState)
                && matches!(i.operands.get(1), Some(Operand::Constant(Constant::Int(0))))
        };
        let is_code = matches!(self.purpose, Purpose::Code { .. });
        is_code && !self.is_again && self.trace.instructions.iter().any(starts)
    }

    /// The turn that comes next is recorded instead of this one.
    pub(super) fn once_more(self) -> Recorder {
        let mut again = Recorder { is_again: true, ..Recorder::new(self.d, self.purpose) };
        again.trace.counted = self.trace.counted;
        again.look_for_end();
        again
    }

    /// Has a trace behind an exit done one turn of the loop at whose back edge it has started?
    fn went_round(&mut self, at: usize) -> Option<Vec<(i32, Ir)>> {
        let (start, words) = self.round.take()?;
        let is_same = start == at && self.frames.is_empty() && self.d.window() == self.entry;
        // Whoever has gone on in an outer loop has gone back there.
        (is_same && self.turns.is_empty()).then_some(words)
    }

    /// Is the trace at its start again, or where other compiled code starts?
    pub(super) fn arrived(&mut self) -> Option<End> {
        let at = self.d.position();
        let is_start = at == self.start;
        if is_start && self.frames.is_empty() {
            return Some(End::Loop);
        }
        if self.d.pc_index() != 0 {
            let is_header = self.d.is_traced() || self.d.upcoming().op().is_back_edge();
            let is_compiled = is_header && Tracing::with(self.d.vm(), |t| t.has_code(at)).unwrap_or(false);
            return (is_compiled && !self.goes_in(at)).then_some(End::Link(at));
        }
        if !self.has_code(self.d) || self.frames.is_empty() || self.d.continuation().0 != Continuation::Store
        {
            return None;
        }
        if !self.turns.is_empty() {
            // One turn after the other would be unrolled, each behind the call of the one before.
            self.aborted = Some(Abort::InnerLoop);
        }
        if !self.running.is_empty() {
            // What comes behind the call would have to know of it.
            self.aborted = Some(Abort::CallInGenerator);
        }
        let ends = self.aborted.is_none() && !self.follows(at);
        ends.then_some(End::Call(at))
    }

    /// Does the trace do the first turn of a compiled loop itself? It goes over a generator that the trace has made, which
    /// the body of the loop finds resumed.
    fn goes_in(&self, at: usize) -> bool {
        self.is_branch
            && !self.turns.contains_key(&at)
            && self.resting.values().any(|rest| rest.pc == Some(0))
            && Tracing::with(self.d.vm(), |t| t.code(at)).flatten().is_some_and(|code| code.resumes())
    }

    /// Is the compiled function that was called just now part of the trace nevertheless? One that calls itself a few times
    /// and is called by one that does not: if it turns out to be more, the trace ends in front of the outermost call.
    /// Exceptions that it raises and the numbers that it gives are then like those of other inlined functions. A compiled
    /// function has others inlined up to some depth, so that their innermost calls are none.
    fn follows(&mut self, at: usize) -> bool {
        let (mut caller, mut depth) = (self.d, 1);
        for _ in 1..self.frames.len() {
            caller = caller.outer();
            depth += usize::from(self.has_code(caller));
        }
        let is_compiled = self.has_code(caller.outer());
        if is_compiled && depth > inlined(&self.d.frame_code().get().unit)
            || !is_compiled && depth > 1 && self.followed == 0
        {
            return false;
        }
        if depth == 1 {
            self.followed = 0;
            self.end(End::Call(at));
            self.instead = Some(self.trace.clone());
            (self.trace.last, self.trace.end) = (None, End::Loop);
        }
        self.followed += 1;
        if !is_compiled && self.followed != depth {
            // It has called itself twice: each way through all of its calls would be another trace.
            self.aborted = Some(Abort::Recursion);
        }
        true
    }

    /// A loop that ends in the turn that is recorded has others that are more like it, most likely.
    pub(super) fn look_for_end(&mut self) {
        let i = self.d.upcoming();
        let is_loop =
            !self.is_branch && i.op().is_back_edge() && matches!(self.purpose, Purpose::Code { .. });
        if is_loop && Tracing::with(self.d.vm(), |t| t.may_wait(self.start)).unwrap_or(false) {
            self.behind = Some(self.pc + i.op().words() as u32);
        }
    }

    /// Is the function of this frame compiled, or just being?
    fn has_code(&self, d: Direct) -> bool {
        let start = d.frame_code().get().start().addr();
        let is_this = start == self.start && matches!(self.purpose, Purpose::Code { .. });
        is_this || Tracing::with(d.vm(), |t| t.has_code(start)).unwrap_or(false)
    }

    /// Does the entry's frame return now, and may have been called by compiled code?
    pub(super) fn is_return_of_compiled(&mut self) -> bool {
        self.aborted.is_none()
            && self.frames.is_empty()
            && self.running.is_empty()
            && self.resting.is_empty()
            && self.d.continuation().0 == Continuation::Store
            && self.has_code(self.d)
    }

    /// Is it too long, and goes on in another trace?
    pub(super) fn is_cut(&mut self) -> bool {
        let can = self.purpose == Purpose::Code { may_cut: true }
            && self.aborted.is_none()
            && self.running.is_empty()
            && self.resting.is_empty();
        if can {
            self.end(End::Cut);
        }
        can
    }
}

/// How deep a compiled function is inlined in such as itself: not at all if it has a loop, whose code would go on in a
/// frame to which no compiled code returns.
fn inlined(function: &CodeUnit) -> usize {
    if function.count(Op::is_back_edge) > 0 {
        return 0;
    }
    let calls = function.count(Op::is_call).max(1);
    let (mut depth, mut level, mut all) = (0, calls, calls);
    while all <= INLINED && depth < DEEPEST {
        depth += 1;
        level *= calls;
        all += level;
    }
    depth
}
