//! What a call of a helper or native has given: an answer that is guarded, values for registers, or an exception.
//!
//! Invariant "behind": the guard of an answer goes on behind the call's instruction, which is not done again: its snapshot
//! is where the interpreter would be with the other answer.

use super::Recorder;
use super::frames::Source;
use super::traced::Data;
use crate::heap::Word;
use crate::jit::facts::Sort;
use crate::jit::ir::{Constant, Expect, Ir, Opcode, Operand, Primitive};
use crate::machine::{Deliver, helper};
use smallvec::smallvec;

impl Recorder {
    /// A call in the frame at `window`, whose instruction ends before `next`, has given this, which the interpreter has
    /// delivered: the registers it went to now hold it. Where it decides where the interpreter goes on, a guard says so.
    pub(super) fn delivered(&mut self, ir: Ir, now: Word, deliver: Deliver, next: u32, window: usize) {
        match deliver {
            Deliver::To(r) => self.set_register(window + r.0 as usize, ir),
            Deliver::Callee { at, receiver } => {
                self.set_register(window + at.0 as usize, ir);
                let nothing = self.constant(Constant::Word(Word::UNDEF));
                self.set_register(window + receiver.0 as usize, nothing);
            }
            Deliver::Item { dst, to } => {
                let at = window + dst.0 as usize;
                if now == Word::UNDEF {
                    // If there were an item it would be there.
                    let before = self.registers.insert(at, Source::Made(ir, true));
                    self.answered(ir, Word::UNDEF, true, next.wrapping_add_signed(to.0));
                    match before {
                        Some(source) => self.registers.insert(at, source),
                        None => self.registers.remove(&at),
                    };
                } else {
                    self.answered(ir, Word::UNDEF, false, next);
                    self.set_register(at, ir);
                }
            }
            Deliver::Branch { expect, to } => {
                let (yes, target) = (now == Word::TRUE, next.wrapping_add_signed(to.0));
                self.answered(ir, Word::TRUE, yes, if yes == expect { next } else { target });
            }
            Deliver::Step { dst, to } => {
                self.part(ir, 0, window + dst.0 as usize);
                let goes_on = self.d.pc_index() != next;
                let answer = self.push(Opcode::Part(1), smallvec![Operand::Ir(ir)], Expect::Nothing);
                let other = if goes_on { next } else { next.wrapping_add_signed(to.0) };
                self.answered(answer, Word::TRUE, goes_on, other);
            }
            Deliver::Pair { first, second } => {
                for (i, r) in [first, second].into_iter().enumerate() {
                    self.part(ir, i, window + r.0 as usize);
                }
            }
            Deliver::Spread { to, count } => {
                for i in 0..count as usize {
                    self.part(ir, i, window + to.0 as usize + i);
                }
            }
            Deliver::Nowhere => {}
        }
    }

    /// Is what a call has given this marker? Otherwise the interpreter goes on at another word of the code.
    fn answered(&mut self, ir: Ir, marker: Word, yes: bool, other: u32) {
        let pc = std::mem::replace(&mut self.pc, other);
        let state = self.state();
        self.pc = pc;
        self.trace.snapshots.push(state);
        let operands = smallvec![Operand::Ir(ir), Operand::Constant(Constant::Word(marker))];
        let expect = if yes { Expect::Yes } else { Expect::No };
        self.write(Opcode::Answer, operands, expect, Some(self.trace.snapshots.len() as u32 - 1));
    }

    /// A part of what a helper gave goes to a register.
    fn part(&mut self, whole: Ir, index: usize, at: usize) {
        let part = self.push(Opcode::Part(index as u32), smallvec![Operand::Ir(whole)], Expect::Nothing);
        self.set_register(at, part);
    }

    /// A call has raised this exception, which has found its way by now.
    pub(super) fn raised(&mut self, call: Ir, exception: Word, from: u32) {
        let place = self.unwound_from(from, false);
        let pending = self.push_call(Opcode::Pending(place), smallvec![Operand::Ir(call)], Expect::Nothing);
        self.note(pending, exception.datum());
        self.facts.learn_sort(pending, Sort::Passes(Primitive::as_exception, pending));
        let thrown = self.thrown_by(call).unwrap_or(pending);
        self.unwound(thrown, exception);
    }

    /// The exception that was given to a call which does no more than raise it: nothing moves on its way.
    fn thrown_by(&self, call: Ir) -> Option<Ir> {
        let made = self.trace.instructions.get(call.0 as usize)?;
        match (made.opcode, made.operands.first()) {
            (Opcode::Helper(call), Some(Operand::Ir(thrown)))
                if std::ptr::eq(call.helper, &helper::RAISE_EXCEPTION) =>
            {
                Some(*thrown)
            }
            _ => None,
        }
    }
}
