//! Where a trace ends: at its start again, at other compiled code, or since it is long enough.

use super::{Purpose, Recorder};
use crate::interp::direct::Direct;
use crate::jit::abort::Abort;
use crate::jit::hot::Tracing;
use crate::jit::ir::{End, Ir};
use crate::machine::Machine;
use crate::machine::primitives::Continuation;

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
            return self.d.is_traced().then_some(End::Link(at));
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
        Some(End::Call(at)).filter(|_| self.aborted.is_none())
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
